"""Two codes at once: what the form of a municipality asks, and chapters by who is complained about.

All columns of a table are parts of the totals that other tables print, under the same keys. Such
tables are made only where a report asks for them by name.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from procedures.rules.statistics.counting import BLANK, NONE, TOTAL, UNKNOWN, Profile, Year, key_of
from procedures.rules.statistics.drafting import Counted, DraftLine, DraftTable
from procedures.rules.statistics.flow import CLOSED, RECEIVED
from procedures.rules.statistics.profiles import INFLOW, OUTFLOW, RESIDENCE
from procedures.rules.statistics.register import RegisterRow
from procedures.rules.statistics.tables import Column

SUBTOTAL = "subtotal"
OWN, PROVIDER = "own", "provider"
ABOUT = {
    "own_service": OWN,
    "own_staff": OWN,
    "recognised_provider": PROVIDER,
    "licensed_provider": PROVIDER,
}


@dataclass(frozen=True, slots=True)
class Split:
    """A way to divide cases over columns; ``sums`` names a column that others add up to."""

    name: str
    column_of: Callable[[RegisterRow], str]
    columns: tuple[str, ...]
    sums: Mapping[str, tuple[str, ...]]
    splits: Mapping[str, str]
    """The codes of the profile of which a column counts some, with that column."""
    profile: str


def _residence(row: RegisterRow) -> str:
    return RESIDENCE.get((row.lives_in, row.happened_in), UNKNOWN)


def _about(row: RegisterRow) -> str:
    return ABOUT.get(row.complaint_about or UNKNOWN, UNKNOWN)


HERE = ("resident_here", "resident_elsewhere")
BY_RESIDENCE = Split(
    "by_residence",
    _residence,
    (*HERE, SUBTOTAL, "visitor_here", UNKNOWN),
    {SUBTOTAL: HERE},
    {code: code for code in (*HERE, "visitor_here", UNKNOWN)},
    "residence",
)
"""The columns of the form of the antidiscrimination facilities (Regeling, annex)."""
BY_ABOUT = Split(
    "by_about",
    _about,
    (OWN, PROVIDER, UNKNOWN),
    {},
    {**ABOUT, "not_sure": UNKNOWN, UNKNOWN: UNKNOWN},
    "complaint_about",
)
"""The chapters of the report of a Flemish authority: its own service, and who it recognised."""

Asked = tuple[str, Split, tuple[str, ...]]
"""The profile of the lines, how the columns divide, and which columns the table shows."""
TABLES: Mapping[str, Asked] = {
    **{
        f"form_{name}": (name, BY_RESIDENCE, BY_RESIDENCE.columns)
        for name in ("ground", "field", "nature", "handling")
    },
    **{
        f"{column}_{name}": (name, BY_ABOUT, (column, UNKNOWN))
        for column in (OWN, PROVIDER)
        for name in ("channel", "inadmissible", "outcome", "resolution", "in_time")
    },
}


def _in_time(row: RegisterRow) -> tuple[str, ...]:
    if not row.terms:
        return (NONE,)
    late = any((term.ended_on or date.max) > term.due_on for term in row.terms)
    return ("late" if late else "kept",)


IN_TIME = Profile(
    name="in_time",
    dimension="in_time",
    population=CLOSED,
    codes_of=_in_time,
    fixed=("kept", "late", NONE),
    optional=True,
)
"""Whether a closed case kept all of its terms; only divided, for `terms` tells of each term."""
_PROFILES: Mapping[str, Profile] = {one.name: one for one in (*INFLOW, *OUTFLOW, IN_TIME)}
_RECEIVED = frozenset(one.name for one in INFLOW)


def crossings(year: Year, names: Sequence[str] = tuple(TABLES)) -> Iterator[DraftTable]:
    """Draft the tables with these names, each where there was a case that it can tell of."""
    for name in names:
        lines, split, shown = TABLES[name]
        made = _Crossing(year, _PROFILES[lines], split)
        if set(made.codes) - BLANK and set(made.divided) - {UNKNOWN}:
            made.count()
            yield made.table(name, shown)


class _Crossing:
    """A profile, divided over columns."""

    def __init__(self, year: Year, lines: Profile, split: Split) -> None:
        self.year, self.lines, self.split = year, lines, split
        received = lines.name in _RECEIVED
        self.rows = year.cohorts.received if received else year.cohorts.closed
        self.base = split.profile if received else f"closed_{split.name}"
        self.counts = Counter(
            (code, split.column_of(row)) for row in self.rows for code in set(lines.codes_of(row))
        )
        seen = {code for code, _column in self.counts}
        own = year.frame.all_labels().get(lines.dimension, {}) or lines.fixed
        self.codes = year.codes(own, seen, lines.name) if seen else []
        divided = Counter(split.column_of(row) for row in self.rows)
        self.divided = divided
        self.columns = [each for each in split.columns if each != UNKNOWN or divided[UNKNOWN]]

    def key(self, code: str, column: str) -> str:
        """Return the key of a cell, the same in each table that shows it."""
        return key_of(f"{self.lines.name}_{self.split.name}", code, column)

    def whole(self, column: str) -> str:
        """Return the key of a column's total; a column of one code counts what its profile does."""
        codes = [code for code, own in self.split.splits.items() if own == column]
        named = codes == [column] and self.base == self.split.profile
        return key_of(self.base, column) if named else key_of(self.base, "of", column)

    def count(self) -> None:
        """Enter the counts with their relations: along the lines, down the columns, at the foot."""
        ledger, population = self.year.ledger, self.lines.population
        for column in self.columns:
            ledger.count(self.whole(column), self._many(self.divided, column))
        self._add_up(population, self.whole)
        self._name_parts()
        totals = Counter(code for row in self.rows for code in set(self.lines.codes_of(row)))
        for code in self.codes:
            ledger.count(key_of(self.lines.name, code), totals[code])
            of_code = Counter({column: self.counts[code, column] for column in self.columns})
            for column in self.columns:
                ledger.count(self.key(code, column), self._many(of_code, column))
            self._add_up(key_of(self.lines.name, code), partial(self.key, code))
        self._down(population, [key_of(self.lines.name, code) for code in self.codes])
        for column in self.columns:
            self._down(self.whole(column), [self.key(code, column) for code in self.codes])

    def _many(self, counts: Mapping[str, int], column: str) -> int:
        return sum(counts.get(each, 0) for each in self.split.sums.get(column, (column,)))

    def _add_up(self, total: str, key: Callable[[str], str]) -> None:
        """Enter that columns make the total, and which of them make another column."""
        inner = {each for parts in self.split.sums.values() for each in parts}
        outer = [key(column) for column in self.columns if column not in inner]
        self.year.ledger.relate(total, outer)
        for column, parts in self.split.sums.items():
            self.year.ledger.relate(key(column), [key(part) for part in parts])

    def _name_parts(self) -> None:
        """Enter of which codes of the profile a column is made, where that is counted too."""
        if self.base != self.split.profile:
            return
        values = self.year.ledger.values
        for column in self.columns:
            codes = [code for code, own in self.split.splits.items() if own == column]
            keys = [key for code in codes if (key := key_of(self.base, code)) in values]
            if keys and keys != [self.whole(column)]:
                self.year.ledger.relate(self.whole(column), keys)

    def _down(self, total: str, keys: Sequence[str]) -> None:
        """Enter that the lines make the total of a column; one case may stand on more of them."""
        several = self.lines.multi_valued
        self.year.ledger.relate(total, list(keys), overlapping=several)
        if several and NONE in self.codes:
            alone = keys[self.codes.index(NONE)]
            self.year.ledger.relate_apart(total, alone, [one for one in keys if one != alone])

    def table(self, name: str, shown: Sequence[str]) -> DraftTable:
        """Return the table with the columns that are shown, and the total of each line."""
        columns = [each for each in self.columns if each in shown]
        lines = tuple(
            DraftLine(
                code,
                (
                    *(Counted(self.key(code, column)) for column in columns),
                    Counted(key_of(self.lines.name, code)),
                ),
            )
            for code in self.codes
        )
        foot = (
            *(Counted(self.whole(column)) for column in columns),
            Counted(self.lines.population),
        )
        return DraftTable(
            name=name,
            dimension=self.lines.dimension,
            columns=(
                *(Column(column, dimension=self.split.name) for column in columns),
                Column(TOTAL),
            ),
            lines=lines,
            totals=(DraftLine(TOTAL, foot),),
            footnotes=self._footnotes(columns),
            multi_valued=self.lines.multi_valued,
        )

    def _footnotes(self, shown: Sequence[str]) -> tuple[str, ...]:
        closed = () if self.lines.population == RECEIVED else ("closed_only",)
        part = ("part_columns",) if len(shown) < len(self.columns) else ()
        return (*closed, *part, *(("multi_valued",) if self.lines.multi_valued else ()))
