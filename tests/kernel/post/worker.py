"""What a worker process does, in a process of its own."""
# ruff: noqa: PLC0415 -- Django is set up before anything that needs it is imported


def send_all(database: dict[str, object], schema_name: str, port: int) -> None:
    """Send what is due in one client's outbox to the mail server at this port."""
    import django

    django.setup()
    from django.db import connection

    connection.settings_dict.update(database)
    from tests.keystores import use_key_store_of

    use_key_store_of(str(database["NAME"]))
    from kernel import clock
    from kernel.post.relay import send_due
    from kernel.post.smtp import Smtp
    from tenants import scope
    from tenants.models import Tenant

    transport = Smtp("127.0.0.1", port, "klachten@bureau.localhost", timeout_seconds=60)
    with scope.within(Tenant.objects.get(schema_name=schema_name)):
        send_due(at=clock.now(), limit=99, transport=transport)
