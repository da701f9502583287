from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from pytest_django import Settings

from billing.gateway import using
from kernel.actors import Actor
from tenants.models import Tenant, new_schema_name
from tests.billing.houses import SECRETS, House, OfflineHouse, StripeHouse
from tests.billing.stripe_server import KEY

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def at() -> datetime:
    return AT


@pytest.fixture
def clerk() -> Actor:
    return Actor(kind="person", id=None, name="Noor Dekker", roles=frozenset({"secretary"}))


@pytest.fixture
def client_organisation(db: None) -> Tenant:  # noqa: ARG001 - it must be there
    return make_tenant("waterland")


@pytest.fixture
def other_organisation(db: None) -> Tenant:  # noqa: ARG001 - it must be there
    return make_tenant("duinrand")


def make_tenant(slug: str) -> Tenant:
    return Tenant.objects.create(
        schema_name=new_schema_name(),
        slug=slug,
        name=f"Stichting {slug.title()}",
        contact_email=f"inkoop@{slug}.example",
        employees_count=120,
        created_at=AT,
    )


@pytest.fixture
def stripe_house(settings: Settings) -> Iterator[StripeHouse]:
    settings.STRIPE_API_KEY = KEY
    settings.STRIPE_WEBHOOK_SECRETS = SECRETS
    house = StripeHouse(AT)
    with using(house.gateway):
        yield house


@pytest.fixture
def offline_house(settings: Settings) -> Iterator[OfflineHouse]:
    settings.STRIPE_API_KEY = ""
    settings.STRIPE_WEBHOOK_SECRETS = ()
    house = OfflineHouse(AT)
    with using(house.gateway):
        yield house


@pytest.fixture(params=["offline_house", "stripe_house"])
def house(request: pytest.FixtureRequest) -> House:
    found: House = request.getfixturevalue(request.param)
    return found
