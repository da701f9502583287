"""A small client counted by hand: seven complaints in 2025, one of 2024 still open at its start."""

from datetime import date

import pytest

from procedures.models import Department
from procedures.queries.labels import labels_of_client
from procedures.queries.year import (
    first_whole_year,
    first_year,
    frame_of,
    leaks_of,
    year_figures,
    years,
)
from procedures.rules.statistics import Figures
from tests.cast import Cast, cast
from tests.factories import cases
from tests.factories import years as past

pytestmark = pytest.mark.usefixtures("in_acme")
TODAY = date(2026, 2, 2)
IN_CARE = {"department": "zorg", "channel": "phone", "categories": ("bullying",)}


@pytest.fixture
def who(in_acme: object) -> Cast:
    del in_acme
    return cast()


@pytest.fixture
def small_client(who: Cast) -> None:
    cases.department("zorg", "Zorg", employees_count=40)
    cases.department("kantoor", "Kantoor", employees_count=60)
    past.settled(who, "2024-12-02", "2025-01-20", **IN_CARE)
    for month in range(1, 7):
        case = past.settled(who, f"2025-0{month}-03", f"2025-0{month}-17", **IN_CARE)
        if month <= 5:
            scores = {"appreciation_reception": 8, "appreciation_handling": 5 + month % 3}
            past.aftercare(who, case, f"2025-0{month + 2}-20", **scores)
    past.received("2025-11-03", department="kantoor", categories=("bullying", "harassment"))


def printed(found: Figures, table: str, line: str, column: str = "") -> object:
    cell = found.cell(table, line, column)
    assert cell is not None
    return cell.mark or cell.value


@pytest.mark.usefixtures("small_client")
def test_flow_is_what_we_count_by_hand() -> None:
    found = year_figures(2025, TODAY)
    lines = ("open_start", "received", "caseload", "closed", "open_end")
    counted = [printed(found, "flow", line) for line in lines]
    # 1 open, 7 received, 8 in hand, 7 closed, 1 open: the ones are too small to print, and the
    # 8 that they would follow from is hidden with them.
    assert counted == ["small", 7, "covered", 7, "small"]


@pytest.mark.usefixtures("small_client")
def test_means_are_of_the_marks_that_were_given() -> None:
    found = year_figures(2025, TODAY)
    assert printed(found, "appreciation", "reception") == 8.0
    assert printed(found, "appreciation", "handling") == 6.2  # (6 + 7 + 5 + 6 + 7) / 5
    assert printed(found, "lead_time", "median") == 14


@pytest.mark.usefixtures("small_client")
def test_small_cells_cannot_be_found_out() -> None:
    found = year_figures(2025, TODAY)
    assert printed(found, "department", "kantoor") == "small"
    assert printed(found, "category", "harassment") == "small"
    assert leaks_of(found) == []


@pytest.mark.usefixtures("small_client")
def test_labels_are_the_regulations_in_each_language() -> None:
    found = year_figures(2025, TODAY)
    assert found.labels["outcome"]["settled_to_satisfaction"] == {
        "nl": "Naar tevredenheid opgelost",
        **{
            code: labels_of_client()["outcome"]["settled_to_satisfaction"][code]
            for code in ("en", "fr", "de")
        },
    }
    assert found.labels["department"]["zorg"] == {"*": "Zorg"}
    in_every_language = {"nl": "Gesprek", "en": "Talk", "fr": "Entretien", "de": "Gespräch"}
    assert found.labels["handling"]["talk"] == in_every_language


@pytest.mark.usefixtures("small_client")
def test_year_stands_beside_the_year_before() -> None:
    found = year_figures(2025, TODAY)
    flow = found.table("flow")
    assert flow is not None
    assert [column.code for column in flow.columns] == ["2024", "2025"]


def test_year_without_cases_is_a_year_of_zeros() -> None:
    cases.regulation()
    found = year_figures(2025, TODAY)
    assert {printed(found, "flow", line) for line in ("received", "closed", "open_end")} == {0}
    assert leaks_of(found) == []


def test_client_without_regulation_or_case_has_this_year_only() -> None:
    assert (first_year(TODAY), years(TODAY)) == (2026, (2026,))
    assert printed(year_figures(2026, TODAY), "flow", "received") == 0


def test_years_begin_with_the_first_regulation() -> None:
    cases.regulation(from_on=date(2023, 7, 1))
    assert years(TODAY) == (2026, 2025, 2024, 2023)


def test_year_that_began_without_us_is_not_compared_with() -> None:
    cases.regulation(from_on=date(2024, 7, 1))
    found = year_figures(2025, TODAY).table("flow")
    assert found is not None
    assert [column.code for column in found.columns] == ["2025"]
    assert (first_year(TODAY), first_whole_year(TODAY)) == (2024, 2025)


def test_year_with_a_case_is_compared_with_however_it_began(who: Cast) -> None:
    cases.regulation(from_on=date(2024, 7, 1))
    past.settled(who, "2024-09-02", "2024-09-20")
    found = year_figures(2025, TODAY).table("flow")
    assert found is not None
    assert [column.code for column in found.columns] == ["2024", "2025"]


def test_frame_asks_below_the_clients_own_threshold(in_acme: object) -> None:
    in_acme.small_number_threshold = 10  # type: ignore[attr-defined]
    Department.objects.create(code="klein", name="Klein")
    found = frame_of(2025, TODAY)
    assert found.threshold == 10
    assert found.departments["klein"].employees_count is None


def test_published_figures_of_last_year_are_compared_with_as_printed(who: Cast) -> None:
    for month in range(1, 7):
        past.settled(who, f"2024-0{month}-05", f"2024-0{month}-20")
    past.published(who, 2024, past.moment("2025-02-03"))
    past.settled(who, "2024-08-05", "2024-08-20")
    found = year_figures(2025, TODAY)
    assert printed(found, "flow", "received", "2024") == 6
    assert printed(found, "flow", "received") == 0
