"""Choosing a moment for a hearing: what may be proposed and answered, and what clashes."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from kernel.calendars import Calendar
from kernel.errors import Refusal
from kernel.terms import tell

MOST_MOMENTS = 6
APART = timedelta(hours=2)
"""Less time than this between the beginnings of two talks is a clash: somebody is in both, or the
sides meet each other at the door. Our own rule."""

REMINDS = 2
"""So many days before the last day for an answer, who is silent gets one reminder. Our own rule."""

ClashKind = Literal["rest_day", "other_side", "person"]


@dataclass(frozen=True, slots=True)
class Busy:
    """A talk that is planned already: of the other side of this case, or with these people."""

    at: datetime
    other_side: bool
    people: frozenset[str]


@dataclass(frozen=True, slots=True)
class Clash:
    """Why a moment is unhandy; `who` names people, or the rest day."""

    kind: ClashKind
    who: str = ""


def check_proposal(moments: Sequence[datetime], *, answer_by: date, at: datetime) -> None:
    """Raise Refusal `planning.none`, `planning.many`, `planning.past` or `planning.answer_by`."""
    if not moments:
        message = "Stel ten minste één moment voor."
        raise Refusal("planning.none", message=message, field="moments")
    if len(set(moments)) > MOST_MOMENTS:
        message = "Stel hoogstens zes momenten voor."
        raise Refusal("planning.many", message=message, field="moments")
    if min(moments) <= at:
        message = "Een van de momenten is al voorbij."
        raise Refusal("planning.past", message=message, field="moments")
    if not at.date() <= answer_by <= min(moments).date():
        message = "Kies een dag vóór het eerste moment, en niet in het verleden."
        raise Refusal("planning.answer_by", message=message, field="answer_by")


def asks_again(proposed_on: date, answer_by: date, today: date) -> bool:
    """Whether who is silent is reminded today: in the last two days, never the day after asking."""
    return answer_by - timedelta(days=REMINDS) <= today <= answer_by and (
        today - proposed_on > timedelta(days=1)
    )


def check_answer(
    fitting: Iterable[datetime], proposed: Iterable[datetime], *, is_open: bool
) -> None:
    """Raise Refusal `planning.ended` or, for a moment that was not proposed, `planning.foreign`."""
    if not is_open:
        message = "Er wordt hier niet meer over een moment gevraagd."
        raise Refusal("planning.ended", message=message)
    if set(fitting) - set(proposed):
        message = "De momenten zijn intussen veranderd. Kies opnieuw."
        raise Refusal("planning.foreign", message=message, field="fitting")


def clashes(
    moment: datetime, busy: Iterable[Busy], *, calendar: Calendar, zone: str, language: str
) -> tuple[Clash, ...]:
    """Return why a moment is unhandy: a rest day in this zone, or talks that are too near."""
    near = [one for one in busy if abs(one.at - moment) < APART]
    people = sorted({name for one in near for name in one.people})
    found = [Clash("person", name) for name in people]
    if any(one.other_side for one in near):
        found.append(Clash("other_side"))
    day = moment.astimezone(ZoneInfo(zone)).date()
    rest = calendar.rest_day(day) if calendar.knows(day) else None
    if rest is not None:
        found.append(Clash("rest_day", tell(asdict(rest.name), language)))
    return tuple(found)
