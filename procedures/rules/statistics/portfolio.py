"""All clients of a consultancy beside each other, and where a client stands among them.

Everything is taken from yearly reports that are out, as they print it: who has those reports learns
nothing new. What is hidden in one stays hidden here, and is in no benchmark.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from procedures.rules.statistics.tables import Cell, Figures, Unit

ENOUGH, ENOUGH_FOR_HALF = 5, 10
"""From so many clients there is a middle value, and from so many a middle half."""
NOTHING = Cell(None, "none")


@dataclass(frozen=True, slots=True)
class Measure:
    """A number that clients are compared by: a line of a table; ``line`` empty for the least."""

    code: str
    table: str
    line: str
    unit: Unit
    compared: bool = True


MEASURES = (
    Measure("received", "flow", "received", "count", compared=False),
    Measure("closed", "flow", "closed", "count", compared=False),
    Measure("open_end", "flow", "open_end", "count", compared=False),
    Measure("per_100", "flow", "per_100", "per_100"),
    Measure("median", "lead_time", "median", "days"),
    Measure("kept", "terms", "", "percent"),
    Measure("handling", "appreciation", "handling", "mark"),
)


@dataclass(frozen=True, slots=True)
class Benchmark:
    """What is usual among the clients: the middle one, and between what half of them lie."""

    measure: Measure
    clients_count: int
    middle: Cell
    low: Cell
    high: Cell


def numbers(figures: Figures) -> tuple[Cell, ...]:
    """Return the numbers of one client, in the order of the measures, as its report prints them."""
    return tuple(_number(figures, one) for one in MEASURES)


def _number(figures: Figures, measure: Measure) -> Cell:
    if measure.line:
        found = figures.cell(measure.table, measure.line)
        return Cell(found.value, found.mark) if found else NOTHING
    table = figures.table(measure.table)
    cells = [line.cells[-1] for line in table.lines] if table else []
    known = [cell.value for cell in cells if cell.value is not None]
    if any(cell.mark not in {"", "none", "at_least"} for cell in cells):
        return Cell(None, "few")
    is_bound = any(cell.mark == "at_least" for cell in cells)
    return Cell(min(known), "at_least" if is_bound else "") if known else NOTHING


def benchmarks(clients: Sequence[tuple[Cell, ...]]) -> tuple[Benchmark, ...]:
    """Return what is usual, for each measure that does not depend on how large a client is."""
    return tuple(
        _benchmark(
            measure, [None if cells[place].mark else cells[place].value for cells in clients]
        )
        for place, measure in enumerate(MEASURES)
        if measure.compared
    )


def _benchmark(measure: Measure, given: Sequence[float | None]) -> Benchmark:
    known = sorted(value for value in given if value is not None)
    few = Cell(None, "few")
    middle, low, high = few, few, few
    if len(known) >= ENOUGH:
        middle = Cell(round(median(known), 1))
    if len(known) >= ENOUGH_FOR_HALF:
        quarters = quantiles(known, n=4, method="inclusive")
        low, high = Cell(round(quarters[0], 1)), Cell(round(quarters[2], 1))
    return Benchmark(measure, len(known), middle, low, high)
