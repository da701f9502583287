"""The years of a client: editions of its yearly report, and the meetings about them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from kernel.actors import Actor
from kernel.errors import Refusal
from procedures.actions.answer_advice import Answered, answer_advice
from procedures.actions.draft_edition import draft_edition
from procedures.actions.edit_edition import Written, edit_edition
from procedures.actions.hold_meeting import Decided, Report, hold_meeting
from procedures.actions.invite_meeting import invite_meeting
from procedures.actions.plan_meeting import Plan, plan_meeting
from procedures.actions.propose_advice import Proposed, propose_advice
from procedures.actions.publish_edition import publish_edition
from procedures.actions.review_edition import review_edition
from procedures.actions.set_agenda import Agenda, set_agenda
from procedures.actions.sign_minutes import sign_minutes
from procedures.actions.update_decision import Progress, update_decision
from procedures.actions.write_vignette import Story, approve_vignette, write_vignette
from procedures.models import AdviceMeeting, MeetingDecision, Vignette
from procedures.queries.meetings import usual_agenda
from wederhoor.demo.company import Company
from wederhoor.demo.papers import upload
from wederhoor.demo.planning import Time
from wederhoor.demo.sheets import AdviceSheet, ProgressSheet, YearSheet

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class YearEvent:
    """Something that happens to the report on a year; `progress` is how a decision went on."""

    kind: str
    at: datetime
    year: int
    sheet: YearSheet
    progress: ProgressSheet | None = None


def year_events(time: Time, years: Sequence[YearSheet]) -> list[YearEvent]:
    """Return what has happened to the reports by now."""
    found = (event for sheet in years for event in _of(sheet, time))
    return [event for event in found if event.at < time.now]


def _of(sheet: YearSheet, time: Time) -> Iterator[YearEvent]:
    """A report is drafted in January of the next year, and so on until well after the meeting."""
    year = time.today.year + sheet.year
    days = (
        ("draft", sheet.drafted),
        ("write", sheet.written),
        ("review", sheet.reviewed),
        ("publish", sheet.published),
        ("invite", sheet.meeting.invited),
    )
    for kind, day in days:
        yield YearEvent(kind, _moment(time, year + 1, day), year, sheet)
    minuted_at = _moment(time, year + 1, sheet.meeting.held) + A_DAY
    yield YearEvent("hold", minuted_at, year, sheet)
    for signed in sheet.meeting.signed:
        yield YearEvent("sign", _moment(time, year + 1, signed), year, sheet)
    for progress in sheet.meeting.progress:
        at = _moment(time, year + 1, progress.day)
        yield YearEvent("progress", at, year, sheet, progress)


def _moment(time: Time, year: int, written: str) -> datetime:
    """Return the moment of "03-05 10:00" in a year, or on the first working day after it."""
    place, clock = written.split()
    return time.at(time.working(_day(year, place)), clock)


def _day(year: int, written: str) -> date:
    month, day = (int(part) for part in written.split("-"))
    return date(year, month, day)


def proposed(sheet: AdviceSheet) -> Proposed:
    """Return an advice with the figures it rests on."""
    places = (one.partition("/") for one in sheet.figures)
    return Proposed(sheet.text, [(table, line) for table, _, line in places])


class Yearbook:
    """Lives through the years of one client, within its scope and its transaction."""

    def __init__(self, company: Company, time: Time) -> None:
        self._company = company
        self._time = time
        self._editions: dict[int, UUID] = {}
        self._meetings: dict[int, UUID] = {}
        self._ways: Mapping[str, Callable[[YearEvent], None]] = {
            "draft": self._draft,
            "write": self._write,
            "review": self._review,
            "publish": self._publish,
            "invite": self._invite,
            "hold": self._hold,
            "sign": self._sign,
            "progress": self._go_on,
        }

    def play(self, event: YearEvent) -> None:
        """Let one event happen."""
        self._ways[event.kind](event)

    def _draft(self, event: YearEvent) -> None:
        edition = draft_edition(event.year, by=self._writer(event), at=event.at)
        self._editions[event.year] = edition.id

    def _write(self, event: YearEvent) -> None:
        written = Written(chapters=event.sheet.chapters)
        edition, writer = self._editions[event.year], self._writer(event)
        edit_edition(edition, written, by=writer, at=event.at)
        for tale in event.sheet.tales:
            with suppress(Refusal):  # on some days of a year too few cases fit
                told = Story(tale.title, tale.text, tale.facts)
                write_vignette(edition, told, by=writer, at=event.at)

    def _review(self, event: YearEvent) -> None:
        reviewer = self._company.actor(event.sheet.reviewer, event.at)
        for story in Vignette.objects.filter(edition=self._editions[event.year]):
            approve_vignette(story.id, by=reviewer, at=event.at)
        review_edition(self._editions[event.year], by=reviewer, at=event.at)

    def _publish(self, event: YearEvent) -> None:
        publish_edition(self._editions[event.year], by=self._writer(event), at=event.at)

    def _invite(self, event: YearEvent) -> None:
        sheet, writer = event.sheet.meeting, self._writer(event)
        plan = Plan(
            edition=self._editions[event.year],
            planned_at=self._meets_at(event),
            place=sheet.place,
            attendees=[self._company.people[key] for key in sheet.attendees],
        )
        meeting = plan_meeting(plan, by=writer, at=event.at)
        agenda = Agenda(usual_agenda(), sheet.questions)
        set_agenda(meeting.id, agenda, by=writer, at=event.at)
        invite_meeting(meeting.id, by=writer, at=event.at)
        self._meetings[event.year] = meeting.id

    def _hold(self, event: YearEvent) -> None:
        """The minutes are written a day later, with the advices and what the client answered."""
        sheet, at, writer = event.sheet.meeting, event.at, self._writer(event)
        decided = [
            Decided(one.text, one.owner, _day(event.year + 1, one.due_on))
            for one in sheet.decisions
        ]
        report = Report(self._meets_at(event), sheet.minutes, decided, items=sheet.said)
        hold_meeting(self._meetings[event.year], report, by=writer, at=at)
        employer = self._company.actor(sheet.answers, at)
        for one in sheet.advices:
            advice = propose_advice(self._meetings[event.year], proposed(one), by=writer, at=at)
            answered = Answered(one.answer, one.reasons)
            answer_advice(advice.id, answered, by=employer, at=at)

    def _sign(self, event: YearEvent) -> None:
        """The writer approves the minutes first, then who answers for the client."""
        meeting = AdviceMeeting.objects.get(id=self._meetings[event.year])
        is_first = not meeting.signatures.exists()
        key = event.sheet.writer if is_first else event.sheet.meeting.answers
        sign_minutes(meeting.id, by=self._company.actor(key, event.at), at=event.at)

    def _go_on(self, event: YearEvent) -> None:
        if event.progress is None:
            return
        decision = MeetingDecision.objects.get(
            meeting=self._meetings[event.year], ordinal=event.progress.decision
        )
        done_on = event.at.date() if event.progress.state == "done" else None
        paper = event.progress.proof
        proof = upload(paper) if paper else None
        progress = Progress(event.progress.state, event.progress.note, done_on, proof)
        update_decision(decision.id, progress, by=self._writer(event), at=event.at)

    def _meets_at(self, event: YearEvent) -> datetime:
        return _moment(self._time, event.year + 1, event.sheet.meeting.held)

    def _writer(self, event: YearEvent) -> Actor:
        return self._company.actor(event.sheet.writer, event.at)
