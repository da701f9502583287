from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

from openpyxl import load_workbook

from procedures.reports.spreadsheet import REGISTER_COLUMNS, register, spreadsheet
from procedures.rules.statistics import TermResult
from tests.factories.editions import complaints, edition, frame

DAY = date(2025, 2, 3)


def test_an_edition_has_a_guide_and_a_sheet_for_every_table() -> None:
    content = edition()
    book = load_workbook(BytesIO(spreadsheet(content)))
    assert book.sheetnames[:4] == [
        "Leeswijzer",
        "Instroom en uitstroom",
        "Per periode",
        "Soort gedrag of onderwerp",
    ]
    assert len(book.sheetnames) == 1 + len(content.figures.tables)
    guide = dict(row[:2] for row in book["Leeswijzer"].iter_rows(values_only=True))
    assert guide["Opdrachtgever"] == "Zorggroep De Linden"
    assert guide["Controlegetal"] == content.digest
    assert guide["<5"] == "een aantal van 1 tot en met 4"


def test_numbers_are_typed_and_hidden_ones_are_signs() -> None:
    book = load_workbook(BytesIO(spreadsheet(edition())))
    rows = list(book["Soort gedrag of onderwerp"].iter_rows(min_row=3, max_col=4, values_only=True))
    assert rows[:4] == [
        ("Soort", "2024", "2025", "Aandeel"),
        ("Pesten", 8, 17, 59),
        ("Intimidatie", 6, 9, 31),
        ("Stalking", 0, "<5", "×"),
    ]
    assert book["Soort gedrag of onderwerp"]["D4"].number_format == '0"%"'


def test_own_sentences_on_method_replace_those_of_the_house() -> None:
    content = edition(methods=("Zo telden wij.",))
    texts = load_workbook(BytesIO(spreadsheet(content)))["Leeswijzer"].iter_rows(values_only=True)
    assert [row[0] for row in texts][-2:] == [
        "Zo telden wij.",
        "Cijfers van eerdere jaren staan hier zoals zij toen zijn gepubliceerd.",
    ]


def test_the_register_has_a_row_for_each_case() -> None:
    late = TermResult("acknowledgement", DAY, date(2025, 2, 9), extended_count=1)
    running = TermResult("decision", date(2026, 5, 1))
    closed = complaints(2025, 1, "bullying", terms=(late,), departed_from_advice=True)[0]
    still_open = replace(
        closed,
        number="=1+1",
        closed_on=None,
        channel=None,
        categories=("bullying", "stalking"),
        terms=(running,),
        departed_from_advice=None,
        anonymous=True,
        hearings_count=2,
    )
    made = register([closed, still_open], frame(), language="nl", author="Bureau")
    rows = list(load_workbook(BytesIO(made))["Register"].iter_rows(values_only=True))
    names = [dict(zip(REGISTER_COLUMNS, row, strict=True)) for row in rows]
    first, second = names[1], names[2]
    assert (first["received_on"], first["lead_time"]) == (datetime(2025, 2, 3), 40)  # noqa: DTZ001
    assert (first["terms_late"], first["extended_count"]) == (1, 1)
    assert (first["departed_from_advice"], first["anonymous"]) == ("ja", "nee")
    assert (second["number"], second["closed_on"], second["lead_time"]) == ("=1+1", None, None)
    assert (second["categories"], second["channel"]) == ("Pesten, Stalking", None)
    assert (second["terms_late"], second["departed_from_advice"]) == (0, None)
    assert rows[-1][0] == (
        "Vertrouwelijk: elke regel gaat over een persoon. Geef dit bestand niet door."
    )
