"""Reading the events of a case as days: where a term starts and what came after."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from zoneinfo import ZoneInfo

from kernel.calendars import Calendar
from kernel.clock import local_date
from kernel.errors import Refusal
from kernel.terms.counting import forward
from kernel.terms.reasons import Reason, because
from kernel.terms.rules import Event, Fallback, TermRule

DEEMED = {"silence": "silent", "presumption": "presumed"}


@dataclass(frozen=True, slots=True)
class Happening:
    """An event on its local day."""

    name: str
    on: date
    facts: Mapping[str, object]

    @property
    def until_on(self) -> date | None:
        """The day its fact `until` names, if it has one.

        Raise Refusal "term.until_unreadable" when it is no date.
        """
        until = self.facts.get("until")
        if until is None or isinstance(until, date):
            return until
        try:
            return date.fromisoformat(str(until))
        except ValueError as error:
            raise Refusal(
                "term.until_unreadable",
                message=f"{until!r} is geen datum.",
                event=self.name,
                until=until,
            ) from error


@dataclass(frozen=True, slots=True)
class Start:
    """The day whose morrow is a term's first day, and all that happened since."""

    on: date
    why: tuple[Reason, ...]
    since: tuple[Happening, ...]


def happenings(rule: TermRule, events: Iterable[Event], zone: str | ZoneInfo) -> list[Happening]:
    """Return the events that concern `rule`, in order of time, on their days in `zone`."""
    return [
        Happening(event.name, local_date(event.at, zone), event.facts)
        for event in sorted(events, key=attrgetter("at"))
        if event.facts.get("term", rule.name) == rule.name
    ]


def find_start(
    rule: TermRule, past: list[Happening], *, calendar: Calendar, today: date
) -> Start | None:
    """Return where the term starts, or None when it has not.

    The most recent start counts: a complaint that is received anew starts its terms anew. With a
    fallback, a start that comes too late (or never) gives way to the fallback: who is late does
    not gain time by it.
    """
    start = _latest(rule.starts, past)
    if rule.fallback_starts is None:
        return start
    waited = _fall_back(rule, rule.fallback_starts, past, calendar)
    if waited is None or _came_in_time(rule.starts, waited):
        return start
    return waited if today > waited.on else None


def _latest(name: str, past: list[Happening]) -> Start | None:
    places = [place for place, happening in enumerate(past) if happening.name == name]
    if not places:
        return None
    found = past[places[-1]]
    code = DEEMED.get(str(found.facts.get("deemed", "")), "started")
    why = (because(code, event=name, day_on=found.on),)
    return Start(found.on, why, tuple(past[places[-1] + 1 :]))


def _fall_back(
    rule: TermRule, fallback: Fallback, past: list[Happening], calendar: Calendar
) -> Start | None:
    awaited_since = _latest(fallback.starts, past)
    if awaited_since is None:
        return None
    amount = fallback.offset
    on = forward(awaited_since.on, amount, calendar=calendar)
    reason = because(
        "fell_back", event=rule.starts, number=amount.number, unit=amount.unit, day_on=on
    )
    return Start(on, (*awaited_since.why, reason), awaited_since.since)


def _came_in_time(name: str, waited: Start) -> bool:
    return any(found.name == name and found.on <= waited.on for found in waited.since)
