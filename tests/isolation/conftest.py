"""Two furnished clients for a whole module, in one transaction that is rolled back."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tenants.models import Tenant
from tests.isolation.houses import House, furnished


@pytest.fixture(scope="module")
def houses(
    django_db_setup: None,  # noqa: ARG001
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[tuple[House, House]]:
    """Ours and theirs: what stands in theirs may never be read from ours."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield tuple(furnished(Tenant.objects.get(slug=slug)) for slug in ("acme", "globex"))
        transaction.set_rollback(True)
