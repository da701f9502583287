"""Tables while they are drafted: cells name what they count, the ledger holds the counts.

Sealing turns drafts into printed tables once it is known which counts are hidden. Everything that
is not a count (shares, rates, means) is derived from printed counts only, so it tells no more.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from procedures.rules.statistics.tables import Cell, CellMark, Column, Line, Table, Unit
from procedures.rules.suppression import Mark, Relation

NOTHING = Cell(None, "none")


@dataclass(frozen=True, slots=True)
class Counted:
    """A count in the ledger."""

    key: str


@dataclass(frozen=True, slots=True)
class Share:
    """A count as a share of another; ``rest`` is what is missing from the whole."""

    part: str
    whole: str
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Rate:
    """A count for every hundred people."""

    part: str
    people: int | None


@dataclass(frozen=True, slots=True)
class Typical:
    """A mean or quantile of the cases behind a count, shown from ``least`` cases.

    A covered count is known to reach the threshold, so what asks no more than that may be shown
    beside it.
    """

    value: float | None
    base: str
    least: int


Draft = Cell | Counted | Share | Rate | Typical


def keys_of(draft: Draft) -> tuple[str, ...]:
    """Return the keys of the counts that a cell is made of."""
    match draft:
        case Counted(key):
            return (key,)
        case Share(part, whole, rest):
            return tuple(filter(None, (part, whole, rest)))
        case Rate(part, _) | Typical(_, part, _):
            return (part,)
        case _:
            return ()


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A line before it is known what is hidden."""

    code: str
    cells: tuple[Draft, ...]
    unit: Unit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftTable:
    """A table before it is known what is hidden."""

    name: str
    dimension: str
    columns: tuple[Column, ...]
    lines: tuple[DraftLine, ...]
    totals: tuple[DraftLine, ...] = ()
    footnotes: tuple[str, ...] = ()
    multi_valued: bool = False


@dataclass(slots=True)
class Ledger:
    """Every count of an edition under its key, and the relations between the counts."""

    values: dict[str, int] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)

    def count(self, key: str, number: int) -> Counted:
        """Enter a count."""
        self.values[key] = number
        return Counted(key)

    def relate(self, total: str, parts: list[str], *, overlapping: bool = False) -> None:
        """Enter that the parts make the total; overlapping parts may count one case twice."""
        if overlapping:
            self.relations.append(Relation(total, tuple(parts), "cover"))
            self.relate_within(total, *parts)
        else:
            self.relations.append(Relation(total, tuple(parts)))

    def keep(self, keys: set[str]) -> None:
        """Forget all other counts, and what was said about them."""
        self.values = {key: number for key, number in self.values.items() if key in keys}
        told = [each for each in self.relations if keys.issuperset((each.total, *each.parts))]
        self.relations = told

    def relate_apart(self, total: str, alone: str, others: list[str]) -> None:
        """Enter that one part of a total shares no case with any of the others."""
        self.relations.append(Relation(total, (alone, *others), "apart"))

    def relate_within(self, total: str, *parts: str) -> None:
        """Enter that none of the parts is larger than the total."""
        self.relations.append(Relation(total, parts, "within"))


@dataclass(frozen=True, slots=True)
class Sealing:
    """Which counts are hidden, and the turning of drafts into print."""

    values: Mapping[str, int]
    marks: Mapping[str, Mark]
    threshold: int

    def table(self, draft: DraftTable) -> Table:
        """Return the table as it is printed."""
        return Table(
            draft.name,
            draft.dimension,
            draft.columns,
            tuple(self._line(line) for line in draft.lines),
            totals=tuple(self._line(line) for line in draft.totals),
            footnotes=draft.footnotes,
            multi_valued=draft.multi_valued,
        )

    def _line(self, line: DraftLine) -> Line:
        return Line(line.code, tuple(self.cell(draft) for draft in line.cells), line.unit)

    def cell(self, draft: Draft) -> Cell:
        """Return one cell as it is printed."""
        match draft:
            case Counted(key):
                mark = self.marks[key]
                return Cell(None if mark else self.values[key], mark, key)
            case Share():
                return self._share(draft)
            case Rate(part, people):
                return self._rate(part, people)
            case Typical(value, base, least):
                return self._typical(value, base, least)
            case _:
                return draft

    def _rate(self, part: str, people: int | None) -> Cell:
        if not people:
            return NOTHING
        if self.marks[part] or people < self.threshold:
            return Cell(None, "few")
        return Cell(rounded(Fraction(100 * self.values[part], people), 1))

    def _typical(self, value: float | None, base: str, least: int) -> Cell:
        if value is None:
            return NOTHING
        known = {"": self.values[base], "covered": self.threshold}.get(self.marks[base], 0)
        return Cell(value) if known >= least else Cell(None, "few")

    def _share(self, share: Share) -> Cell:
        whole = self.values[share.whole]
        if whole == 0:
            return NOTHING
        if self.marks[share.whole]:
            return Cell(None, "few")
        if not self.marks[share.part]:
            return Cell(rounded(Fraction(100 * self.values[share.part], whole), 0))
        return self._share_at_least(share, whole)

    def _share_at_least(self, share: Share, whole: int) -> Cell:
        """Return the bound that the print itself gives: the rest is small, so the part is most."""
        bounded: CellMark = self.marks[share.rest] if share.rest else ""
        if bounded != "small":
            return Cell(None, "few")
        least = max(whole - (self.threshold - 1), 0)
        return Cell(100 * least // whole, "at_least")


def rounded(number: Fraction, digits: int) -> float | int:
    """Round half up, as readers do; whole numbers when no digits are asked."""
    scaled = int(number * 10**digits + Fraction(1, 2))
    return scaled / 10**digits if digits else scaled
