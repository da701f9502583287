from datetime import date

from procedures.rules.statistics import Cell, Department, Figures, RegisterRow, figures
from tests.factories.registers import complaint, frame


def years(rows: list[RegisterRow], **given: object) -> list[Figures]:
    seen: list[Figures] = []
    for year in (2022, 2023, 2024, 2025):
        seen.append(figures(rows, frame(year, **given), earlier=seen))
    return seen


def received(numbers: dict[int, int], **given: object) -> list[RegisterRow]:
    return [
        complaint(date(year, 5, 1), date(year, 9, 1), **given)
        for year, number in numbers.items()
        for _ in range(number)
    ]


def test_the_last_two_earlier_years_stand_beside_the_year() -> None:
    last = years(received({2022: 5, 2023: 6, 2024: 7, 2025: 8}))[-1]
    table = last.table("flow")
    assert table is not None
    assert [column.code for column in table.columns] == ["2023", "2024", "2025"]
    line = next(line for line in table.lines if line.code == "received")
    assert [cell.value for cell in line.cells] == [6, 7, 8]


def test_a_later_year_is_no_earlier_year() -> None:
    seen = years(received({2022: 5, 2023: 6}))
    again = figures([], frame(2023), earlier=seen)
    table = again.table("flow")
    assert table is not None
    assert [column.code for column in table.columns] == ["2022", "2023"]


def test_a_comparison_repeats_what_was_printed_even_when_the_register_changed() -> None:
    rows = received({2024: 6}, channel="portal")
    before = figures([*rows, *received({2024: 3}, channel="phone")], frame(2024))
    seen = figures(rows, frame(2025), earlier=[before])
    assert seen.cell("channel", "portal", "2024") == Cell(None, "covered")
    assert seen.cell("channel", "phone", "2024") == Cell(None, "small")
    assert seen.cell("channel", "total", "2024") == Cell(9)


def test_a_code_that_an_earlier_table_lacked_counted_zero_there() -> None:
    rows = received({2024: 6}, channel="portal") + received({2025: 6}, channel="phone")
    seen = years(rows)[-1]
    assert seen.cell("channel", "phone", "2024") == Cell(0)
    assert seen.cell("channel", "portal", "2025") == Cell(0, "", "channel/portal")
    assert seen.cell("channel", "phone", "2023") == Cell(None, "none")


def test_shares_within_a_term_are_compared_as_printed() -> None:
    seen = years(received({2023: 5, 2024: 6, 2025: 7}, department="care"))[-1]
    assert seen.cell("department", "care", "2024") == Cell(6)
    assert seen.cell("flow", "per_100", "2024") == Cell(1.9)


def test_an_earlier_year_without_a_head_count_has_no_rate() -> None:
    rows = received({2024: 6, 2025: 6})
    before = figures(rows, frame(2024, departments={}))
    seen = figures(rows, frame(2025), earlier=[before])
    assert seen.cell("flow", "per_100", "2024") == Cell(None, "none")
    assert seen.cell("flow", "per_100", "2025") == Cell(1.9)


def test_what_is_open_at_a_years_end_is_printed_alike_at_the_next_start() -> None:
    rows = received({2023: 6, 2024: 9, 2025: 9})
    rows += [complaint(date(2023, 12, 1), date(2024, 2, 1)) for _ in range(2)]
    rows += [complaint(date(2024, 12, 1), date(2025, 2, 1)) for _ in range(7)]
    first, second, third, fourth = years(rows)
    assert (first.cell("flow", "open_end"), second.cell("flow", "open_start")) == (
        Cell(0, "", "open_end"),
        Cell(0, "", "open_start"),
    )
    assert third.cell("flow", "open_start") == Cell(None, "small", "open_start")
    assert second.cell("flow", "open_end") == Cell(None, "small", "open_end")
    ends, starts = third.cell("flow", "open_end"), fourth.cell("flow", "open_start")
    assert ends is not None
    assert starts is not None
    assert (ends.value, ends.mark) == (starts.value, starts.mark)


def test_a_corrected_register_starts_the_year_with_its_own_number() -> None:
    before = figures([complaint(date(2024, 12, 1)) for _ in range(8)], frame(2024))
    seen = figures([complaint(date(2024, 12, 1)) for _ in range(6)], frame(2025), earlier=[before])
    assert before.cell("flow", "open_end") == Cell(8, "", "open_end")
    assert seen.cell("flow", "open_start") == Cell(6, "", "open_start")


def test_a_year_that_is_not_the_last_one_is_compared_but_not_joined() -> None:
    before = figures([complaint(date(2023, 12, 1)) for _ in range(8)], frame(2023))
    seen = figures([complaint(date(2023, 12, 1)) for _ in range(8)], frame(2025), earlier=[before])
    assert seen.cell("flow", "open_end", "2023") == Cell(8)
    assert seen.cell("flow", "open_start") == Cell(8, "", "open_start")


def test_a_department_that_is_gone_keeps_its_line() -> None:
    before = figures(received({2024: 6}, department="care"), frame(2024))
    named = {"care2": Department("Zorg en welzijn", 300)}
    rows = received({2025: 7}, department="care2")
    seen = figures(rows, frame(2025, departments=named), earlier=[before])
    assert seen.cell("department", "care", "2024") == Cell(6)
    assert seen.cell("department", "care") == Cell(0, "", "department/care")
    assert seen.cell("department", "care2") == Cell(7, "", "department/care2")
