from dataclasses import replace

import pytest

from procedures.reports.meeting.trends import trends
from procedures.rules.statistics import dump, load
from tests.factories import editions


def test_year_is_told_beside_the_one_before() -> None:
    assert trends(editions.counted(), "nl") == [
        "Er kwamen 29 klachten binnen, meer dan de 14 van 2024.",
        "Er werden 29 klachten afgesloten, meer dan de 14 van 2024.",
        "Aan het eind stonden 0 klachten open, evenveel als in 2024.",
        "De helft was klaar binnen 40 dagen, net als in 2024.",
        "Klagers geven de behandeling een 7,0, net als in 2024.",
        "De meeste klachten gaan over pesten: 17.",
    ]


def test_small_number_is_told_as_it_is_printed() -> None:
    few = editions.counted(editions.complaints(2025, 3, "bullying"))
    told = trends(few, "nl")
    assert told[0] == "Ontvangen klachten: <5. In 2024: 0."
    assert not any(" 3" in sentence for sentence in told)


def test_most_is_not_told_when_a_hidden_number_could_be_more() -> None:
    stored = dump(editions.counted())
    (category,) = [table for table in stored["tables"] if table["name"] == "category"]
    cells = [cell for line in category["lines"] for cell in line["cells"] if cell["value"] == 9]
    cells[-1].update(mark="covered", value=None)
    assert not any("De meeste" in sentence for sentence in trends(load(stored), "nl"))


@pytest.mark.parametrize("language", ["nl", "en", "fr", "de"])
def test_first_year_is_told_without_a_year_before(language: str) -> None:
    only = replace(editions.counted(), year=2025)
    assert len(trends(only, language)) == 6
