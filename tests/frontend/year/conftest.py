import pytest

from tenants import scope
from tenants.models import Tenant
from tests.cast import cast
from tests.factories import cases
from tests.frontend.year.bureau import Bureau


@pytest.fixture
def bureau(acme: Tenant) -> Bureau:
    """Acme with its cast and its regulation, and no case yet."""
    with scope.within(acme):
        cases.regulation()
        return Bureau(acme, cast())
