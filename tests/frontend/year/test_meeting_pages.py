from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from kernel.post.models import OutboxMessage
from procedures.actions.propose_advice import propose_advice
from procedures.models import AdviceMeeting, MeetingAdvice, MeetingDecision
from tenants import scope
from tenants.models import Tenant
from tests.cast import cast
from tests.factories import cases, years
from tests.frontend.year.bureau import Bureau, content_of

LATER = datetime(2027, 3, 9, 13, 0, tzinfo=UTC)
"""After the day on which the clock of these tests stands still."""
CANARY = "Kanarie-7421"


def planned(bureau: Bureau, at: datetime = LATER) -> AdviceMeeting:
    return bureau.make(lambda: years.planned(bureau.who, years.published(bureau.who), at))


def held(bureau: Bureau, *decisions: tuple[str, str, str]) -> AdviceMeeting:
    return bureau.make(lambda: years.held(bureau.who, years.published(bureau.who), *decisions))


def advised(bureau: Bureau, meeting: AdviceMeeting, text: str) -> MeetingAdvice:
    iris = cases.acting(bureau.who.iris)
    return bureau.make(lambda: propose_advice(meeting.id, text, by=iris, at=years.MADE_AT))


def test_meeting_is_planned_in_the_clients_zone(bureau: Bureau) -> None:
    edition = bureau.make(lambda: years.published(bureau.who))
    response = bureau.post(
        bureau.who.iris,
        "meeting_new",
        2025,
        edition=edition.id,
        day="09-07-2027",
        time="14.30",
        place="Directiekamer",
        attendees=[bureau.who.henk.id, bureau.who.iris.id],
    )
    meeting = bureau.make(AdviceMeeting.objects.get)
    assert response.headers["location"] == f"/jaar/gesprekken/{meeting.id}/"
    assert meeting.planned_at == datetime(2027, 7, 9, 12, 30, tzinfo=UTC)
    page = bureau.text(bureau.who.henk, "meeting", meeting.id)
    assert "9 juli 2027, 14:30" in page
    assert page.index("<li>Henk Visser") < page.index("<li>Iris van Dam")


def test_half_a_plan_comes_back_as_it_was_typed(bureau: Bureau) -> None:
    edition = bureau.make(lambda: years.published(bureau.who))
    given = {"edition": edition.id, "day": "31-02-2027", "place": CANARY}
    response = bureau.post(bureau.who.iris, "meeting_new", 2025, **given)
    page = response.content.decode()
    assert response.status_code == 422
    assert CANARY in page
    assert "Schrijf een bestaande datum" in page
    assert not bureau.make(AdviceMeeting.objects.exists)


def test_without_a_report_one_is_asked_to_make_it_first(bureau: Bureau) -> None:
    response = bureau.get(bureau.who.iris, "meeting_new", 2025)
    assert response.headers["location"] == "/jaar/2025/rapportage/"


def test_invitation_is_read_first_and_then_sent(bureau: Bureau) -> None:
    meeting = planned(bureau)
    page = bureau.text(bureau.who.iris, "meeting_invite", meeting.id)
    assert "Henk Visser, henk@example.org" in page
    assert "dinsdag 9 maart 2027, 14:00" in page
    assert not bureau.make(OutboxMessage.objects.exists)
    bureau.post(bureau.who.iris, "meeting_invite", meeting.id)
    assert bureau.make(OutboxMessage.objects.count) == 2
    assert "Nodig uit" not in bureau.text(bureau.who.iris, "meeting", meeting.id)


def test_change_after_the_invitation_asks_to_invite_again(bureau: Bureau) -> None:
    meeting = planned(bureau)
    bureau.post(bureau.who.iris, "meeting_invite", meeting.id)
    given = {"edition": meeting.edition_id, "day": "16-03-2027", "time": "14:00"}
    people = [bureau.who.henk.id]
    bureau.post(
        bureau.who.iris, "meeting_edit", meeting.id, **given, place="Zaal 2", attendees=people
    )
    assert "Nodig opnieuw uit" in bureau.text(bureau.who.iris, "meeting", meeting.id)
    response = bureau.get(bureau.who.henk, "meeting_ics", meeting.id)
    (event,) = Calendar.from_ical(content_of(response)).walk("VEVENT")
    assert (event["SEQUENCE"], event["DTSTART"].to_ical()) == (1, b"20270316T130000Z")
    assert response.headers["content-type"] == "text/calendar; charset=utf-8"


@pytest.mark.parametrize("name", ["meeting_edit", "meeting_invite", "meeting_report", "advice_new"])
@pytest.mark.parametrize("person", ["henk", "dirk"])
def test_meeting_is_made_by_makers_only(bureau: Bureau, person: str, name: str) -> None:
    meeting = planned(bureau)
    assert bureau.get(getattr(bureau.who, person), name, meeting.id).status_code == 404


def test_advice_is_proposed_and_answered(bureau: Bureau) -> None:
    meeting = planned(bureau)
    bureau.post(bureau.who.iris, "advice_new", meeting.id, text="Train alle teams.")
    advice = bureau.make(MeetingAdvice.objects.get)
    response = bureau.post(bureau.who.henk, "advice_answer", advice.id, answer="departs")
    assert response.status_code == 422
    assert "Schrijf dan waarom" in response.content.decode()
    reasons = "Dit jaar is er geen geld."
    bureau.post(
        bureau.who.henk, "advice_answer", advice.id, answer="departs", answer_reasons=reasons
    )
    page = bureau.text(bureau.who.iris, "meeting", meeting.id)
    assert "De organisatie volgt dit niet" in page
    assert reasons in page


