"""Inflow and outflow: over the year, and by month and quarter."""

from collections import Counter
from collections.abc import Sequence

from procedures.rules.statistics.counting import TOTAL, Year, key_of
from procedures.rules.statistics.drafting import (
    NOTHING,
    Counted,
    Draft,
    DraftLine,
    DraftTable,
    Rate,
)
from procedures.rules.statistics.frame import closing_of
from procedures.rules.statistics.places import Period
from procedures.rules.statistics.tables import Cell, Column

RECEIVED, CLOSED = "received", "closed"
OPEN_START, OPEN_END, CASELOAD = "open_start", "open_end", "caseload"
QUARTERS = ("q1", "q2", "q3", "q4")
SHORTEST = 3
"""A period of so many months has no quarters within it."""


def flow(year: Year) -> DraftTable:
    """Open at the start, received, closed, open at the end; the two sums are the caseload."""
    parts = year.cohorts
    counts = {
        OPEN_START: len(parts.open_start),
        RECEIVED: len(parts.received),
        CLOSED: len(parts.closed),
        OPEN_END: len(parts.open_end),
        CASELOAD: len(parts.open_start) + len(parts.received),
    }
    for key, number in counts.items():
        year.ledger.count(key, number)
    year.ledger.relate(CASELOAD, [OPEN_START, RECEIVED])
    year.ledger.relate(CASELOAD, [CLOSED, OPEN_END])
    order = (OPEN_START, RECEIVED, CASELOAD, CLOSED, OPEN_END)
    lines = [_flow_line(year, key, Counted(key)) for key in order]
    return DraftTable(
        name="flow",
        dimension="flow",
        columns=year.columns(),
        lines=(*lines, *_rate_lines(year)),
        footnotes=("per_100",) if year.frame.heads else (),
    )


def _flow_line(year: Year, code: str, own: Draft) -> DraftLine:
    return DraftLine(code, (*year.earlier_cells("flow", code), own))


def _rate_lines(year: Year) -> tuple[DraftLine, ...]:
    heads = year.frame.heads
    if not heads:
        return ()
    before = _missing_as_nothing(year, "employees"), _missing_as_nothing(year, "per_100")
    return (
        DraftLine("employees", (*before[0], Cell(heads)), "people"),
        DraftLine("per_100", (*before[1], Rate(RECEIVED, heads)), "per_100"),
    )


def _missing_as_nothing(year: Year, code: str) -> tuple[Cell, ...]:
    """An earlier year without a head count has no rate, which is not a rate of zero."""
    found = [each.cell("flow", code) for each in year.earlier]
    return tuple(Cell(cell.value, cell.mark) if cell else NOTHING for cell in found)


def periods(year: Year) -> DraftTable | None:
    """Received and closed by quarter; by month as well where months hold enough complaints."""
    whole = year.frame.period
    received = Counter(row.received_on.month for row in year.cohorts.received)
    closed = Counter(closing_of(row).month for row in year.cohorts.closed)
    monthly = received.total() >= len(whole.months) * year.frame.threshold
    parts = [Period(whole.year, code) for code in QUARTERS] if len(whole.months) > SHORTEST else []
    quarters = [part for part in parts if whole.holds(part)]
    months = [Period(whole.year, f"m{number:02}") for number in whole.months] if monthly else []
    if not quarters and not months:
        return None
    for flow_name, by_month in ((RECEIVED, received), (CLOSED, closed)):
        _enter(year, flow_name, by_month, (quarters or [whole], months))
    quarter_lines = tuple(_period_line(year, each) for each in quarters)
    month_lines = tuple(_period_line(year, each) for each in months)
    total = DraftLine(TOTAL, (Counted(RECEIVED), Counted(CLOSED)))
    return DraftTable(
        name="periods",
        dimension="period",
        columns=(Column(RECEIVED), Column(CLOSED)),
        lines=month_lines or quarter_lines,
        totals=(*(quarter_lines if monthly else ()), total),
    )


def _enter(
    year: Year,
    flow_name: str,
    by_month: Counter[int],
    parts: tuple[Sequence[Period], Sequence[Period]],
) -> None:
    """Enter the counts of a flow; a period without quarters is the total of its own months."""
    whole, (quarters, months) = year.frame.period, parts
    for part in (*(each for each in quarters if each != whole), *months):
        number = sum(by_month[month] for month in part.months)
        year.ledger.count(key_of("periods", flow_name, part.part), number)
    if whole not in quarters:
        keys = [key_of("periods", flow_name, each.part) for each in quarters]
        year.ledger.relate(flow_name, keys)
    for quarter in quarters if months else ():
        total = flow_name if quarter == whole else key_of("periods", flow_name, quarter.part)
        own = [each.part for each in months if quarter.holds(each)]
        year.ledger.relate(total, [key_of("periods", flow_name, part) for part in own])


def _period_line(year: Year, period: Period) -> DraftLine:
    """A period that has not begun yet has nothing to count, which is not a zero."""
    if period.starts_on > year.frame.until_on:
        return DraftLine(period.part, (NOTHING, NOTHING))
    keys = [key_of("periods", flow_name, period.part) for flow_name in (RECEIVED, CLOSED)]
    return DraftLine(period.part, tuple(Counted(key) for key in keys))
