"""What figures are asked about: the period, the scope, the client's own codes, the threshold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from procedures.rules.statistics.places import CLIENT, Period, Place, in_scope, seen_from
from procedures.rules.statistics.recoding import Move
from procedures.rules.statistics.register import OutsideNumber, RegisterRow
from procedures.rules.statistics.tables import Labels


@dataclass(frozen=True, slots=True)
class Department:
    """A department with its head count, where the client gave one."""

    label: str
    employees_count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The question: which period and scope, seen on which day, in which codes, hidden below what.

    ``part`` is a part of the year ("q3", "h1"), empty for all of it; ``scope`` a part of the client
    ("department:care", "municipality:schiedam"), empty for all of it; ``tables`` names those that
    are asked, None for all.

    ``labels`` holds a mapping per dimension (kind, channel, category, ground, outcome,
    resolution, handling, term, measure_kind, measure_state); its codes give the order of the
    lines. Only ``complaint_kinds`` count as complaints; other kinds are counted apart.
    """

    year: int
    today: date
    labels: Labels = field(default_factory=dict)
    departments: Mapping[str, Department] = field(default_factory=dict)
    threshold: int = 5
    employees_count: int | None = None
    complaint_kinds: frozenset[str] = frozenset({"complaint"})
    measures_done: frozenset[str] = frozenset({"done", "dropped"})
    outside: tuple[OutsideNumber, ...] = ()
    moves: tuple[Move, ...] = ()
    part: str = ""
    scope: str = CLIENT
    tables: frozenset[str] | None = None

    @property
    def period(self) -> Period:
        """The period that is counted."""
        return Period(self.year, self.part)

    @property
    def place(self) -> Place:
        """The period and the scope."""
        return Place(self.period, self.scope)

    @property
    def starts_on(self) -> date:
        """The first day of the period."""
        return self.period.starts_on

    @property
    def until_on(self) -> date:
        """The last day that is counted."""
        return min(self.period.ends_on, self.today)

    @property
    def heads(self) -> int | None:
        """The number of employees in scope, given or added up from the departments."""
        if self.scope:
            kind, _, code = self.scope.partition(":")
            own = self.departments.get(code) if kind == "department" else None
            return own.employees_count if own else None
        if self.employees_count is not None:
            return self.employees_count
        counts = [each.employees_count for each in self.departments.values()]
        known = [count for count in counts if count is not None]
        return sum(known) if known and len(known) == len(counts) else None

    def all_labels(self) -> Labels:
        """Return the labels, those of the departments included."""
        named = {code: {"*": each.label} for code, each in self.departments.items()}
        return {**self.labels, "department": named} if named else dict(self.labels)


@dataclass(frozen=True, slots=True)
class Cohorts:
    """The complaints of a period by what happened to them; contacts are cases of every kind."""

    open_start: tuple[RegisterRow, ...]
    received: tuple[RegisterRow, ...]
    closed: tuple[RegisterRow, ...]
    open_end: tuple[RegisterRow, ...]
    contacts: tuple[RegisterRow, ...]


def cohorts(rows: Iterable[RegisterRow], frame: Frame) -> Cohorts:
    """Divide the register by a period; what happened after the last counted day is left out."""
    start, until = frame.starts_on, frame.until_on
    scope = frame.scope
    counted = (seen_from(row, scope) for row in rows if in_scope(row, scope)) if scope else rows
    known = [row for row in counted if row.received_on <= until]
    complaints = [row for row in known if row.kind in frame.complaint_kinds]
    return Cohorts(
        open_start=tuple(r for r in complaints if r.received_on < start <= closing_of(r)),
        received=tuple(row for row in complaints if row.received_on >= start),
        closed=tuple(r for r in complaints if start <= closing_of(r) <= until),
        open_end=tuple(row for row in complaints if closing_of(row) > until),
        contacts=tuple(row for row in known if row.received_on >= start),
    )


def closing_of(row: RegisterRow) -> date:
    """Return the day of closing, never before reception; the end of time while open."""
    return date.max if row.closed_on is None else max(row.closed_on, row.received_on)
