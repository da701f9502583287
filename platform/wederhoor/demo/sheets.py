"""The sheets of the demo: who there is and what happened to them, written down in data/."""

from collections.abc import Mapping
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict
from pydantic import Field as Described

Read = TypeVar("Read", bound="Sheet")
FAST_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Sheet(BaseModel):
    """A part of the data: never changed once read, and nothing unknown in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class StaffSheet(Sheet):
    """Somebody of the consultancy; `told` is what the guide says of them.

    Who leads its people has the position `lead`; an `owner` is of the platform instead.
    """

    name: str
    email: str
    told: str
    position: Literal["", "lead", "owner"] = ""


class BureauSheet(Sheet):
    """The consultancy: its people, and the one password of everybody in the demo."""

    name: str
    brand_colour: str
    password: str
    staff: Mapping[str, StaffSheet]
    clients: tuple[str, ...]


class DepartmentSheet(Sheet):
    """A part of a client's organisation."""

    name: str
    employees_count: int


class PersonSheet(Sheet):
    """Somebody with a row at a client; without an address they cannot sign in."""

    name: str
    email: str = ""
    roles: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    profession: str = ""
    department: str = ""
    external: bool = False
    told: str = ""


class CalledSheet(Sheet):
    """Whom people of a client can call, and for which way."""

    way: str
    name: str
    phone: str = ""
    email: str = ""
    hours: str = ""
    note: str = ""


class ClientSheet(Sheet):
    """A client of the consultancy.

    `beside` are regulations to which a case can change track. `parts` says, for each part in the
    routes ("desk", "chair"), who play it in turn. Who has a seat and is of a department that a
    case is about is passed over.
    """

    slug: str
    name: str
    kind: str
    brand_colour: str
    employees_count: int
    contact_email: str
    contact_phone: str
    preset: str
    beside: tuple[str, ...] = ()
    departments: Mapping[str, DepartmentSheet]
    people: Mapping[str, PersonSheet]
    contacts: tuple[CalledSheet, ...] = ()
    assignments: Mapping[str, tuple[str, ...]]
    parts: Mapping[str, tuple[str, ...]]
    program: str


class Named(Sheet):
    """A party as named when the complaint is filed."""

    name: str = ""
    email: str = ""
    department: str = ""


class Paper(Sheet):
    """An attachment; the ending of its name says what is made of the lines."""

    name: str
    lines: tuple[str, ...]


class Step(BaseModel):
    """One act on a route; everything beside the names below is a value of the act.

    `day` counts from filing, or from the day of the slot `after`. A step with `given` is taken
    only in stories that say something in its slot.
    """

    model_config = ConfigDict(frozen=True, extra="allow")

    slot: str
    act: str
    by: str
    day: float
    after: str = ""
    time: str = ""
    given: bool = False

    @property
    def values(self) -> dict[str, Any]:
        """The values of the act as written."""
        return dict(self.model_extra or {})


class Message(Sheet):
    """A message between a side and the desk; from the desk `to` nobody it is an internal note."""

    day: float
    by: str
    to: str = ""
    body: str


class Story(Sheet):
    """One case: what was filed, and what its route does not say by itself.

    `filed` is "-2 03-14 20:15" (years before this one, month and day) or "ago 12 20:15" (days).
    `says` adds values to a slot of the route, or takes it out (null); `until` is the last slot.
    Each element is its category with its text. `undeclared` leaves it to the appointed to say that
    they have no interest.
    """

    key: str
    route: str
    filed: str
    channel: str = "portal"
    language: str = "nl"
    pace: float = 1
    complainant: Named | None = None
    respondents: tuple[Named, ...] = ()
    department: str = ""
    categories: tuple[str, ...]
    grounds: tuple[str, ...] = ()
    happened: int | None = None
    story: str
    wish: str = ""
    elements: tuple[Mapping[str, str], ...] = ()
    answers: Mapping[str, str] = {}
    topic: str
    papers: tuple[Paper, ...] = ()
    cast: Mapping[str, str] = {}
    says: Mapping[str, Mapping[str, Any] | None] = {}
    adds: tuple[Step, ...] = ()
    messages: tuple[Message, ...] = ()
    until: str = ""
    undeclared: bool = False

    @property
    def departments(self) -> frozenset[str]:
        """The departments this case is about."""
        named = [party.department for party in (self.complainant, *self.respondents) if party]
        return frozenset(filter(None, (self.department, *named)))


