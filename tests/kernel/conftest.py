from collections.abc import Iterator

import pytest
from django.db import connection, connections

from kernel.vault import keycache
from kernel.vault.keystore import asking
from kernel.vault.keystore.asking import Login
from tenants import scope
from tenants.models import Tenant
from tenants.postgresql.owner import as_owner
from tests.kernel.vault.rows import CASE, OTHER_CASE

TABLES = """
    vault_storedfile, audit_entry, audit_head, audit_root, audit_chainkey,
    post_outboxmessage, post_mailboxitem
"""


@pytest.fixture(autouse=True)
def keys_of_one_test() -> Iterator[None]:
    """Forget the keys of the cases that these tests have in common: no rollback takes them."""
    yield
    if asking.is_used():
        cases = {"cases": [CASE, OTHER_CASE]}
        for table in ("data_key", "tombstone"):
            asking.ask(Login.KEEPER, f"DELETE FROM {table} WHERE case_id = ANY(%(cases)s)", cases)  # type: ignore[arg-type] # noqa: S608
        keycache.clear()


@pytest.fixture
def committed_acme(db: None) -> Iterator[Tenant]:  # noqa: ARG001 the database must be there
    """One client outside any transaction, for what several connections do at once.

    The test's own transaction idles on its connection while another one takes its place.
    """
    idle = connections["default"]
    connections["default"] = idle.copy()
    tenant = Tenant.objects.get(slug="acme")
    try:
        yield tenant
    finally:
        with as_owner() as owner, scope.in_schema(tenant.schema_name), owner.cursor() as cursor:
            cursor.execute(f"TRUNCATE {TABLES}")
        keycache.clear()
        connection.close()
        connections["default"] = idle
