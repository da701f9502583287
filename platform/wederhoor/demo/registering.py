"""What a desk puts down beside its cases: contacts that are no case, hours, figures of others."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID, uuid4

from procedures.actions.import_outside import import_outside
from procedures.actions.note_details import Worked, note_time
from procedures.actions.register_contact import (
    Told,
    become_case,
    correct_contact,
    register_contact,
)
from procedures.models import Complaint, Registration
from procedures.rules.outside_figures import Line, Read
from wederhoor.demo.company import Company
from wederhoor.demo.planning import Time
from wederhoor.demo.replay import Running
from wederhoor.demo.sheets import Sheet, read

A_WHILE = timedelta(minutes=20)


class ContactSheet(Sheet):
    """A contact, put down by somebody on the day that it happened.

    `minutes` are what it took, by what for. `before` is what its words were at first; `becomes`
    is the story that it went on as.
    """

    at: str
    by: str
    kind: str
    text: str
    before: str = ""
    becomes: str = ""
    channel: str = ""
    found_us: str = ""
    who: str = ""
    handling: str = ""
    activity: str = ""
    outcome: str = ""
    categories: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    department: str = ""
    reach: int | None = None
    minutes: Mapping[str, int] = {}


class HoursSheet(Sheet):
    """Minutes that somebody worked on the case of a story, some days after it was filed."""

    story: str
    day: int
    by: str
    purpose: str
    minutes: int


class FiguresSheet(Sheet):
    """A file of somebody else; `year` counts from this one, an empty ground is all of them."""

    at: str
    by: str
    source: str
    name: str
    rows: tuple[tuple[int, str, str, int], ...]


class RegistersSheet(Sheet):
    """All that is put down at one client."""

    contacts: tuple[ContactSheet, ...] = ()
    hours: tuple[HoursSheet, ...] = ()
    figures: tuple[FiguresSheet, ...] = ()


@dataclass(frozen=True, slots=True)
class DeskEvent:
    """Something that is put down; `became` is that a contact went on as a case."""

    at: datetime
    sheet: ContactSheet | HoursSheet | FiguresSheet
    became: bool = False


def desk_events(
    time: Time, sheet: RegistersSheet, filed: Mapping[str, datetime]
) -> list[DeskEvent]:
    """Return what was put down by now; `filed` is when each story was."""
    found = [DeskEvent(_working(time, one.at), one) for one in sheet.contacts]
    found += [DeskEvent(_working(time, one.at), one) for one in sheet.figures]
    cases = (one for one in sheet.contacts if one.becomes)
    found += [DeskEvent(filed[one.becomes] + A_WHILE, one, became=True) for one in cases]
    for hours in sheet.hours:
        day = time.working(filed[hours.story].date() + timedelta(days=hours.day))
        found.append(DeskEvent(time.at(day, "16:50"), hours))
    return [event for event in found if event.at + A_WHILE < time.now]


def registers(slug: str) -> RegistersSheet:
    """Return what is written down of a client's desk."""
    return read(f"{slug}/registers.yaml", RegistersSheet)


class Desk:
    """Puts down what a sheet says, within a client's scope and its transaction."""

    def __init__(self, company: Company, time: Time, cases: Mapping[str, Running]) -> None:
        self._company = company
        self._time = time
        self._cases = cases
        self._made: dict[str, UUID] = {}

    def play(self, event: DeskEvent) -> None:
        """Let one thing be put down."""
        if isinstance(event.sheet, ContactSheet) and event.became:
            self._go_on(event.sheet, event.at)
        elif isinstance(event.sheet, ContactSheet):
            self._contact(event.sheet, event.at)
        elif isinstance(event.sheet, HoursSheet):
            self._hours(event.sheet, event.at)
        else:
            self._figures(event.sheet, event.at)

    def _contact(self, sheet: ContactSheet, at: datetime) -> None:
        by, told = self._company.actor(sheet.by, at), _told(sheet, at)
        first = _told(sheet, at, sheet.before or sheet.text)
        made = register_contact(first, key=uuid4(), by=by, at=at)
        correct_contact(made.id, told, version=made.version, by=by, at=at + A_WHILE)
        for purpose, minutes in sheet.minutes.items():
            self._worked(made, Worked(told.happened_on, purpose, minutes), sheet.by, at)
        if sheet.becomes:
            self._made[sheet.becomes] = made.id

    def _go_on(self, sheet: ContactSheet, at: datetime) -> None:
        by, case = self._company.actor(sheet.by, at), self._cases[sheet.becomes].case
        become_case(self._made[sheet.becomes], case, by=by, at=at)

    def _hours(self, sheet: HoursSheet, at: datetime) -> None:
        worked = Worked(at.date(), sheet.purpose, sheet.minutes)
        self._worked(self._cases[sheet.story].case, worked, sheet.by, at)

    def _worked(
        self, about: Complaint | Registration, worked: Worked, key: str, at: datetime
    ) -> None:
        note_time(about, worked, key=uuid4(), by=self._company.actor(key, at), at=at)

    def _figures(self, sheet: FiguresSheet, at: datetime) -> None:
        year = self._time.today.year
        lines = [Line(year + ago, where, ground, count) for ago, where, ground, count in sheet.rows]
        digest = sha256(repr(lines).encode()).hexdigest()
        named = (sheet.source, sheet.name, digest)
        by = self._company.actor(sheet.by, at)
        import_outside(Read(tuple(lines), ()), named, by=by, at=at)


def _working(time: Time, written: str) -> datetime:
    """Return a moment as stories write it, or the same time on the first working day after it."""
    at = time.of(written)
    return time.at(time.working(at.date()), f"{at:%H:%M}")


def _told(sheet: ContactSheet, at: datetime, text: str = "") -> Told:
    return Told(
        kind=sheet.kind,
        happened_on=at.date(),
        closed_on=at.date() if sheet.outcome else None,
        channel=sheet.channel,
        found_us=sheet.found_us,
        complainant_role=sheet.who,
        handling=sheet.handling,
        activity=sheet.activity,
        outcome=sheet.outcome,
        categories=sheet.categories,
        grounds=sheet.grounds,
        department=sheet.department,
        reach=sheet.reach,
        text=text or sheet.text,
    )
