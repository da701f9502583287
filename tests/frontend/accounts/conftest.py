import pytest

from kernel.identity.models import Account
from tenants import scope
from tenants.models import Tenant
from tests import cast
from tests.factories import cases
from tests.factories.browsers import HostClient
from tests.factories.two_steps import Phone, with_password


@pytest.fixture
def carla(acme: Tenant) -> Account:
    """Return the account of the secretariat, with a password and nothing else yet."""
    with scope.within(acme):
        return with_password(cases.account_of(cast.cast().carla))


@pytest.fixture
def phone(acme: Tenant, carla: Account) -> Phone:
    """Return the app of the secretariat's phone."""
    with scope.within(acme):
        return Phone(carla)


@pytest.fixture
def browser() -> HostClient:
    """Return a browser in which nobody signed in."""
    return HostClient("acme.localhost")
