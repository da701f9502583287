"""Which cases a report is about: a period and a scope, and the name of a count among all reports.

A count has one name in every report: its place (period and scope) and its own key. What one
report prints by quarter is what a report on that quarter prints as its total, so it is named so.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from procedures.rules.statistics.register import RegisterRow

MONTHS: Mapping[str, tuple[int, int]] = {
    "": (1, 12),
    "h1": (1, 6),
    "h2": (7, 12),
    **{f"q{number}": (3 * number - 2, 3 * number) for number in range(1, 5)},
    **{f"m{number:02}": (number, number) for number in range(1, 13)},
}
"""The first and last month of each part of a year; the empty part is the whole year."""
PARTS: Mapping[str, tuple[str, ...]] = {
    "year": ("",),
    "half_year": ("h1", "h2"),
    "quarter": ("q1", "q2", "q3", "q4"),
}
"""The parts of a year by kind of period."""
IN_SCOPE: Mapping[str, Callable[[RegisterRow, str], bool]] = {
    "department": lambda row, code: row.department == code,
    "municipality": lambda row, code: code in {row.lives_in, row.happened_in},
}
"""Whether a row belongs to a scope, by kind of scope; the client's own has every row."""
SHARED = "shared"
"""No report is about it: the cases that two of these municipalities report."""
HERE, ELSEWHERE, UNKNOWN = "this_municipality", "other_municipality", "unknown"
"""Where one lives, or where it happened, as a report counts it. Every other code is the name of a
municipality that the client serves."""
CLIENT = ""


@dataclass(frozen=True, slots=True)
class Period:
    """A year or a part of it: "q3", "h1", "m07"."""

    year: int
    part: str = ""

    @property
    def code(self) -> str:
        """The period as a code: "2025" or "2025-q3"."""
        return f"{self.year}-{self.part}" if self.part else str(self.year)

    @property
    def kind(self) -> str:
        """The kind of period: year, half_year, quarter or month."""
        return next((kind for kind, parts in PARTS.items() if self.part in parts), "month")

    @property
    def months(self) -> range:
        """The numbers of its months."""
        first, last = MONTHS[self.part]
        return range(first, last + 1)

    @property
    def starts_on(self) -> date:
        """Its first day."""
        return date(self.year, self.months[0], 1)

    @property
    def ends_on(self) -> date:
        """Its last day."""
        last = self.months[-1]
        following = date(self.year + last // 12, last % 12 + 1, 1)
        return following - timedelta(days=1)

    def holds(self, other: "Period") -> bool:
        """Tell whether all of another period falls within this one."""
        return self.starts_on <= other.starts_on and other.ends_on <= self.ends_on

    def before(self) -> "Period":
        """Return the period of the same length before this one."""
        parts = PARTS.get(self.kind, tuple(code for code in MONTHS if code.startswith("m")))
        place = parts.index(self.part) - 1
        return Period(self.year - (place < 0), parts[place])


def period_of(code: str) -> Period:
    """Return the period that a code names; raise KeyError or ValueError for no such code."""
    year, _, part = code.partition("-")
    MONTHS[part]
    return Period(int(year), part)


@dataclass(frozen=True)
class Place:
    """Where a count belongs: a period, and the client or a part of it ("department:care")."""

    period: Period
    scope: str = CLIENT

    @cached_property
    def code(self) -> str:
        """The place as a code: "2025-q1" or "2025-q1@department:care"."""
        return f"{self.period.code}@{self.scope}" if self.scope else self.period.code

    def name(self, key: str) -> str:
        """Return the name that a count of this place has in all reports."""
        table, _, rest = key.partition("/")
        flow, _, part = rest.partition("/")
        if table == "periods" and part in MONTHS:
            return Place(Period(self.period.year, part), self.scope).name(flow)
        if table in IN_SCOPE and rest and not self.scope:
            return Place(self.period, f"{table}:{rest}").name("received")
        return f"{self.code}:{key}"


def in_scope(row: RegisterRow, scope: str) -> bool:
    """Tell whether a case belongs to a scope."""
    if not scope:
        return True
    kind, _, code = scope.partition(":")
    if kind == SHARED:
        return row.lives_in != row.happened_in and {row.lives_in, row.happened_in} <= {
            *code.split(",")
        }
    return IN_SCOPE[kind](row, code)


def seen_from(row: RegisterRow, scope: str) -> RegisterRow:
    """Return a case as a municipality sees it: here is that municipality, and elsewhere the rest.

    For every other scope a case stays as it is.
    """
    kind, _, code = scope.partition(":")
    if kind != "municipality":
        return row
    return replace(
        row, lives_in=_seen(row.lives_in, code), happened_in=_seen(row.happened_in, code)
    )


def _seen(where: str | None, code: str) -> str | None:
    if where in {None, "", UNKNOWN}:
        return UNKNOWN
    return HERE if where == code else ELSEWHERE
