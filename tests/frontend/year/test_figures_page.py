import re

import pytest

from procedures.reports.charts import bars
from procedures.reports.view import shown
from procedures.rules.statistics import leaks, load
from tests.factories import cases, years
from tests.frontend.year.bureau import Bureau


@pytest.fixture
def small(bureau: Bureau) -> Bureau:
    """Six complaints about bullying in 2025, and two about discrimination because of age."""

    def fill() -> None:
        cases.department("zorg", "Zorg")
        for month in range(1, 7):
            given = {"department": "zorg", "categories": ("bullying",)}
            years.settled(bureau.who, f"2025-0{month}-03", f"2025-0{month}-17", **given)
        for day in ("2025-08-04", "2025-09-04"):
            given = {"categories": ("discrimination",), "grounds": ("age",)}
            years.withdrawn(bureau.who, day, "2025-10-01", **given)

    bureau.make(fill)
    return bureau


def rows_of(page: str, table: str) -> dict[str, list[str]]:
    """Return the lines of a table of the page by their label."""
    found = re.search(rf'<table[^>]* id="tabel-{table}".*?</table>', page, re.DOTALL)
    assert found
    lines = re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', found[0], re.DOTALL)
    return {label: re.findall(r">([^<>]+)</td>", cells) for label, cells in lines}


def test_small_numbers_are_hidden_on_the_page_and_cannot_be_found_out(small: Bureau) -> None:
    page = small.text(small.who.carla, "figures", 2025)
    category = rows_of(page, "category")
    assert category["Pesten"][1] == "6"
    assert category["Discriminatie"][1] == "&lt;5"
    assert rows_of(page, "ground")["Leeftijd"][1] == "&lt;5"
    edition = small.make(lambda: years.drafted(small.who))
    assert leaks(load(edition.figures)) == []
    assert not re.search(r'class="wh-number">[1-4]<', page)


def test_charts_stand_beside_their_tables(small: Bureau) -> None:
    edition = small.make(lambda: years.drafted(small.who))
    page = small.text(small.who.carla, "figures", 2025)
    table = next(one for one in shown(load(edition.figures), "nl") if one.name == "category")
    assert bars(table, language="nl", threshold=5) in page
    assert page.index('id="chart-category-title"') < page.index('id="tabel-category"')
    assert "style=" not in page.partition("<main")[2]


def test_method_is_told_in_two_sentences(small: Bureau) -> None:
    page = small.text(small.who.carla, "figures", 2025)
    method = page.partition('id="verantwoording"')[2]
    assert method.count("<p>") >= 2
    assert "Wij tellen klachten uit het register" in method
    assert "Aantallen van 1 tot en met 4 tonen wij niet" in method


def test_employer_sees_no_figures_before_they_are_published(small: Bureau) -> None:
    small.make(lambda: years.drafted(small.who))
    page = small.text(small.who.henk, "figures", 2025)
    assert "Over 2025 is nog niets gepubliceerd" in page
    assert "Pesten" not in page
    assert "Pesten" not in small.text(small.who.henk, "figures", 2025, stand="nu")


def test_employer_sees_the_published_figures(small: Bureau) -> None:
    small.make(lambda: years.published(small.who))
    small.make(lambda: years.drafted(small.who, changed="Anders geteld."))
    page = small.text(small.who.henk, "figures", 2025)
    assert "Dit zijn de cijfers van editie 1." in page
    assert rows_of(page, "category")["Pesten"][1] == "6"
    assert "stand=nu" not in page


def test_makers_may_look_at_today_beside_what_was_published(small: Bureau) -> None:
    small.make(lambda: years.published(small.who))
    small.make(lambda: years.received("2025-11-03", categories=("bullying",)))
    published = small.text(small.who.carla, "figures", 2025)
    today = small.text(small.who.carla, "figures", 2025, stand="nu")
    assert rows_of(published, "category")["Pesten"][1] == "6"
    assert rows_of(today, "category")["Pesten"][1] == "7"


def test_running_year_says_until_when_it_counts(bureau: Bureau) -> None:
    page = bureau.text(bureau.who.carla, "figures", 2026)
    assert "Het jaar loopt nog. Geteld tot en met" in page
    assert "In 2026 zijn geen klachten ontvangen" in page


def test_figures_are_in_the_readers_language(small: Bureau) -> None:
    small.browser(small.who.carla).cookies["taal"] = "en"
    response = small.browser(small.who.carla).get(
        "/jaar/2025/cijfers/", headers={"accept-language": "en"}
    )
    assert "Bullying" in response.content.decode()
