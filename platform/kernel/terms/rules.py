"""What a term is, as data: a regulation's rules about time, and the events they look at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from kernel.errors import Refusal


class Unit(StrEnum):
    """What an amount of time is counted in."""

    DAYS = "days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


class Roll(StrEnum):
    """What happens to a term whose last day is a rest day.

    `NONE`: nothing, the day stands. `ATW`: the Algemene termijnenwet, articles 1 to 4.
    `NEXT_WORKING_DAY`: a regulation's own rule, free of the Act's limits and decrees.
    """

    NONE = "none"
    ATW = "atw"
    NEXT_WORKING_DAY = "next_working_day"


@dataclass(frozen=True, slots=True)
class Amount:
    """A length of time as the law writes it: six weeks is not forty-two days.

    Raise Refusal "term.amount_not_positive" below one.
    """

    number: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.number < 1:
            raise Refusal(
                "term.amount_not_positive",
                message="Een termijn duurt ten minste één dag.",
                number=self.number,
            )


@dataclass(frozen=True, slots=True)
class Extension:
    """By how much the handler may extend, at most, and how often.

    The event `on` extends. A fact `until` in it names an earlier end than the most allowed.
    Without an `amount` the event must name its `until`: "a reasonable term, made known".
    """

    amount: Amount | None
    max_times: int = 1
    on: str = "extended"


@dataclass(frozen=True, slots=True)
class Cure:
    """What a request to mend a defective complaint adds to the term, once."""

    on: str
    adds: Amount


@dataclass(frozen=True, slots=True)
class Fallback:
    """When a term starts although its start failed to come: so long after another event.

    Example: feedback to a reporter runs from the acknowledgement, or else from the end of the
    seven days after receipt (Directive (EU) 2019/1937, article 9(1)(f)).
    """

    starts: str
    offset: Amount


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRule:
    """One term of a regulation: what starts, moves and ends it, and the article it comes from.

    `target` is the house's own aim within the term. `lapses` names events after which nobody
    waits for it any more. `consent_postpones` names an event whose fact `until` is a later end
    that the complainant agreed to. `backward` makes it a limit before the start: facts named in
    `ends` that are older came too late. A `window` is time for somebody outside: it is open and
    then over, never late.

    Raise Refusal "term.suspension_incomplete" when only one of the two events is named.
    """

    name: str
    starts: str
    ends: tuple[str, ...]
    amount: Amount
    roll: Roll
    source: str
    extension: Extension | None = None
    target: Amount | None = None
    suspended_from: str | None = None
    suspended_until: str | None = None
    cured_by: Cure | None = None
    fallback_starts: Fallback | None = None
    lapses: tuple[str, ...] = ()
    consent_postpones: str | None = None
    backward: bool = False
    window: bool = False

    def __post_init__(self) -> None:
        if (self.suspended_from is None) != (self.suspended_until is None):
            raise Refusal(
                "term.suspension_incomplete",
                message="Een schorsing heeft een begin en een einde nodig.",
                term=self.name,
            )


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a case, as far as terms care.

    `at` is the moment it took effect, aware. A fact `term` limits the event to the term of that
    name; a fact `until` is a date (a `date`, or an ISO text as stored); a fact `deemed` says that
    nobody recorded it: it counts as happened by "silence" or by "presumption".
    """

    name: str
    at: datetime
    facts: Mapping[str, object] = field(default_factory=dict)
