"""B05: the accused is a user, of the secretariat or of the employer: there is no trace for them."""

import pytest

from kernel import clock
from kernel.post.models import OutboxMessage
from procedures.actions.ask_shredding import Reason, ask_shredding
from procedures.actions.set_hold import HoldAsked, set_hold
from procedures.models import Complaint
from procedures.queries.audit_log import entries_for
from procedures.queries.employer_view import unopened_count
from procedures.queries.reading import Reading
from procedures.queries.staff_lists import load_of, open_measures, years_of
from procedures.queries.visible import cases_for, people_named_in
from procedures.queries.words import words_of_client
from tenants import scope
from tenants.models import Tenant
from tests import cast as casts
from tests.factories import cases
from tests.factories.seats import Browser

TODAY = clock.now().date()
pytestmark = pytest.mark.attack("B05")


@pytest.fixture
def house(acme: Tenant) -> tuple[casts.Cast, Complaint]:
    """Return our people, with a decided case that is about Omar, who is of the secretariat."""
    with scope.within(acme):
        who = casts.cast()
        case = casts.decided(who, cases.complaint("Over Omar."))
        case.parties.filter(side="respondent").update(person=who.omar)
        cases.complaint("Over iemand anders.")
        later = clock.now().date().replace(year=TODAY.year + 1)
        asked = HoldAsked("other", later.replace(day=1), "Bewaren.")
        set_hold(case.id, asked, by=cases.acting(who.carla), at=clock.now())
        return who, case


def test_lists_counts_and_search_hold_no_trace(
    acme: Tenant, house: tuple[casts.Cast, Complaint]
) -> None:
    who, case = house
    carla, omar = Browser(who.carla), Browser(who.omar)
    lists = {"cases": (), "log": (), "register": (case.received_on.year,), "keeping_held": ()}
    seen = {
        name: [case.number in page.text(name, *args, state="all") for page in (carla, omar)]
        for name, args in lists.items()
    }
    assert [one for one, found in seen.items() if found != [True, False]] == []
    pages = [page.open("cases", number=case.number, state="all") for page in (carla, omar)]
    found = [page.context["page"].paginator.count for page in pages]
    assert found == [1, 0]
    with scope.within(acme):
        omar_acts, now = cases.acting(who.omar), clock.now()
        assert case.id not in set(cases_for(omar_acts, now).values_list("id", flat=True))
        assert not open_measures(omar_acts, at=now).filter(case=case).exists()
        assert load_of(omar_acts, words_of_client("nl"), at=now, today=TODAY).open_count == 1
        assert years_of(omar_acts, now) == [cases.RECEIVED_AT.year]


def test_every_page_of_the_case_answers_as_one_that_is_not_there(
    house: tuple[casts.Cast, Complaint],
) -> None:
    who, case = house
    omar = Browser(who.omar)
    names = ("case", "case_story", "case_acts", "case_people", "case_pieces", "case_messages")
    assert [omar.open(name, case.id).status_code for name in names] == [404] * len(names)
    assert omar.open("keeping_case", case.id).status_code == 404
    assert omar.open("advice_document", case.id).status_code == 404


def test_log_and_post_hold_no_trace(acme: Tenant, house: tuple[casts.Cast, Complaint]) -> None:
    who, case = house
    with scope.within(acme):
        everything, mine = (
            entries_for(cases.acting(one), cases_for(cases.acting(one), clock.now()))
            for one in (who.carla, who.omar)
        )
        assert everything.filter(object_id=case.id).exists()
        assert not mine.filter(object_id=case.id).exists()
        mail = OutboxMessage.objects.filter(case_id=case.id).first()
        assert mail is not None
        OutboxMessage.objects.filter(id=mail.id).update(state="check")
    carla, omar = Browser(who.carla), Browser(who.omar)
    counts = [one.open("outbox").context["page"].paginator.count for one in (carla, omar)]
    assert counts == [1, 0]
    assert omar.post(f"/werk/post/{mail.id}/", {"how": "again"}).status_code == 404


def test_shredding_of_the_file_is_not_theirs_to_see_or_decide(
    acme: Tenant, house: tuple[casts.Cast, Complaint]
) -> None:
    who, _ = house
    with scope.within(acme):
        case = casts.admitted(who, cases.complaint("Nog een over Omar."))
        case.parties.filter(side="respondent").update(person=who.omar)
        Complaint.objects.filter(id=case.id).update(closed_on=TODAY, state="closed")
        asked = ask_shredding(
            case.id, Reason("mistaken", "x"), by=cases.acting(who.carla), at=clock.now()
        )
    carla, omar = Browser(who.carla), Browser(who.omar)
    answers = [one.open("keeping_request", asked.id).status_code for one in (carla, omar)]
    assert answers == [200, 404]
    assert case.number not in omar.text("keeping_requests")


def test_employer_who_is_accused_is_not_told_of_it_by_a_count(
    acme: Tenant, house: tuple[casts.Cast, Complaint]
) -> None:
    who, case = house
    with scope.within(acme):
        henk = Reading(cases.acting(who.henk), clock.now(), TODAY, "nl")
        before = unopened_count(henk)
        fresh = casts.admitted(who, cases.complaint("Over Henk."))
        fresh.parties.filter(side="respondent").update(person=who.henk)
        assert unopened_count(henk) == before
        assert people_named_in(fresh) == [who.henk.id]
    assert case.number in Browser(who.henk).text("employer_cases")
