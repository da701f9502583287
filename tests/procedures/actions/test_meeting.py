from datetime import UTC, date, datetime, timedelta

import pytest
from django.http import Http404
from icalendar import Calendar

from kernel.audit.models import Entry
from kernel.errors import Refusal
from kernel.post.models import OutboxMessage
from kernel.vault import files
from kernel.vault.models import StoredFile
from procedures.actions.answer_advice import Answered, answer_advice
from procedures.actions.hold_meeting import Decided, Report, hold_meeting
from procedures.actions.invite_meeting import invite_meeting
from procedures.actions.plan_meeting import Plan, plan_meeting
from procedures.actions.propose_advice import propose_advice
from procedures.actions.replan_meeting import replan_meeting
from procedures.actions.update_decision import Progress, update_decision
from procedures.models import AdviceMeeting, MeetingDecision
from procedures.queries.meetings import coming_back, decisions
from procedures.reports.assembling import content_of
from tests.cast import Cast, cast
from tests.factories import cases, years

AT = years.MADE_AT
AFTER = years.MEETING_AT + timedelta(days=1)


@pytest.fixture
def who(in_acme: object) -> Cast:
    del in_acme
    cases.regulation()
    return cast()


def refused(code: str) -> pytest.RaisesExc[Refusal]:
    return pytest.RaisesExc(Refusal, check=lambda refusal: refusal.code == code)


def invited(who: Cast) -> AdviceMeeting:
    meeting = years.planned(who, years.published(who))
    return invite_meeting(meeting.id, by=cases.acting(who.iris), at=AT)


def sent_calendars() -> list[object]:
    """Return the events of all calendar files, in the order in which they were stored."""
    found = [file for file in StoredFile.objects.order_by("created_at") if file.name[-3:] == "ics"]
    return [Calendar.from_ical(b"".join(files.opened(file))).walk("VEVENT")[0] for file in found]


def test_invitation_goes_to_each_attendee_with_a_calendar_file(who: Cast) -> None:
    meeting = invited(who)
    mails = list(OutboxMessage.objects.all())
    assert sorted(mail.recipient for mail in mails) == ["henk@example.org", "iris@example.org"]
    (event,) = sent_calendars()
    assert event["UID"] == f"{meeting.id}@{event['UID'].partition('@')[2]}"
    assert event.decoded("DTSTART") == datetime(2026, 3, 10, 13, 0, tzinfo=UTC)
    assert event["DTSTART"].to_ical() == b"20260310T130000Z"
    assert (event["SEQUENCE"], event["LOCATION"]) == (0, "Directiekamer")
    assert [str(one) for one in event["ATTENDEE"]] == [
        "mailto:henk@example.org",
        "mailto:iris@example.org",
    ]
    assert "dinsdag 10 maart 2026, 14:00" in mails[0].body_text
    (file,) = [file for file in StoredFile.objects.all() if file.name[-3:] == "ics"]
    assert file.content_type == "text/calendar"


def test_inviting_twice_sends_once(who: Cast) -> None:
    meeting = invited(who)
    invite_meeting(meeting.id, by=cases.acting(who.carla), at=AT)
    assert OutboxMessage.objects.count() == 2


def test_change_after_the_invitation_raises_the_sequence(who: Cast) -> None:
    meeting = invited(who)
    later = Plan(meeting.edition_id, years.MEETING_AT + timedelta(days=7), "Zaal 2", [who.henk.id])
    meeting = replan_meeting(meeting.id, later, by=cases.acting(who.iris), at=AT)
    meeting = replan_meeting(meeting.id, later, by=cases.acting(who.iris), at=AT)
    assert meeting.sequence == 1
    invite_meeting(meeting.id, by=cases.acting(who.iris), at=AT + timedelta(hours=1))
    first, second = sent_calendars()
    assert (first["UID"], first["SEQUENCE"]) == (second["UID"], 0)
    assert (second["SEQUENCE"], second["DTSTART"].to_ical()) == (1, b"20260317T130000Z")
    assert OutboxMessage.objects.count() == 3


