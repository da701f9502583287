import pytest

from procedures.models import Complaint
from tenants import scope
from tenants.models import Tenant
from tests import cast
from tests.factories import cases

POINTS = (("bullying", "Uitgelachen in het overleg."), ("other", "Alleen late diensten."))


@pytest.fixture
def who(acme: Tenant) -> cast.Cast:
    """Everybody at the first client."""
    with scope.within(acme):
        return cast.cast()


@pytest.fixture
def running(acme: Tenant, who: cast.Cast) -> Complaint:
    """A case in which both sides were heard and no advice was given yet."""
    with scope.within(acme):
        made = cases.complaint("kanarie-verhaal", elements=POINTS, wish="kanarie-wens")
        cast.heard(who, made)
        bram = cases.party_acting(made, "respondent")
        cases.do(made, "answered", bram, answer="kanarie-antwoord")
        return made


@pytest.fixture
def advised(acme: Tenant, who: cast.Cast, running: Complaint) -> Complaint:
    """That case with an advice: founded, and one measure."""
    measure = {"kind": "person", "text": "Een gesprek.", "owner": "P&O", "due_on": "2026-05-01"}
    with scope.within(acme):
        values = {
            "rulings": cases.rulings(running),
            "findings": "De klacht is gegrond.",
            "lessons": "Spreek elkaar aan.",
            "measures": [measure],
        }
        cases.do(running, "advised", who.dirk, **values)
    return running


@pytest.fixture
def decided(acme: Tenant, who: cast.Cast, advised: Complaint) -> Complaint:
    """That case with a decision that follows the advice."""
    with scope.within(acme):
        cases.do(advised, "decided", who.henk, follows=True, reasons="Wij volgen het advies.")
    return advised


@pytest.fixture
def foreign(globex: Tenant) -> Complaint:
    """A decided case of another client, with words that may never be seen here."""
    with scope.within(globex):
        return cast.decided(cast.cast(), cases.complaint("kanarie-van-globex"))
