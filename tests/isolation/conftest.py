"""Two furnished clients for a whole module, in one transaction that is rolled back."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tenants import limits
from tenants.models import Tenant
from tests.isolation.houses import House, furnished


@pytest.fixture(scope="module", autouse=True)
def _limits_of_one_module() -> Iterator[None]:
    """Count for this module alone what its fixtures do: the broker outlives their rollback."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(limits, "SPACE", f"limit-{uuid4()}")
        yield


@pytest.fixture(scope="module")
def houses(
    _limits_of_one_module: None,
    django_db_setup: None,  # noqa: ARG001
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[tuple[House, House]]:
    """Ours and theirs: what stands in theirs may never be read from ours."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield tuple(furnished(Tenant.objects.get(slug=slug)) for slug in ("acme", "globex"))
        transaction.set_rollback(True)
