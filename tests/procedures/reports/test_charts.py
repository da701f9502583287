import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from procedures.reports.charts import bars, has_chart
from procedures.reports.view import ShownTable, by_name
from procedures.rules.statistics import Department, Frame, figures
from tests.factories.editions import complaints, counted, frame, register

ROOT = Path(__file__).resolve().parents[3]
SVG = "{http://www.w3.org/2000/svg}"


def table(name: str) -> ShownTable:
    return by_name(counted(), "nl")[name]


def drawn(name: str) -> ET.Element:
    return ET.fromstring(bars(table(name), language="nl"))  # noqa: S314 - our own drawing


def texts(drawing: ET.Element) -> list[str]:
    return [each.text or "" for each in drawing.iter(f"{SVG}text")]


def test_a_chart_says_what_it_is_and_what_it_shows() -> None:
    drawing = drawn("channel")
    title, description = drawing.find(f"{SVG}title"), drawing.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert drawing.attrib["role"] == "img"
    assert drawing.attrib["aria-labelledby"] == "chart-channel-title chart-channel-desc"
    assert title.text == "Klachten naar ingang"
    assert description.text == (
        "Klachten naar ingang. Portaal: 2025 ×, 2024 14; Telefoon: 2025 <5, 2024 0"
    )


def test_a_chart_carries_the_numbers_of_its_table() -> None:
    assert texts(drawn("channel")) == [
        "2025",
        "2024",
        "gearceerd: kleiner dan 5",
        "Portaal",
        "×",
        "14",
        "Telefoon",
        "<5",
        "0",
    ]


def test_nothing_in_a_chart_needs_a_style_a_script_or_another_host() -> None:
    for name in ("channel", "flow", "periods", "department", "category"):
        attributes = {key for each in drawn(name).iter() for key in each.attrib}
        assert attributes & {"style", "href", "onload"} == set()
        assert {each.tag for each in drawn(name).iter()} & {f"{SVG}script", f"{SVG}style"} == set()


def test_small_numbers_are_hatched_up_to_the_most_they_can_be() -> None:
    hatched = [
        rect.attrib["width"]
        for rect in drawn("category").iter(f"{SVG}rect")
        if "hatch" in rect.attrib["fill"]
    ]
    assert hatched == ["16", str(round(4 / 17 * 330, 1))]


def test_beside_a_hidden_line_bars_are_parts_of_the_total() -> None:
    widths = [rect.attrib["width"] for rect in drawn("channel").iter(f"{SVG}rect")]
    assert widths[-2:] == [str(round(14 / 29 * 330, 1)), str(round(4 / 29 * 330, 1))]


def test_a_table_without_years_draws_its_two_columns() -> None:
    assert texts(drawn("periods"))[:5] == ["Ontvangen", "Afgesloten", "1e kwartaal", "29", "29"]


def test_a_first_year_draws_one_bar() -> None:
    seen = figures(register(), frame())
    drawing = bars(by_name(seen, "nl")["outcome"], language="nl")
    assert texts(ET.fromstring(drawing)) == [  # noqa: S314 - our own drawing
        "2025",
        "Gegrond",
        "17",
        "Ongegrond",
        "12",
    ]


@pytest.mark.parametrize("name", ["lead_time", "terms", "events", "measures", "appreciation"])
def test_a_table_whose_columns_are_not_alike_has_no_chart(name: str) -> None:
    assert not has_chart(table(name))
    assert has_chart(table("category"))


def test_a_table_of_zeros_has_no_chart() -> None:
    assert not has_chart(by_name(counted([]), "nl")["category"])


def test_labels_of_people_are_escaped_and_long_ones_are_cut() -> None:
    name = '<script>alert("x")</script> & een heel lange naam van een afdeling ' * 3
    asked = Frame(year=2025, today=frame().today, departments={"care": Department(name)})
    seen = figures(complaints(2025, 9, "bullying"), asked)
    drawing = bars(by_name(seen, "nl")["department"], language="nl")
    lines = texts(ET.fromstring(drawing))  # noqa: S314 - our own drawing
    assert lines[1:] == [
        '<script>alert("x")</script> & een heel',
        "lange naam van een afdeling…",
        "9",
    ]


def test_words_of_a_chart_are_twelve_pixels_on_a_phone_and_stay_within_it() -> None:
    wide = float(drawn("channel").attrib["viewBox"].split()[2])
    high = float(drawn("category").attrib["viewBox"].split()[3])
    sheet = (ROOT / "frontend/styles/css/components.css").read_text(encoding="utf-8")
    large = re.search(
        r"@container \(max-width: 26rem\) \{\s*\.wh-chart-text \{ font-size: (\d+)px", sheet
    )
    assert large is not None
    assert int(large[1]) * (320 - 32) / wide >= 12
    assert max(float(text.attrib["y"]) for text in drawn("category").iter(f"{SVG}text")) < high


def test_chart_of_small_numbers_alone_stays_under_half_of_its_width() -> None:
    shown = table("channel")
    small, *_ = (one for one in shown.lines if any(cell.mark == "small" for cell in one.cells))
    drawing = ET.fromstring(bars(replace(shown, lines=(small,)), language="nl"))  # noqa: S314
    widths = [
        float(rect.attrib["width"])
        for rect in drawing.iter(f"{SVG}rect")
        if "hatch" in rect.attrib["fill"] and rect.attrib["width"] != "16"
    ]
    assert widths == [round(4 / 10 * 330, 1)]
