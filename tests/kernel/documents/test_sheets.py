from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from kernel.documents.sheets import LONGEST_TEXT, Quantity, Sheet, Value, workbook

DAY = date(2026, 1, 31)


def opened(*sheets: Sheet) -> Workbook:
    return load_workbook(BytesIO(workbook(sheets, title="Cijfers", author="Bureau", on=DAY)))


def cells(*rows: Sequence[Value]) -> list[tuple[object, ...]]:
    page = opened(Sheet(name="Blad", rows=rows)).worksheets[0]
    return list(page.iter_rows(values_only=True))


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+31 6 12345678", "-2", "@SUM(A1)", "https://example.org", "007", "{=1}", "\t="],
)
def test_text_of_people_stays_text(text: str) -> None:
    page = opened(Sheet(name="Blad", rows=[(text,)])).worksheets[0]
    assert (page["A1"].value, page["A1"].data_type) == (text, "s")
    assert page["A1"].hyperlink is None


def test_numbers_and_dates_are_typed() -> None:
    row = (7, Quantity(7.4, "0.0"), Quantity(83, '0"%"'), date(2025, 5, 1), None, "x")
    typed = (7, 7.4, 83, datetime(2025, 5, 1), None, "x")  # noqa: DTZ001 - as the format has it
    assert cells(row, row) == [typed, typed]


def test_title_heads_and_notes_stand_around_the_table() -> None:
    sheet = Sheet(
        name="Blad",
        title="Klachten",
        heads=("Soort", "2025"),
        rows=[("Pesten", 6), ("Totaal", 6)],
        notes=("Noot",),
        emphasised=frozenset({1}),
    )
    page = opened(sheet).worksheets[0]
    assert list(page.iter_rows(values_only=True)) == [
        ("Klachten", None),
        (None, None),
        ("Soort", "2025"),
        ("Pesten", 6),
        ("Totaal", 6),
        (None, None),
        ("Noot", None),
    ]
    assert (page["B4"].font.b, page["B5"].font.b, page.freeze_panes) == (False, True, "A4")


def test_a_sheet_without_rows_still_has_its_notes() -> None:
    page = opened(Sheet(name="Leeg", heads=("Soort",), rows=[], notes=("Niets",))).worksheets[0]
    assert [row[0] for row in page.iter_rows(values_only=True)] == ["Soort", None, "Niets"]


def test_names_are_made_short_plain_and_different() -> None:
    names = ["Klachten/afdeling: [2025]", "A" * 40, "a" * 40, "''", "", "Gewoon"]
    made = opened(*(Sheet(name=name, rows=[]) for name in names)).sheetnames
    assert made == ["Klachten afdeling   2025", "A" * 31, "a" * 29 + " 2", "-", "- 2", "Gewoon"]


def test_text_beyond_the_limit_is_cut_visibly() -> None:
    assert cells(("x" * (LONGEST_TEXT + 5),)) == [("x" * (LONGEST_TEXT - 1) + "…",)]


def test_the_same_input_gives_the_same_bytes() -> None:
    first, second = (
        workbook([Sheet(name="Blad", rows=[("a", 1)])], title="T", author="B", on=DAY)
        for _ in range(2)
    )
    assert first == second
