from datetime import timedelta

import pytest

from frontend.views.staff import search as page_of_search
from kernel import clock
from kernel.audit.models import Entry
from procedures.actions.assign_handler import assign_handler
from procedures.models import Complaint, Element, Message
from procedures.queries import searching
from procedures.queries.searching import excerpts, search
from procedures.queries.staff_lists import NOBODY, Wanted, listed_cases
from procedures.queries.visible import cases_for
from procedures.queries.words import words_of_client
from tenants import scope
from tenants.models import Tenant
from tests import cast
from tests.factories import cases
from tests.frontend.staff.desk import Desk, House, text_of

ADDRESS = "/werk/zoek/"


def _found(house: House, *words: str, deep: bool = False) -> set[str]:
    with scope.within(house.tenant):
        seen = cases_for(cases.acting(house.who.carla), clock.now())
        numbers = dict(Complaint.objects.values_list("id", "number"))
        return {numbers[hit.case_id] for hit in search(seen, words, deep=deep)}


def test_words_are_found_wherever_they_stand_in_one_case(house: House) -> None:
    with scope.within(house.tenant):
        other = cases.complaint("Zoë wacht op antwoord.")
        Element.objects.create(case=other, ordinal=9, text="over het rooster")
        Message.objects.create(
            case=other, internal=True, body="gebeld met Pieternel", sent_at=clock.now()
        )
    assert _found(house, "zoe", "rooster") == {other.number}
    assert _found(house, "pieternel") == {other.number}
    assert _found(house, "anna") == {house.case.number, other.number}
    assert _found(house, "zoe", "schreeuwt") == set()
    assert _found(house, house.case.number) == {house.case.number}


def test_messages_are_looked_through_when_asked(house: House) -> None:
    with scope.within(house.tenant):
        Message.objects.create(
            case=house.case, side="complainant", body="Over de vuurtoren", sent_at=clock.now()
        )
    assert _found(house, "vuurtoren") == set()
    assert _found(house, "vuurtoren", deep=True) == {house.case.number}


def test_a_case_about_the_reader_is_not_found(house: House) -> None:
    with scope.within(house.tenant):
        house.case.parties.filter(side="respondent").update(person=house.who.carla)
    assert _found(house, "schreeuwt") == set()


def test_excerpts_show_the_words_around(house: House) -> None:
    with scope.within(house.tenant):
        found = excerpts([house.case.id], ("collega",))[house.case.id]
    assert [one.place for one in found] == ["story"], "the element says the same"
    assert (found[0].before, found[0].word) == ("Mijn ", "collega")


def test_words_stay_out_of_the_address_and_the_trail(house: House, desk: Desk) -> None:
    answer = desk.post(ADDRESS, words="anna schreeuwt")
    assert (answer.status_code, answer["Location"]) == (302, ADDRESS)
    page = text_of(desk.get(ADDRESS))
    assert house.case.number in page
    assert "<mark>Anna</mark>" in page
    with scope.within(house.tenant):
        facts = [entry.facts for entry in Entry.objects.filter(action="case.searched")]
        shown = Entry.objects.filter(action="identity.read").last()
    assert facts == [{"found": 1, "deep": False}]
    assert shown is not None
    assert shown.facts["cases"] == [str(house.case.id)]


def test_found_cases_are_narrowed_down_by_the_address(desk: Desk) -> None:
    desk.post(ADDRESS, words="schreeuwt")
    assert desk.get(ADDRESS).context["page"].paginator.count == 1
    narrowed = desk.get(ADDRESS, state="closed")
    assert narrowed.context["page"].paginator.count == 0
    page = text_of(narrowed)
    told = ("Niets met deze keuze", "De woorden staan in 1 zaak,", 'href="?state=all"')
    assert [words for words in told if words not in page] == []


def test_nothing_found_says_what_can_be_done(desk: Desk) -> None:
    desk.post(ADDRESS, words="zeppelin")
    page = text_of(desk.get(ADDRESS, state="closed"))
    told = ("met minder woorden", "op een stuk ervan", "zet daarvoor hierboven een vinkje",
            "Gesloten zaken zijn ook doorzocht", "/bewaren/vernietigd/")  # fmt: skip
    assert [words for words in told if words not in page] == []
    desk.post(ADDRESS, words="zeppelin", deep="on")
    assert "zet daarvoor hierboven een vinkje" not in text_of(desk.get(ADDRESS))


@pytest.mark.parametrize(
    ("typed", "told"), [("x", "twee letters"), ("", "Vul dit in"), ("a" * 1_000_000, "100 tekens")]
)
def test_what_cannot_be_searched_is_said(desk: Desk, typed: str, told: str) -> None:
    answer = desk.post(ADDRESS, words=typed)
    assert answer.status_code == 422
    assert told in text_of(answer)


def test_a_question_is_forgotten_on_request_and_after_a_while(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.post(ADDRESS, words="schreeuwt")
    desk.post(ADDRESS, forget="1")
    assert desk.get(ADDRESS).context["kept"] is None
    desk.post(ADDRESS, words="schreeuwt")
    monkeypatch.setattr(page_of_search, "KEPT_SECONDS", -1)
    assert desk.get(ADDRESS).context["kept"] is None


def test_the_newest_are_given_when_too_many_are_found(
    house: House, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with scope.within(house.tenant):
        newest = cases.complaint("Zij schreeuwt", received_at=clock.now())
    monkeypatch.setattr(searching, "MOST", 1)
    monkeypatch.setattr(page_of_search, "MOST", 1)
    assert _found(house, "schreeuwt") == {newest.number}
    desk.post(ADDRESS, words="schreeuwt")
    assert "Zoek met een woord erbij" in text_of(desk.get(ADDRESS))


def test_another_client_finds_nothing_of_ours(house: House, globex: Tenant) -> None:
    with scope.within(globex):
        carla = cast.cast().carla
    theirs = Desk(globex, carla)
    theirs.post(ADDRESS, words="schreeuwt")
    page = theirs.get(ADDRESS)
    assert page.context["page"].paginator.count == 0
    assert house.case.number not in text_of(page)


def test_list_narrows_down_by_handler_term_channel_and_day(house: House) -> None:
    with scope.within(house.tenant):
        carla, mine = cases.acting(house.who.carla), house.case
        assign_handler(mine, house.who.carla.id, by=carla, at=clock.now())
        day = mine.received_on
        other = cases.complaint("Later", received_at=mine.received_at + timedelta(days=9))
        running = mine.terms.filter(state="running")[0].name

        def found(**asked: object) -> set[str]:
            wanted = Wanted(**asked)
            rows = listed_cases(carla, wanted, words_of_client("nl"), at=clock.now(), today=day)
            return {row.number for row in rows}

        both = {mine.number, other.number}
        assert found(handler=str(house.who.carla.id)) == {mine.number}
        assert found(handler=NOBODY) == {other.number}
        assert found(term=running) == both
        assert (found(channel="portal"), found(channel="phone")) == (both, set())
        assert found(until_on=day) == {mine.number}
        assert found(from_on=day + timedelta(days=1)) == {other.number}
