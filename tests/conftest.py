"""Two clients, always, so that every test can prove that nothing crosses."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from pytest_django.plugin import DjangoDbBlocker

OPENED_AT = datetime(2024, 1, 1, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Open the consultancy and two clients once; each test is then one transaction."""
    from tenants.provisioning import open_client, open_consultancy

    with django_db_blocker.unblock():
        open_consultancy(name="Bureau Samenspraak", host="bureau.localhost", at=OPENED_AT)
        for slug, name in (("acme", "Acme"), ("globex", "Globex")):
            open_client(slug=slug, name=name, host=f"{slug}.localhost", at=OPENED_AT)


def _tenant(slug: str) -> object:
    from tenants.models import Tenant

    return Tenant.objects.get(slug=slug)


@pytest.fixture
def acme(db: None) -> object:
    """One client."""
    return _tenant("acme")


@pytest.fixture
def globex(db: None) -> object:
    """Another client, who may never see anything of the first."""
    return _tenant("globex")


@pytest.fixture
def in_acme(acme: object) -> Iterator[object]:
    """Work inside the first client."""
    from tenants import scope

    with scope.within(acme):
        yield acme
