from collections.abc import Iterator

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from kernel.vault import keycache
from tenants import scope
from tenants.models import Tenant

TABLES = (
    "vault_casekey, vault_storedfile, audit_entry, audit_head, post_outboxmessage, post_mailboxitem"
)


@pytest.fixture
def committed_acme(
    django_db_setup: None,  # noqa: ARG001 the databases must be there
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Tenant]:
    """One client outside any transaction, for what several connections do at once."""
    with django_db_blocker.unblock():
        tenant = Tenant.objects.get(slug="acme")
        try:
            yield tenant
        finally:
            with scope.within(tenant), connection.cursor() as cursor:
                cursor.execute(f"TRUNCATE {TABLES}")
            keycache.clear()
            connection.close()