def test_report_keeps_minutes_and_filled_decisions(bureau: Bureau) -> None:
    meeting = planned(bureau, years.MEETING_AT)
    given = {
        "day": "10-03-2026",
        "time": "14:00",
        "minutes": "Wij bespraken de cijfers.",
        "decision-1-text": "Training",
        "decision-1-owner": "Henk Visser",
        "decision-1-due_on": "01-09-2026",
    }
    half = {**given, "decision-0-owner": "Carla"}
    response = bureau.post(bureau.who.iris, "meeting_report", meeting.id, **half)
    assert response.status_code == 422
    assert response.content.decode().count("Vul dit ook in, of laat afspraak 1 helemaal leeg.") == 4
    bureau.post(bureau.who.iris, "meeting_report", meeting.id, **given)
    page = bureau.text(bureau.who.henk, "meeting", meeting.id)
    assert "Wij bespraken de cijfers." in page
    assert "Training" in page
    assert bureau.make(MeetingDecision.objects.count) == 1


def test_report_without_a_word_is_refused_with_what_else_it_lacks(bureau: Bureau) -> None:
    meeting = planned(bureau, years.MEETING_AT)
    page = bureau.post(bureau.who.iris, "meeting_report", meeting.id, day="").content.decode()
    assert page.count("Schrijf kort op wat er is besproken.") == 2
    assert page.count("Hoe laat begon het?") > 1
    assert '<details class="wh-more">' in page


def test_decision_is_brought_up_to_date_by_its_reader(bureau: Bureau) -> None:
    held(bureau, ("Training", "Henk Visser", "2026-09-01"))
    decision = bureau.make(MeetingDecision.objects.get)
    assert "Te laat" in bureau.text(bureau.who.henk, "decisions")
    response = bureau.post(bureau.who.henk, "decision", decision.id, state="dropped")
    assert response.status_code == 422
    note = "Alle teams zijn getraind."
    bureau.post(bureau.who.henk, "decision", decision.id, state="done", state_note=note)
    page = bureau.text(bureau.who.carla, "decisions")
    assert note in page
    assert "Er staat niets meer open." in page


def test_decision_over_somebody_elses_is_refused(bureau: Bureau) -> None:
    held(bureau, ("Training", "Henk Visser", "2026-09-01"))
    decision = bureau.make(MeetingDecision.objects.get)
    sent = bureau.hidden(bureau.who.carla, "decision", decision.id)
    done = {"state": "done", "state_note": "Klaar."}
    bureau.post(bureau.who.henk, "decision", decision.id, **done)
    late = {**sent, "state": "dropped", "state_note": CANARY}
    response = bureau.send(bureau.who.carla, "decision", decision.id, data=late)
    assert (response.status_code, CANARY in response.content.decode()) == (409, True)
    assert bureau.make(lambda: MeetingDecision.objects.get().state) == "done"


def test_decisions_come_back_first_on_next_years_page_and_pdf(bureau: Bureau) -> None:
    def fill() -> object:
        report = years.published(bureau.who, 2024, years.moment("2025-02-03"))
        decision = ("Training", "Henk Visser", "2025-09-01")
        years.held(bureau.who, report, decision, at=years.moment("2025-03-10"))
        return years.drafted(bureau.who).id

    edition_id = bureau.make(fill)
    page = bureau.text(bureau.who.iris, "edition", edition_id)
    first = page.index("Afspraken van vorig jaar</h2>")
    assert first < page.index("Training") < page.index("Samenvatting</h2>")
    assert "Te laat" in page


def test_lists_take_as_many_queries_for_three_decisions_as_for_one(bureau: Bureau) -> None:
    meeting = held(bureau, ("Een", "Henk", "2026-09-01"))
    addresses = [("decisions", ()), ("meeting", (meeting.id,))]
    for name, args in addresses:
        bureau.text(bureau.who.iris, name, *args)
    advised(bureau, meeting, "Een")
    counts = [_counted(bureau, addresses)]
    for number in ("Twee", "Drie"):
        advised(bureau, meeting, number)
        bureau.make(
            lambda text=number: MeetingDecision.objects.create(
                meeting=meeting, ordinal=2, text=text, owner="Carla", due_on="2026-10-01"
            )
        )
    assert _counted(bureau, addresses) == counts[0]


def _counted(bureau: Bureau, addresses: list[tuple[str, tuple[object, ...]]]) -> list[int]:
    found = []
    for name, args in addresses:
        with CaptureQueriesContext(connection) as asked:
            bureau.text(bureau.who.iris, name, *args)
        found.append(len(asked))
    return found


def test_meetings_of_another_client_are_not_there(bureau: Bureau, globex: Tenant) -> None:
    with scope.within(globex):
        cases.regulation()
        who = cast()
        other = years.held(who, years.published(who), (CANARY, "Gijs", "2026-09-01"))
        decision = other.decisions.get()
    for name in ("meeting", "meeting_ics", "meeting_edit", "meeting_report", "advice_new"):
        assert bureau.get(bureau.who.carla, name, other.id).status_code == 404
    assert bureau.get(bureau.who.carla, "decision", decision.id).status_code == 404
    for name in ("year", "decisions"):
        assert CANARY not in bureau.text(bureau.who.carla, name)
