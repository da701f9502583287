"""Counts by a list of codes, compared with the figures of earlier years."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from procedures.rules.statistics.drafting import (
    NOTHING,
    Counted,
    Draft,
    DraftLine,
    DraftTable,
    Ledger,
    Share,
)
from procedures.rules.statistics.frame import Cohorts, Frame
from procedures.rules.statistics.register import RegisterRow
from procedures.rules.statistics.tables import Cell, Column, Figures, Table

UNKNOWN, NONE, NO_ADVICE = "unknown", "none", "no_advice"
BLANK = frozenset({UNKNOWN, NONE, NO_ADVICE})
"""Codes that say that there is nothing to tell; a table of these alone is left out."""
TOTAL = "total"


@dataclass(slots=True)
class Year:
    """One period being counted: the question, the complaints, earlier figures, the ledger."""

    frame: Frame
    cohorts: Cohorts
    earlier: tuple[Figures, ...]
    ledger: Ledger = field(default_factory=Ledger)
    rows: tuple[RegisterRow, ...] = ()
    _before: dict[str, tuple[Table | None, ...]] = field(default_factory=dict, init=False)

    @property
    def column(self) -> str:
        """The code of the column of this period."""
        return self.frame.period.code

    def columns(self) -> tuple[Column, ...]:
        """The columns of the earlier periods and this one, oldest first."""
        years = [each.period.code for each in self.earlier]
        return tuple(Column(code, dimension="year") for code in (*years, self.column))

    def earlier_cells(self, table: str, line: str, column: str = "") -> tuple[Cell, ...]:
        """What the earlier years' figures print there: a copy, so it tells nothing new."""
        if table not in self._before:
            self._before[table] = tuple(each.table(table) for each in self.earlier)
        return tuple(
            _printed(found, line, column or each.period.code)
            for each, found in zip(self.earlier, self._before[table], strict=True)
        )

    def codes(self, own: Iterable[str], seen: Iterable[str], table: str) -> list[str]:
        """List the codes of a table: its own in their order, then others that ever occurred."""
        order = list(own)
        tables = [each.table(table) for each in self.earlier]
        before = [line.code for each in tables if each for line in each.lines]
        return [*order, *sorted((set(seen) | set(before)) - set(order))]


def _printed(found: Table | None, line: str, column: str) -> Cell:
    """Return what an earlier table prints.

    A code that it did not have counted zero; a table that was not there tells nothing.
    """
    if found is None:
        return NOTHING
    cell = found.cell(line, column)
    return Cell(cell.value, cell.mark) if cell else Cell(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One way to look at complaints: which codes a case has, and which count they make up."""

    name: str
    dimension: str
    population: str
    codes_of: Callable[[RegisterRow], tuple[str, ...]]
    fixed: tuple[str, ...] = ()
    multi_valued: bool = False
    share: bool = True
    footnotes: tuple[str, ...] = ()
    optional: bool = False
    """Left out where no case ever had such a code, also when the client has a list of them."""


def profile(year: Year, rows: Sequence[RegisterRow], asked: Profile) -> DraftTable | None:
    """Count complaints by the codes of one dimension; None where the client has no such codes."""
    counts = _counts(asked, rows)
    own = year.frame.all_labels().get(asked.dimension, {})
    listed = () if asked.optional else own
    if not set(year.codes(listed, counts, asked.name)) - BLANK:
        return None
    codes = year.codes(own or asked.fixed, counts, asked.name)
    lines = tuple(_line(year, asked, code, counts[code]) for code in codes)
    _relate(year, asked, codes)
    shares = (Column("share", "percent"),) if asked.share else ()
    return DraftTable(
        name=asked.name,
        dimension=asked.dimension,
        columns=(*year.columns(), *shares),
        lines=lines,
        totals=(total_line(year, asked),),
        footnotes=_footnotes(year, asked),
        multi_valued=asked.multi_valued,
    )


def _counts(asked: Profile, rows: Sequence[RegisterRow]) -> Counter[str]:
    """Count codes: first the cases that have the same ones, for most are like others."""
    counts: Counter[str] = Counter()
    for codes, number in Counter(map(asked.codes_of, rows)).items():
        counts.update(dict.fromkeys(codes, number))
    return counts


def _footnotes(year: Year, asked: Profile) -> tuple[str, ...]:
    several = ("multi_valued",) if asked.multi_valued else ()
    return (*asked.footnotes, *several, *notes(year, asked.dimension))


def notes(year: Year, dimension: str) -> tuple[str, ...]:
    """Return the footnotes on codes that changed in a period that is shown; labels word them."""
    shown = (year.frame.period, *(each.period for each in year.earlier))
    since = min(period.starts_on for period in shown)
    told = (move for move in year.frame.moves if move.dimension == dimension)
    seen = [move.note for move in told if since <= move.from_on <= year.frame.until_on]
    return tuple(f"note:{code}" for code in seen if code in year.frame.labels.get("note", {}))


def _relate(year: Year, asked: Profile, codes: Sequence[str]) -> None:
    keys = [key_of(asked.name, code) for code in codes]
    year.ledger.relate(asked.population, keys, overlapping=asked.multi_valued)
    if asked.multi_valued and NONE in codes:
        alone = key_of(asked.name, NONE)
        others = [key for key in keys if key != alone]
        year.ledger.relate_apart(asked.population, alone, others)


def key_of(table: str, *codes: str) -> str:
    """Return the key of a count of one table."""
    return "/".join((table, *codes))


def _line(year: Year, asked: Profile, code: str, number: int) -> DraftLine:
    key = key_of(asked.name, code)
    counted = year.ledger.count(key, number)
    share = (Share(key, asked.population),) if asked.share else ()
    return DraftLine(code, (*year.earlier_cells(asked.name, code), counted, *share))


def total_line(year: Year, asked: Profile) -> DraftLine:
    """Return the total of a profile: the count of its population."""
    total = Counted(asked.population)
    share: tuple[Draft, ...] = ()
    if asked.share:
        share = (NOTHING if asked.multi_valued else Share(asked.population, asked.population),)
    return DraftLine(TOTAL, (*year.earlier_cells(asked.name, TOTAL), total, *share))