def test_change_before_the_invitation_does_not(who: Cast) -> None:
    meeting = years.planned(who, years.drafted(who))
    plan = Plan(meeting.edition_id, meeting.planned_at, "Zaal 2", [who.henk.id])
    assert replan_meeting(meeting.id, plan, by=cases.acting(who.iris), at=AT).sequence == 0


def test_invitation_for_a_past_moment_is_refused(who: Cast) -> None:
    meeting = years.planned(who, years.published(who))
    with refused("meeting.past"):
        invite_meeting(meeting.id, by=cases.acting(who.iris), at=AFTER)
    assert not OutboxMessage.objects.exists()


@pytest.mark.parametrize(
    ("place", "people", "code"), [(" ", 1, "meeting.place"), ("Zaal", 0, "meeting.attendees")]
)
def test_plan_needs_a_place_and_people(who: Cast, place: str, people: int, code: str) -> None:
    edition = years.drafted(who)
    plan = Plan(edition.id, years.MEETING_AT, place, [who.henk.id][:people])
    with refused(code):
        plan_meeting(plan, by=cases.acting(who.iris), at=AT)


def test_unknown_person_is_not_there(who: Cast) -> None:
    edition = years.drafted(who)
    plan = Plan(edition.id, years.MEETING_AT, "Zaal", [edition.id])
    with pytest.raises(Http404):
        plan_meeting(plan, by=cases.acting(who.iris), at=AT)


def test_departing_from_an_advice_needs_reasons(who: Cast) -> None:
    meeting = years.planned(who, years.published(who))
    advice = propose_advice(meeting.id, "Train alle teams.", by=cases.acting(who.iris), at=AT)
    with refused("advice.reasons"):
        answer_advice(advice.id, Answered("departs", " "), by=cases.acting(who.henk), at=AT)
    given = Answered("departs", "Dit jaar is er geen geld.")
    kept = answer_advice(advice.id, given, by=cases.acting(who.henk), at=AT, seen="")
    assert (kept.answer, kept.answer_reasons) == ("departs", "Dit jaar is er geen geld.")


def test_answer_over_somebody_elses_is_refused(who: Cast) -> None:
    meeting = years.planned(who, years.published(who))
    advice = propose_advice(meeting.id, "Train alle teams.", by=cases.acting(who.iris), at=AT)
    answer_advice(advice.id, Answered("follows"), by=cases.acting(who.henk), at=AT, seen="")
    with refused("advice.stale"):
        late = Answered("departs", "Nee.")
        answer_advice(advice.id, late, by=cases.acting(who.carla), at=AT, seen="")


def test_empty_advice_is_refused(who: Cast) -> None:
    meeting = years.planned(who, years.drafted(who))
    with refused("advice.empty"):
        propose_advice(meeting.id, "  ", by=cases.acting(who.iris), at=AT)


def test_meeting_about_a_draft_is_not_reported(who: Cast) -> None:
    meeting = years.planned(who, years.drafted(who))
    report = Report(years.MEETING_AT, "Besproken.")
    with refused("meeting.edition"):
        hold_meeting(meeting.id, report, by=cases.acting(who.iris), at=AFTER)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ((" ", "Training", 0), "meeting.minutes"),
        (("Besproken.", " ", 0), "decision.incomplete"),
        (("Besproken.", "Training", 2), "meeting.future"),
    ],
)
def test_half_a_report_is_not_kept(who: Cast, given: tuple[str, str, int], code: str) -> None:
    minutes, text, days = given
    meeting = years.planned(who, years.published(who))
    decided = [Decided("Training", "Henk", date(2026, 9, 1)), Decided(text, "", date(2026, 9, 1))]
    held_at = years.MEETING_AT + timedelta(days=days)
    with refused(code):
        report = Report(held_at, minutes, decided)
        hold_meeting(meeting.id, report, by=cases.acting(who.iris), at=AFTER)
    meeting.refresh_from_db()
    assert (meeting.held_at, MeetingDecision.objects.count()) == (None, 0)


