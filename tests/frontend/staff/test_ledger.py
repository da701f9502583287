"""Who has what, as the secretariat reads it, keeps it and prints it."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kernel import clock
from procedures.actions.add_own_pieces import add_own_pieces
from procedures.models import Complaint
from tenants import scope
from tenants.models import Tenant
from tests import cast
from tests.factories import cases
from tests.factories.seats import Browser, address, declare

pytestmark = pytest.mark.django_db
NOTE = "Kanarie uit het gesprek vooraf."


@pytest.fixture
def who(acme: Tenant) -> cast.Cast:
    with scope.within(acme):
        return cast.cast()


@pytest.fixture
def case(acme: Tenant, who: cast.Cast) -> Complaint:
    """A composed case with a talk beforehand, and a piece that Anna added three days ago."""
    with scope.within(acme):
        case = cast.admitted(who)
        values = {"side": "complainant", "held_on": "2026-03-05", "report": NOTE}
        cases.do(case, "talked", who.omar, **values)
        cases.do(case, "respondent_informed", who.carla)
        for one, seat in (*who.committee, (who.sanne, "committee_secretary")):
            cases.do(case, "appointed", who.carla, person=one.id, seat=seat, no_conflict=True)
        file = SimpleUploadedFile("dagboek.txt", b"Dagboek", content_type="text/plain")
        anna = case.parties.get(side="complainant")
        add_own_pieces(anna, [file], at=clock.now() - timedelta(days=3))
        declare(who.dirk, case)
        return case


def test_ledger_says_who_has_what_and_from_when_a_side_can_be_heard(
    who: cast.Cast, case: Complaint
) -> None:
    for name in ("case_ledger", "case_ledger_print"):
        page = Browser(who.carla).text(name, case.id)
        said = ("dagboek.txt", "zelf ingebracht", "nog niet lang genoeg", "bericht gestuurd")
        assert [word for word in said if word not in page] == []
        assert "Beklaagde kan worden gehoord vanaf" in page
        assert NOTE not in page


@pytest.mark.parametrize("what", ["geven", "tijd", "achterhouden", "notities"])
def test_each_form_asks_and_an_empty_one_keeps_nothing(
    acme: Tenant, who: cast.Cast, case: Complaint, what: str
) -> None:
    browser = Browser(who.carla)
    assert browser.open("case_ledger_add", case.id, what).status_code == 200
    assert browser.send("case_ledger_add", case.id, what).status_code == 422
    with scope.within(acme):
        assert not case.exemptions.exists()
        assert not case.notes_consents.exists()


def test_time_that_a_side_gave_up_is_written_down_and_shown(
    who: cast.Cast, case: Complaint
) -> None:
    browser, today = Browser(who.carla), clock.now().strftime("%d-%m-%Y")
    typed = {"side": "respondent", "declared_on": today, "consents": "on"}
    answer = browser.send("case_ledger_add", case.id, "tijd", **typed)
    assert answer["Location"] == address("case_ledger", case.id)
    page = browser.text("case_ledger", case.id)
    assert "heeft geen tijd meer nodig" in page
    assert "Beklaagde hoeft op geen stuk te wachten." in page


def test_notes_come_into_the_file_when_both_sides_agreed_and_not_before(
    who: cast.Cast, case: Complaint
) -> None:
    carla, dirk = Browser(who.carla), Browser(who.dirk)
    seen = []
    act = carla.open("case_ledger_add", case.id, "notities").context["form"]
    talk = act.fields["about"].choices[1][0]
    for side in ("complainant", "respondent"):
        seen.append(NOTE in dirk.text("committee_case", case.id))
        today = clock.now().strftime("%d-%m-%Y")
        typed = {"about": talk, "side": side, "declared_on": today, "consents": "on"}
        assert carla.send("case_ledger_add", case.id, "notities", **typed).status_code == 302
    seen.append(NOTE in dirk.text("committee_case", case.id))
    assert seen == [False, False, True]


def test_ledger_is_for_who_handles_cases_alone(who: cast.Cast, case: Complaint) -> None:
    for person in (who.dirk, who.henk, who.gerda):
        for name in ("case_ledger", "case_ledger_print"):
            answer = Browser(person).open(name, case.id)
            assert (answer.status_code, b"dagboek" in answer.content) == (404, False)
