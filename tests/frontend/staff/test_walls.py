"""Who makes policy reads aggregates, and nothing that belongs to one case."""

import pytest

from procedures.models import Complaint
from tenants import scope
from tenants.models import Tenant
from tests import cast
from tests.factories import cases
from tests.factories.seats import Browser, address

pytestmark = pytest.mark.django_db
CANARY = "Kanarie in een verhaal"


@pytest.fixture
def case(acme: Tenant) -> Complaint:
    with scope.within(acme):
        return cast.decided(cast.cast(), cases.complaint(CANARY))


@pytest.mark.attack("B02")
@pytest.mark.parametrize("role", ["policy_officer", "hr"])
def test_who_reads_figures_alone_finds_no_case_behind_any_door(
    acme: Tenant, case: Complaint, role: str
) -> None:
    with scope.within(acme):
        reader = cases.person("Petra Vos", roles=[role])
        case.opened_to = []
        case.save(update_fields=["opened_to"])
    doors = [
        address(name, case.id)
        for name in ("case", "case_story", "case_people", "case_ledger", "case_objections",
                     "committee_case", "employer_case", "advice_document")
    ]  # fmt: skip
    browser = Browser(reader)
    answers = [browser.get(door) for door in (*doors, address("cases"))]
    assert [one.status_code for one in answers] == [404] * 9
    assert [one for one in answers if CANARY in one.content.decode()] == []
    year = browser.text("year")
    assert [
        word for word in (CANARY, case.number, "Anna Jansen", "Bram Smit") if word in year
    ] == []
