from datetime import date

import pytest

from procedures.reports.wording import Words
from procedures.rules.statistics import Cell, Column, Period, Unit

LABELS = {
    "channel": {
        "portal": {"nl": "Portaal", "en": "Portal"},
        "desk": {"*": "Balie 3"},
        "phone": {"fr": "Téléphone"},
    }
}
DUTCH, ENGLISH = Words("nl", LABELS), Words("en", LABELS)


@pytest.mark.parametrize(
    ("value", "unit", "dutch", "english"),
    [
        (7, "count", "7", "7"),
        (1134, "people", "1.134", "1,134"),
        (12345, "people", "12.345", "12,345"),
        (83, "percent", "83%", "83%"),
        (31.5, "days", "31,5", "31.5"),
        (30, "days", "30", "30"),
        (7, "mark", "7,0", "7.0"),
        (1.9, "per_100", "1,9", "1.9"),
    ],
)
def test_numbers_are_written_as_readers_do(
    value: float, unit: Unit, dutch: str, english: str
) -> None:
    assert (DUTCH.number(value, unit), ENGLISH.number(value, unit)) == (dutch, english)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (Cell(0), "0"),
        (Cell(None, "small"), "<5"),
        (Cell(None, "covered"), "×"),
        (Cell(None, "withheld"), "×"),
        (Cell(None, "few"), "×"),
        (Cell(None, "none"), "–"),
        (Cell(80, "at_least"), "≥ 80"),
    ],
)
def test_hidden_numbers_have_signs(cell: Cell, text: str) -> None:
    assert DUTCH.cell(cell, "count", 5) == text


def test_a_label_comes_from_the_client_then_the_house_then_the_code() -> None:
    assert ENGLISH.label("channel", "portal") == "Portal"
    assert DUTCH.label("channel", "desk") == "Balie 3"
    assert DUTCH.label("channel", "phone") == "Téléphone"
    assert DUTCH.label("channel", "unknown") == "Onbekend"
    assert DUTCH.label("period", "q1") == "1e kwartaal"
    assert DUTCH.label("channel", "smoke_signal") == "smoke_signal"


def test_columns_are_headed_by_year_code_or_name() -> None:
    heads = [
        DUTCH.column(Column("2024", "count", "year"), Period(2025)),
        DUTCH.column(Column("2024", "percent", "year"), Period(2025)),
        DUTCH.column(Column("2024", "mark", "year"), Period(2025)),
        DUTCH.column(Column("share_within", "percent"), Period(2025)),
        DUTCH.column(Column("portal", "count", "channel"), Period(2025)),
    ]
    assert heads == ["2024", "Gehaald 2024", "Cijfer 2024", "Gehaald 2025", "Portaal"]


def test_days_are_written_in_full_and_nothing_for_none() -> None:
    assert DUTCH.day(date(2026, 2, 1)) == "1 februari 2026"
    assert DUTCH.day(None) == ""
