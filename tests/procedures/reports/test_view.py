from procedures.reports.view import ShownTable, by_name, places
from procedures.rules.statistics import leaks
from procedures.rules.suppression import Leak
from tests.factories.editions import counted, register, uncovered


def printed(table: ShownTable) -> list[list[str]]:
    return [[line.label, *(cell.text for cell in line.cells)] for line in table.lines]


def test_a_table_reads_as_it_is_printed() -> None:
    table = by_name(counted(), "nl")["category"]
    assert [table.title, table.corner, *table.heads] == [
        "Klachten naar soort gedrag of onderwerp",
        "Soort",
        "2024",
        "2025",
        "Aandeel",
    ]
    assert printed(table) == [
        ["Pesten", "8", "17", "59%"],
        ["Intimidatie", "6", "9", "31%"],
        ["Stalking", "0", "<5", "×"],
        ["Geweld", "0", "0", "0%"],
        ["Extremisme", "0", "0", "0%"],
        ["Totaal", "14", "29", "–"],
    ]
    assert (table.current, table.previous) == (1, 0)


def test_lines_that_never_occurred_are_named_in_a_sentence_from_three_on() -> None:
    tables = by_name(counted(), "en")
    assert tables["category"].absent == ""
    assert tables["channel"].absent == ""
    many = counted([])
    assert by_name(many, "en")["category"].absent == ""
    one_kind = [row for row in register() if row.categories == ("bullying",)]
    table = by_name(counted(one_kind), "en")["category"]
    assert table.absent == "Did not occur: Harassment, Stalking, Violence, Extremism."
    assert [line.label for line in table.compact_lines] == ["Bullying", "Total"]
    assert len(table.lines) == 6


def test_a_table_without_years_has_no_year_before() -> None:
    table = by_name(counted(), "nl")["periods"]
    assert (table.current, table.previous) == (0, None)
    assert printed(table) == [
        ["1e kwartaal", "29", "29"],
        ["2e kwartaal", "0", "0"],
        ["3e kwartaal", "0", "0"],
        ["4e kwartaal", "0", "0"],
        ["Totaal", "29", "29"],
    ]


def test_footnotes_name_the_threshold_in_force() -> None:
    table = by_name(counted(), "nl")["lead_time"]
    assert table.footnotes[0].endswith("staat er vanaf 10 afgesloten klachten.")


def test_number_that_can_be_found_out_is_named_where_it_stands() -> None:
    figures = uncovered()
    assert leaks(figures) == [Leak("2025:channel/phone", 3)]
    found = places(figures, leaks(figures), "nl")
    assert found == ("Klachten naar ingang – Telefoon – 2025",)
    assert places(figures, [Leak("2024:channel/phone", 3)], "nl") == ("2024",)
