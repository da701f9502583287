"""Inflow and outflow: over the year, and by month and quarter."""

from collections import Counter
from datetime import date

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
from procedures.rules.statistics.tables import Cell, Column

RECEIVED, CLOSED = "received", "closed"
OPEN_START, OPEN_END, CASELOAD = "open_start", "open_end", "caseload"
MONTHS = range(1, 13)
QUARTERS = range(1, 5)


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


def periods(year: Year) -> DraftTable:
    """Received and closed by quarter; by month as well where months hold enough complaints."""
    received = Counter(row.received_on.month for row in year.cohorts.received)
    closed = Counter(closing_of(row).month for row in year.cohorts.closed)
    monthly = received.total() >= len(MONTHS) * year.frame.threshold
    for flow_name, by_month in ((RECEIVED, received), (CLOSED, closed)):
        _enter_quarters(year, flow_name, by_month)
        if monthly:
            _enter_months(year, flow_name, by_month)
    quarters = [_period_line(year, f"q{number}", 3 * number - 2) for number in QUARTERS]
    months = [_period_line(year, f"m{month:02}", month) for month in MONTHS]
    total = DraftLine(TOTAL, (Counted(RECEIVED), Counted(CLOSED)))
    return DraftTable(
        name="periods",
        dimension="period",
        columns=(Column(RECEIVED), Column(CLOSED)),
        lines=tuple(months if monthly else quarters),
        totals=(*(quarters if monthly else ()), total),
    )


def _months_of(quarter: int) -> range:
    return range(3 * quarter - 2, 3 * quarter + 1)


def _enter_quarters(year: Year, flow_name: str, by_month: Counter[int]) -> None:
    keys = [key_of("periods", flow_name, f"q{number}") for number in QUARTERS]
    for number, key in zip(QUARTERS, keys, strict=True):
        year.ledger.count(key, sum(by_month[month] for month in _months_of(number)))
    year.ledger.relate(flow_name, keys)


def _enter_months(year: Year, flow_name: str, by_month: Counter[int]) -> None:
    for month in MONTHS:
        year.ledger.count(key_of("periods", flow_name, f"m{month:02}"), by_month[month])
    for number in QUARTERS:
        parts = [key_of("periods", flow_name, f"m{month:02}") for month in _months_of(number)]
        year.ledger.relate(key_of("periods", flow_name, f"q{number}"), parts)


def _period_line(year: Year, code: str, first_month: int) -> DraftLine:
    """A period that has not begun yet has nothing to count, which is not a zero."""
    if date(year.frame.year, first_month, 1) > year.frame.until_on:
        return DraftLine(code, (NOTHING, NOTHING))
    keys = [key_of("periods", flow_name, code) for flow_name in (RECEIVED, CLOSED)]
    return DraftLine(code, tuple(Counted(key) for key in keys))
