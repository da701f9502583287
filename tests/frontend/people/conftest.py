import pytest

from tenants import scope
from tenants.models import Tenant
from tests import cast
from tests.factories import cases


@pytest.fixture
def who(acme: Tenant) -> cast.Cast:
    """Return the people of acme, who follow the provider's regulation."""
    with scope.within(acme):
        cases.regulation()
        return cast.cast()
