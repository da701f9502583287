from collections.abc import Iterator

import pytest
from django.db import connection, connections

from kernel.vault import keycache
from tenants import scope
from tenants.models import Tenant

TABLES = (
    "vault_casekey, vault_storedfile, audit_entry, audit_head, audit_root, audit_chainkey, post_outboxmessage, post_mailboxitem"
)


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
        with scope.within(tenant), connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {TABLES}")
        keycache.clear()
        connection.close()
        connections["default"] = idle
