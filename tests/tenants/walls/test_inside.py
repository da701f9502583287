"""The probes from within the system: through the connection that serves the pages."""

import pytest
from django.db import DatabaseError, connection
from psycopg import Error

from kernel.identity.models import Session
from kernel.identity.sessions import SessionStore
from procedures.models import Department
from tenants import scope
from tenants.models import Tenant
from tests.tenants.walls.probes import PROBES, Aim, Probe, attempt
from tests.tenants.walls.test_probes import EXPECTED

TABLE = Department._meta.db_table
STEP_C = 2


def _ask(message: str) -> str:
    """Ask as an injected text would be asked, and give the server's own error back."""
    with connection.cursor() as cursor:
        try:
            cursor.execute(message)
        except DatabaseError as error:
            raise error.__cause__ if isinstance(error.__cause__, Error) else error from None
        return str(cursor.fetchall()) if cursor.description else ""


@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: probe.name)
@pytest.mark.attack("I01")
def test_probe_through_our_own_connection_ends_as_in_step_c(
    clients: tuple[Tenant, Tenant], probe: Probe
) -> None:
    ours, theirs = clients
    aim = Aim(theirs.schema_name, f"r_{theirs.schema_name[2:]}", TABLE, "code")
    with scope.within(ours):
        assert Department.objects.count() == 1
        assert attempt(probe, aim, _ask) == EXPECTED[probe.name][STEP_C]


@pytest.mark.attack("T04")
def test_sessions_of_another_host_are_not_there(clients: tuple[Tenant, Tenant]) -> None:
    seen = []
    for tenant in clients:
        with scope.within(tenant):
            SessionStore().save()
            seen.append(Session.objects.count())
    seen.append(Session.objects.count())
    for tenant in clients:
        with scope.within(tenant):
            Session.objects.all().delete()
            seen.append(Session.objects.count())
    assert seen == [1, 1, 0, 0, 0]


def test_session_cannot_be_made_in_anothers_name(clients: tuple[Tenant, Tenant]) -> None:
    ours, theirs = clients
    with scope.within(ours), pytest.raises(DatabaseError, match="row-level security"):
        Session.objects.create(
            digest="0" * 64,
            data="",
            expires_at="2030-01-01T00:00Z",
            holder=f"r_{theirs.schema_name[2:]}",
        )