class DecisionSheet(Sheet):
    """A decision of an advice meeting; `due_on` is a month and day of the year of the meeting."""

    text: str
    owner: str
    due_on: str


class AdviceSheet(Sheet):
    """An advice, the figures it rests on ("table/line"), and what the client answered."""

    text: str
    answer: str = ""
    reasons: str = ""
    figures: tuple[str, ...] = ()


class ProgressSheet(Sheet):
    """How a decision (by its place, from 1) went on, some day of the year of the meeting.

    `proof` is a paper that shows it.
    """

    decision: int
    day: str
    state: str
    note: str
    proof: Paper | None = None


class MeetingSheet(Sheet):
    """An advice meeting: invited and held on days of the year after the one reported on."""

    invited: str
    held: str
    place: str
    attendees: tuple[str, ...]
    answers: str
    minutes: str
    advices: tuple[AdviceSheet, ...]
    decisions: tuple[DecisionSheet, ...]
    progress: tuple[ProgressSheet, ...] = ()
    questions: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()


class TaleSheet(Sheet):
    """A story of a report, with the facts it tells."""

    title: str
    text: str
    facts: Mapping[str, str]


class SoonSheet(Sheet):
    """A meeting that is still to come, some days from now, about the newest report.

    `comes` says who answered the invitation, and how.
    """

    days: int
    clock: str
    place: str
    writer: str
    attendees: tuple[str, ...]
    agenda: tuple[str, ...]
    questions: tuple[str, ...]
    advices: tuple[AdviceSheet, ...]
    comes: Mapping[str, bool] = {}


class YearSheet(Sheet):
    """The report on a year (counted from this one) and its meeting.

    Days are written "01-14 10:00", in the year after.
    """

    year: int
    writer: str
    reviewer: str
    drafted: str
    written: str
    reviewed: str
    published: str
    chapters: Mapping[str, str]
    tales: tuple[TaleSheet, ...] = ()
    meeting: MeetingSheet


class YearsSheet(Sheet):
    """What became of the past years of a client, and the meeting that is to come."""

    years: tuple[YearSheet, ...]
    soon: SoonSheet | None = None


class RoutesSheet(Sheet):
    """The usual courses of a case under one regulation."""

    routes: Mapping[str, tuple[Step, ...]] = Described(min_length=1)


class PhrasesSheet(Sheet):
    """Sentences that the desk writes often, in several wordings, used in turn."""

    phrases: Mapping[str, tuple[str, ...]]


class StoriesSheet(Sheet):
    """Some cases of one client."""

    stories: tuple[Story, ...]


class Script:
    """Everything written down about one client."""

    def __init__(self, slug: str) -> None:
        self.client = read(f"{slug}/client.yaml", ClientSheet)
        self._slug = slug

    @cached_property
    def routes(self) -> Mapping[str, tuple[Step, ...]]:
        """The routes by name."""
        return read(f"{self._slug}/routes.yaml", RoutesSheet).routes

    @cached_property
    def phrases(self) -> Mapping[str, tuple[str, ...]]:
        """The phrases by name."""
        return read(f"{self._slug}/phrases.yaml", PhrasesSheet).phrases

    @cached_property
    def years(self) -> tuple[YearSheet, ...]:
        """The years that were reported on."""
        return read(f"{self._slug}/years.yaml", YearsSheet).years

    @cached_property
    def soon(self) -> SoonSheet | None:
        """The meeting that is to come."""
        return read(f"{self._slug}/years.yaml", YearsSheet).soon

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """The stories, in the order of the files and within them."""
        folder = _data() / self._slug / "stories"
        names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".yaml"))
        sheets = [read(f"{self._slug}/stories/{name}", StoriesSheet) for name in names]
        return tuple(story for sheet in sheets for story in sheet.stories)


@lru_cache(maxsize=1)
def bureau() -> BureauSheet:
    """Return the sheet of the consultancy."""
    return read("bureau.yaml", BureauSheet)


def read(name: str, kind: type[Read]) -> Read:
    """Return one file of data/ as a sheet."""
    text = (_data() / name).read_text(encoding="utf-8")
    return kind.model_validate(yaml.load(text, Loader=FAST_LOADER))  # noqa: S506 a safe loader


def _data() -> Any:
    return files(__package__) / "data"
