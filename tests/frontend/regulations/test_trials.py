"""A draft tried by the worker: asked for, followed, left, found back, and read as any dry run."""

import pytest

from kernel import clock
from procedures.actions.try_draft import go_on_with_trials
from procedures.models import DraftTrial, RegulationDraft
from procedures.queries import trials
from tenants import scope
from tests.frontend.regulations.test_pages import CONCEPT, drafted
from tests.frontend.staff.desk import Desk, House, text_of

PAGE = f"{CONCEPT}/proefdraai/"


@pytest.fixture(autouse=True)
def _many(monkeypatch: pytest.MonkeyPatch) -> None:
    """One case is already too many to wait for."""
    monkeypatch.setattr(trials, "AT_ONCE", 0)


def test_trial_is_asked_followed_and_read_with_the_same_numbers(house: House, desk: Desk) -> None:
    drafted(house.tenant)
    assert "Begin de proefdraai" in text_of(desk.get(PAGE))
    for _ in range(2):
        assert desk.post(f"{PAGE}begin/")["Location"] == PAGE
    waiting = desk.get(PAGE)
    assert "0 van 1 zaken doorlopen." in text_of(waiting)
    assert waiting["Refresh"] == "10"
    with scope.within(house.tenant):
        assert DraftTrial.objects.count() == 1
        assert (go_on_with_trials(), go_on_with_trials()) == (1, 0)
    page = text_of(desk.get(PAGE))
    assert "In 1 zaak is de datum anders van: ‘Advies van de commissie’." in page
    assert ("13 april 2026" in page, house.case.number in page) == (True, True)
    adopting = text_of(desk.get(f"{CONCEPT}/vaststellen/"))
    assert "In 1 van de 1 zaken zou iets anders gaan" in adopting


def test_who_sees_no_cases_reads_the_counts_only(house: House, iris: Desk) -> None:
    drafted(house.tenant)
    iris.post(f"{PAGE}begin/")
    with scope.within(house.tenant):
        go_on_with_trials()
    page = text_of(iris.get(PAGE))
    assert "In 1 zaak is de datum anders van" in page
    assert house.case.number not in page


def test_draft_that_was_changed_meanwhile_is_asked_anew(house: House, desk: Desk) -> None:
    draft = drafted(house.tenant)
    desk.post(f"{PAGE}begin/")
    with scope.within(house.tenant):
        RegulationDraft.objects.filter(id=draft.id).update(revision=draft.revision + 1)
        assert go_on_with_trials() == 0
        assert DraftTrial.objects.count() == 0
    assert "Begin de proefdraai" in text_of(desk.get(PAGE))
    assert "Draai eerst proef" in text_of(desk.get(f"{CONCEPT}/vaststellen/"))


def test_trial_is_found_back_among_what_is_under_way(house: House, desk: Desk) -> None:
    drafted(house.tenant)
    with scope.within(house.tenant):
        draft = RegulationDraft.objects.get()
        kept = {"today": clock.now().date(), "asked_at": clock.now(), "cases_count": 80}
        DraftTrial.objects.create(draft=draft, revision=draft.revision, tried_count=50, **kept)
    page = text_of(desk.get("/werk/bezig/"))
    assert ("Proefdraai van het concept" in page, "50 van 80 zaken doorlopen." in page) == (
        True,
        True,
    )
