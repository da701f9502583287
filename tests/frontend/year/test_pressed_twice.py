"""A button pressed twice does its work once, and tells no story about somebody else."""

from datetime import UTC, date, datetime

import pytest

from kernel.post.models import OutboxMessage
from procedures.actions.propose_advice import propose_advice
from procedures.models import AdviceMeeting, Edition, MeetingAdvice, MeetingDecision
from tests.factories import cases, years
from tests.frontend.year.bureau import Bureau

LATER = datetime(2027, 3, 9, 13, 0, tzinfo=UTC)


def twice(bureau: Bureau, person: object, name: str, *args: object, **data: object) -> None:
    """Send one form two times; both answers lead on."""
    sent = {**bureau.hidden(person, name, *args), **data}  # type: ignore[arg-type]
    answers = [bureau.send(person, name, *args, data=sent) for _ in range(2)]  # type: ignore[arg-type]
    assert [answer.status_code for answer in answers] == [302, 302]


@pytest.fixture
def meeting(bureau: Bureau) -> AdviceMeeting:
    return bureau.make(lambda: years.planned(bureau.who, years.published(bureau.who), LATER))


def test_report_is_drafted_once(bureau: Bureau) -> None:
    twice(bureau, bureau.who.iris, "edition_new", 2025)
    assert bureau.make(Edition.objects.count) == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("edition_edit", {"flow": "Rustig."}),
        ("edition_recount", {}),
        ("edition_review", {}),
    ],
)
def test_step_of_an_edition_is_taken_once(
    bureau: Bureau, name: str, data: dict[str, object]
) -> None:
    edition = bureau.make(lambda: years.drafted(bureau.who))
    twice(bureau, bureau.who.carla, name, edition.id, **data)


def test_edition_is_published_once(bureau: Bureau) -> None:
    edition = bureau.make(lambda: years.drafted(bureau.who))
    bureau.post(bureau.who.carla, "edition_review", edition.id)
    twice(bureau, bureau.who.iris, "edition_publish", edition.id)
    assert bureau.make(lambda: Edition.objects.get().state) == "published"


def test_meeting_is_planned_once(bureau: Bureau) -> None:
    edition = bureau.make(lambda: years.published(bureau.who))
    given = {"edition": edition.id, "day": "09-03-2027", "time": "14:00", "place": "Zaal 2"}
    people = [bureau.who.henk.id]
    twice(bureau, bureau.who.iris, "meeting_new", 2025, **given, attendees=people)
    assert bureau.make(AdviceMeeting.objects.count) == 1


def test_change_and_invitation_go_out_once(bureau: Bureau, meeting: AdviceMeeting) -> None:
    twice(bureau, bureau.who.iris, "meeting_invite", meeting.id)
    assert bureau.make(OutboxMessage.objects.count) == 2
    given = {"edition": meeting.edition_id, "day": "10-03-2027", "time": "14:00", "place": "Zaal"}
    people = [bureau.who.henk.id]
    twice(bureau, bureau.who.iris, "meeting_edit", meeting.id, **given, attendees=people)
    assert bureau.make(lambda: AdviceMeeting.objects.get().sequence) == 1


def test_advice_is_proposed_and_answered_once(bureau: Bureau, meeting: AdviceMeeting) -> None:
    twice(bureau, bureau.who.iris, "advice_new", meeting.id, text="Train alle teams.")
    advice = bureau.make(MeetingAdvice.objects.get)
    twice(bureau, bureau.who.henk, "advice_answer", advice.id, answer="follows")


def test_minutes_and_decisions_are_kept_once(bureau: Bureau) -> None:
    meeting = bureau.make(lambda: years.planned(bureau.who, years.published(bureau.who)))
    given = {
        "day": "10-03-2026",
        "time": "14:00",
        "minutes": "Besproken.",
        "decision-0-text": "Training",
        "decision-0-owner": "Henk",
        "decision-0-due_on": "01-09-2026",
    }
    twice(bureau, bureau.who.iris, "meeting_report", meeting.id, **given)
    decision = bureau.make(MeetingDecision.objects.get)
    done = {"state": "done", "state_note": "Klaar.", "done_on": "01-08-2026"}
    twice(bureau, bureau.who.henk, "decision", decision.id, **done)
    assert bureau.make(lambda: MeetingDecision.objects.get().done_on) == date(2026, 8, 1)


def test_two_different_reports_at_once_are_no_double_click(
    bureau: Bureau, meeting: AdviceMeeting
) -> None:
    iris = cases.acting(bureau.who.iris)
    bureau.make(lambda: propose_advice(meeting.id, "Train.", by=iris, at=years.MADE_AT))
    advice = bureau.make(MeetingAdvice.objects.get)
    sent = bureau.hidden(bureau.who.henk, "advice_answer", advice.id)
    bureau.post(bureau.who.carla, "advice_answer", advice.id, answer="follows")
    other = {**sent, "answer": "departs", "answer_reasons": "Geen geld."}
    response = bureau.send(bureau.who.henk, "advice_answer", advice.id, data=other)
    assert response.status_code == 409
    assert "Iemand anders heeft dit advies intussen beantwoord" in response.content.decode()
