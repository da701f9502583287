from collections.abc import Iterator
from copy import deepcopy

import pytest
from pytest_django.plugin import DjangoDbBlocker

from procedures.models import Complaint
from tenants import scope
from tenants.models import Tenant
from tests import cast
from tests.factories import cases
from tests.standing import standing

POINTS = (("bullying", "Uitgelachen in het overleg."), ("other", "Alleen late diensten."))


@pytest.fixture(scope="module")
def _heard(
    django_db_setup: None,  # noqa: ARG001
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[tuple[cast.Cast, Complaint]]:
    with standing(django_db_blocker):
        with scope.within(Tenant.objects.get(slug="acme")):
            who = cast.cast()
            made = cases.complaint("kanarie-verhaal", elements=POINTS, wish="kanarie-wens")
            cast.heard(who, made)
            bram = cases.party_acting(made, "respondent")
            cases.do(made, "answered", bram, answer="kanarie-antwoord")
        yield who, made


@pytest.fixture
def who(_heard: tuple[cast.Cast, Complaint], db: None) -> cast.Cast:  # noqa: ARG001
    """Everybody at the first client."""
    return deepcopy(_heard[0])


@pytest.fixture
def running(_heard: tuple[cast.Cast, Complaint], db: None) -> Complaint:  # noqa: ARG001
    """A case in which both sides were heard and no advice was given yet."""
    return deepcopy(_heard[1])


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


@pytest.fixture(scope="module")
def _foreign(
    django_db_setup: None,  # noqa: ARG001
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Complaint]:
    with standing(django_db_blocker):
        with scope.within(Tenant.objects.get(slug="globex")):
            made = cast.decided(cast.cast(), cases.complaint("kanarie-van-globex"))
        yield made


@pytest.fixture
def foreign(_foreign: Complaint, db: None) -> Complaint:  # noqa: ARG001
    """A decided case of another client, with words that may never be seen here."""
    return deepcopy(_foreign)
