from django.db import connection

from tenants import scope


def wait_turn(subject: str) -> None:
    """Wait until nobody else at this client does what is of `subject`; until the transaction ends.

    "file" is the taking in of complaints and the adopting of regulations: a complaint is received
    under the version in force, and no version may start before a complaint that is there.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext(%s))",
            [f"{scope.current().schema_name}:{subject}"],
        )
