import pytest

from tenants import scope
from tenants.models import Tenant
from tests import cast
from tests.factories import cases
from tests.frontend.staff.desk import Desk, House


@pytest.fixture
def house(acme: Tenant) -> House:
    """Acme with its cast and a complaint by Anna about Bram."""
    with scope.within(acme):
        who = cast.cast()
        return House(acme, who, cases.complaint())


@pytest.fixture
def desk(house: House) -> Desk:
    """The secretary's browser."""
    return Desk(house.tenant, house.who.carla)


@pytest.fixture
def iris(house: House) -> Desk:
    """The browser of the consultant, who sees no cases."""
    return Desk(house.tenant, house.who.iris)
