"""What the figures need of a case that is gone: its codes, and the months of its days.

No figure tells days apart within a month, but for the last day of a year and for whether a term
was kept; both are kept here. A property test counts registers before and after.
"""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from procedures.rules.statistics.frame import closing_of
from procedures.rules.statistics.register import MeasureState, RegisterRow, Spent, TermResult

LAST_DAY = (12, 31)
LISTS = ("categories", "grounds", "natures", "fields", "barriers", "extension_reasons")


def stub_of(row: RegisterRow, *, today: date) -> RegisterRow:
    """Return a row of a closed case without its number, and with months instead of days.

    A day of this month or later stays as it is: figures up to today would tell them apart.
    """
    closed_on = closing_of(row)
    days = row.lead_time_days
    return replace(
        row,
        number="",
        received_on=_month(row.received_on, today),
        closed_on=_month(closed_on, today),
        lead_time_days=(closed_on - row.received_on).days if days is None else days,
        terms=tuple(_term(term, today) for term in row.terms),
        measures=tuple(_measure(one, today) for one in row.measures),
        spent=tuple(replace(one, on=_month(one.on, today)) for one in row.spent),
    )


def dump(row: RegisterRow) -> dict[str, Any]:
    """Return a row as JSON has it."""
    return {name: _plain(value) for name, value in asdict(row).items()}


def load(given: Mapping[str, Any]) -> RegisterRow:
    """Return the row that `dump` wrote, also an earlier release that knew fewer columns."""
    days = {name: _day(given[name]) for name in ("received_on", "closed_on")}
    lists = {name: tuple(given.get(name, ())) for name in LISTS}
    terms = tuple(TermResult(**{**one, **_days(one)}) for one in given["terms"])
    measures = tuple(
        MeasureState(one["kind"], one["state"], _day(one["due_on"])) for one in given["measures"]
    )
    spent = tuple(Spent(**{**one, "on": _day(one["on"])}) for one in given.get("spent", ()))
    parts = {"terms": terms, "measures": measures, "spent": spent}
    return RegisterRow(**{**given, **days, **lists, **parts})


def _month(day: date, today: date) -> date:
    if (day.month, day.day) == LAST_DAY or day >= today.replace(day=1):
        return day
    return day.replace(day=1)


def _term(term: TermResult, today: date) -> TermResult:
    """Blur a term, so that it ended late exactly when it did."""
    due_on = _month(term.due_on, today)
    if term.ended_on is None:
        return replace(term, due_on=due_on)
    ended_on = _month(term.ended_on, today)
    if term.ended_on > term.due_on and ended_on <= due_on:
        ended_on = due_on.replace(day=2)  # late within one month: still later than its due date
    return replace(term, due_on=due_on, ended_on=ended_on)


def _measure(one: MeasureState, today: date) -> MeasureState:
    return replace(one, due_on=_month(one.due_on, today)) if one.due_on else one


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return value


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _days(given: Mapping[str, Any]) -> dict[str, date | None]:
    return {name: _day(given[name]) for name in ("due_on", "ended_on")}
