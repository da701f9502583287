import pytest

from procedures.models import Complaint
from tenants import scope
from tenants.models import Tenant
from tests import cast
from tests.factories import cases
from tests.factories.seats import declare

CANARY = "kanarie-van-globex"


@pytest.fixture
def who(acme: Tenant) -> cast.Cast:
    """Everybody at the first client."""
    with scope.within(acme):
        return cast.cast()


@pytest.fixture
def case(acme: Tenant, who: cast.Cast) -> Complaint:
    """A case with a committee in which both sides were heard; the chair declared no interest."""
    with scope.within(acme):
        made = cast.heard(who)
        declare(who.dirk, made)
        return made


@pytest.fixture
def foreign(globex: Tenant) -> Complaint:
    """A case of another client, with words that may never be seen here."""
    with scope.within(globex):
        return cases.complaint(CANARY)
