from django.apps import AppConfig


class TenantsConfig(AppConfig):
    """The clients of the consultancy, in the public schema."""

    name = "tenants"
    label = "tenants"

    def ready(self) -> None:
        """Bind the rows of the clients' models to the client they are of; register the checks."""
        from tenants import checks, hosts  # noqa: F401, PLC0415 the checks register themselves
        from tenants.foreign_rows import hold_rows  # noqa: PLC0415 the same

        hold_rows()
        hosts.listen()