def test_decisions_come_back_in_next_years_report_with_their_state(who: Cast) -> None:
    report = years.published(who, 2024, years.moment("2025-02-03"))
    held = [("Training", "Henk Visser", "2025-09-01"), ("Folder", "Carla", "2025-06-01")]
    years.held(who, report, *held, at=years.moment("2025-03-10"))
    first = MeetingDecision.objects.get(ordinal=1)
    progress = Progress("done", "Alle teams zijn getraind.", date(2025, 8, 30))
    update_decision(first.id, progress, by=cases.acting(who.henk), at=AT, seen="open")
    content = content_of(years.drafted(who), date(2026, 2, 2))
    assert [(each.text, each.owner, each.state) for each in content.decisions] == [
        ("Folder", "Carla", "late"),
        ("Training", "Henk Visser", "done"),
    ]


def test_what_is_still_open_comes_back_until_it_is_not(who: Cast) -> None:
    report = years.published(who, 2024, years.moment("2025-02-03"))
    years.held(who, report, ("Folder", "Carla", "2027-06-01"), at=years.moment("2025-03-10"))
    assert [row.state for row in coming_back(2025, date(2026, 2, 2))] == ["open"]
    assert [row.state for row in coming_back(2026, date(2027, 2, 2))] == ["open"]
    decision = MeetingDecision.objects.get()
    dropped = Progress("dropped", "De folder is niet meer nodig.")
    update_decision(decision.id, dropped, by=cases.acting(who.henk), at=AT)
    assert coming_back(2026, date(2027, 2, 2)) == ()
    assert [row.state for row in decisions(date(2027, 2, 2))] == ["dropped"]


def test_published_report_keeps_the_state_it_printed(who: Cast) -> None:
    report = years.published(who, 2024, years.moment("2025-02-03"))
    years.held(who, report, ("Folder", "Carla", "2025-06-01"), at=years.moment("2025-03-10"))
    edition = years.published(who)
    decision = MeetingDecision.objects.get()
    update_decision(decision.id, Progress("done", "Klaar."), by=cases.acting(who.henk), at=AT)
    edition.refresh_from_db()
    assert [each.state for each in content_of(edition, date(2026, 5, 1)).decisions] == ["late"]


@pytest.mark.parametrize(
    ("progress", "code"),
    [
        (Progress("somewhere"), "decision.state"),
        (Progress("dropped", " "), "decision.note"),
        (Progress("done", "Ja.", date(2026, 9, 9)), "decision.future"),
    ],
)
def test_progress_that_says_nothing_is_refused(who: Cast, progress: Progress, code: str) -> None:
    years.held(who, years.published(who), ("Folder", "Carla", "2026-06-01"))
    decision = MeetingDecision.objects.get()
    with refused(code):
        update_decision(decision.id, progress, by=cases.acting(who.henk), at=AFTER)
    with refused("decision.stale"):
        known = Progress("done", "Klaar.")
        update_decision(decision.id, known, by=cases.acting(who.henk), at=AFTER, seen="done")


def test_each_act_is_in_the_audit_trail(who: Cast) -> None:
    meeting = invited(who)
    propose_advice(meeting.id, "Train alle teams.", by=cases.acting(who.iris), at=AT)
    report = Report(years.MEETING_AT, "Besproken.")
    hold_meeting(meeting.id, report, by=cases.acting(who.iris), at=AFTER)
    actions = Entry.objects.filter(object_kind="meeting").values_list("action", flat=True)
    assert list(actions) == [
        "meeting.planned",
        "meeting.invited",
        "advice.proposed",
        "meeting.held",
    ]
