from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kernel.errors import Refusal
from procedures.rules.statistics import (
    Cell,
    Column,
    Figures,
    Line,
    RegisterRow,
    Table,
    figures,
    leaks,
)
from procedures.rules.suppression import Leak, Relation
from tests.factories.registers import YEARS, complaint, frame, registers


def editions(rows: list[RegisterRow], **given: object) -> list[Figures]:
    seen: list[Figures] = []
    for year in YEARS:
        seen.append(figures(rows, frame(year, **given), earlier=seen))
    return seen


def numbers(seen: Figures) -> list[Cell]:
    tables = seen.tables
    lines = [line for table in tables for line in (*table.lines, *table.totals)]
    return [cell for line in lines for cell in line.cells if cell.key]


@given(registers())
@settings(max_examples=80, deadline=None)
def test_no_hidden_count_follows_from_the_editions_of_three_years(rows: list[RegisterRow]) -> None:
    assert leaks(*editions(rows)) == []


@given(registers(), st.integers(3, 10))
@settings(max_examples=40, deadline=None)
def test_no_count_from_one_up_to_the_threshold_is_printed(
    rows: list[RegisterRow], threshold: int
) -> None:
    seen = figures(rows, frame(threshold=threshold))
    shown = [cell.value for cell in numbers(seen) if not cell.mark]
    assert [number for number in shown if number and 0 < number < threshold] == []
    assert all(cell.value is None for cell in numbers(seen) if cell.mark)


@given(registers())
@settings(max_examples=40, deadline=None)
def test_what_is_printed_is_what_was_counted(rows: list[RegisterRow]) -> None:
    seen = figures(rows, frame())
    complaints = [row for row in rows if row.kind == "complaint"]
    received = [row for row in complaints if row.received_on.year == 2025]
    closed = [row for row in complaints if row.closed_on and row.closed_on.year == 2025]
    truth = {
        "received": len(received),
        "closed": len(closed),
        "channel/phone": sum(row.channel == "phone" for row in received),
        "category/bullying": sum("bullying" in row.categories for row in received),
        "department/care": sum(row.department == "care" for row in received),
        "outcome/founded": sum(row.outcome == "founded" for row in closed),
        "events/hearings": sum(row.hearings_count for row in closed),
    }
    printed = {cell.key: cell.value for cell in numbers(seen) if not cell.mark}
    assert {key: printed[key] for key in truth if key in printed} == {
        key: number for key, number in truth.items() if key in printed
    }


def test_hiding_only_what_is_small_would_leak() -> None:
    rows = [complaint(date(2025, 5, 1), date(2025, 6, 1), channel="portal") for _ in range(9)]
    rows += [complaint(date(2025, 5, 1), date(2025, 6, 1), channel="phone") for _ in range(3)]
    safe = figures(rows, frame())
    assert safe.cell("channel", "portal") == Cell(None, "covered", "channel/portal")
    assert leaks(safe) == []
    naive = _with_cell(safe, Cell(9, "", "channel/portal"))
    assert leaks(naive) == [Leak("2025:channel/phone", 3)]


def edition(year: int, numbers: dict[str, Cell], *relations: Relation) -> Figures:
    lines = tuple(Line(code, (replace(cell, key=code),)) for code, cell in numbers.items())
    flow = Table("flow", "flow", (Column(str(year)),), lines)
    return replace(figures([], frame(year)), tables=(flow,), relations=relations)


def test_two_editions_together_leak_what_neither_leaks_alone() -> None:
    small, covered = Cell(None, "small"), Cell(None, "covered")
    first = edition(
        2024,
        {"caseload": Cell(10), "closed": small, "open_end": covered},
        Relation("caseload", ("closed", "open_end")),
    )
    second = edition(
        2025,
        {"open_start": covered, "caseload": Cell(6)},
        Relation("caseload", ("open_start",), "within"),
    )
    assert leaks(first) + leaks(second) == []
    assert leaks(second, first) == [
        Leak("2024:closed", 4),
        Leak("2024:open_end", 6),
        Leak("2025:open_start", 6),
    ]
    shown = replace(second, tables=edition(2025, {"open_start": Cell(7)}).tables)
    assert leaks(first, shown) == [Leak("2024:closed", 3), Leak("2024:open_end", 7)]


def test_a_number_that_was_corrected_since_is_not_taken_for_the_old_one() -> None:
    before = edition(
        2024,
        {"caseload": Cell(10), "closed": Cell(4), "open_end": Cell(6)},
        Relation("caseload", ("closed", "open_end")),
    )
    after = edition(2025, {"open_start": Cell(7)})
    assert leaks(before, after) == []


def test_a_threshold_below_three_is_refused() -> None:
    with pytest.raises(Refusal) as refusal:
        figures([], frame(threshold=1))
    assert refusal.value.code == "suppression.threshold"


def _with_cell(seen: Figures, cell: Cell) -> Figures:
    def swap(lines: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(
            replace(line, cells=tuple(cell if c.key == cell.key else c for c in line.cells))
            for line in lines
        )

    tables = [replace(t, lines=swap(t.lines), totals=swap(t.totals)) for t in seen.tables]
    return replace(seen, tables=tuple(tables))
