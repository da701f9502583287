from csv import reader
from io import StringIO

from procedures.reports.plain import csv
from procedures.reports.view import by_name
from procedures.rules.statistics import Department, Frame, figures
from tests.factories.editions import complaints, counted, frame


def test_a_table_is_written_as_it_is_printed() -> None:
    written = csv(by_name(counted(), "nl")["channel"])
    assert written == (
        "\ufeffIngang;2024;2025;Aandeel\r\n"
        "Portaal;14;×;×\r\n"
        "Telefoon;0;<5;×\r\n"
        "Totaal;14;29;100%\r\n"
    )


def test_a_label_never_becomes_a_formula() -> None:
    named = {"care": Department('=HYPERLINK("http://x";"y")'), "office": Department("-1+1")}
    seen = figures(
        complaints(2025, 9, "bullying"),
        Frame(year=2025, today=frame().today, departments=named),
    )
    rows = list(reader(StringIO(csv(by_name(seen, "nl")["department"])), delimiter=";"))
    assert [row[0] for row in rows[1:3]] == ['\'=HYPERLINK("http://x";"y")', "'-1+1"]
