from datetime import date

import pytest

from kernel.errors import Refusal
from procedures.rules.statistics import Period
from procedures.rules.vignettes import (
    Earlier,
    about,
    check_approver,
    check_departments,
    check_facts,
    check_together,
    count,
)
from tests.factories import editions
from tests.factories.registers import complaint

ROWS = [
    *editions.complaints(2025, 6, "bullying"),
    *editions.complaints(2025, 3, "bullying", department="office"),
    *editions.complaints(2025, 2, "stalking", department="office"),
    *editions.complaints(2024, 9, "stalking"),
]


def refused(facts: dict[str, str]) -> Refusal:
    with pytest.raises(Refusal) as caught:
        check_facts(ROWS, facts, year=2025, least=5)
    return caught.value


def test_story_that_fits_enough_cases_is_let_through() -> None:
    check_facts(ROWS, {"category": "bullying", "period": "q1"}, year=2025, least=5)
    assert count(ROWS, {"category": "bullying", "period": "q1"}, 2025) == 9
    assert count(ROWS, {"period": "q2"}, 2025) == 0


def test_smallest_combination_is_named_with_what_to_leave_out() -> None:
    found = refused({"category": "bullying", "department": "office", "period": "q1"})
    assert found.code == "vignette.small"
    assert found.facts["small"] == (("category", "bullying"), ("department", "office"))
    assert found.facts["without"] == (("category", "bullying"),)


def test_cases_of_another_year_do_not_help() -> None:
    assert refused({"category": "stalking"}).facts["small"] == (("category", "stalking"),)


def test_story_that_fits_no_case_at_all_is_refused() -> None:
    assert refused({"category": "violence"}).code == "vignette.small"


@pytest.mark.parametrize("facts", [{}, {"shoe_size": "44"}])
def test_story_that_says_not_what_it_tells_is_refused(facts: dict[str, str]) -> None:
    assert refused(facts).code == "vignette.facts"


def test_small_department_is_never_told() -> None:
    with pytest.raises(Refusal, match="zo weinig mensen"):
        check_departments({"department": "office"}, {"office": 9})
    check_departments({"department": "office"}, {"office": 10})
    check_departments({"department": "care"}, {"care": None, "office": 3})


def test_second_person_approves() -> None:
    with pytest.raises(Refusal, match="zelf"):
        check_approver("iris", "iris")
    check_approver("iris", "carla")


YEAR = Period(2025)
DAY = date(2025, 2, 3)
OFFICE = {"department": "office"}


def together(facts: dict[str, str], *earlier: Earlier) -> None:
    check_together(ROWS, facts, earlier, year=2025, least=5)


@pytest.mark.parametrize("period", [YEAR, Period(2025, "q1")])
def test_two_stories_that_together_fit_too_few_cases_are_refused(period: Period) -> None:
    """Nine were about bullying and five came from the office; three are both."""
    with pytest.raises(Refusal) as caught:
        together({"category": "bullying"}, Earlier("Op kantoor", OFFICE, period))
    assert caught.value.code == "vignette.together"
    assert caught.value.facts["exposed"] == ("Op kantoor",)


@pytest.mark.parametrize(
    "earlier",
    [
        Earlier("Een ander onderwerp", {"category": "stalking", **OFFICE}, YEAR),
        Earlier("Hetzelfde", {"category": "bullying"}, YEAR),
        Earlier("Een andere tijd", OFFICE, Period(2025, "q3")),
        Earlier("Niemand past op beide", {"outcome": "founded"}, YEAR),
    ],
)
def test_stories_that_nobody_reads_as_one_go_together(earlier: Earlier) -> None:
    together({"category": "bullying"}, earlier)


def test_stories_on_two_grounds_that_few_cases_have_both_of_are_refused() -> None:
    """Eight are about age and seven about sex; only two of them are the same."""
    rows = [
        *[complaint(DAY, grounds=("age",))] * 6,
        *[complaint(DAY, grounds=("sex",))] * 5,
        *[complaint(DAY, grounds=("age", "sex")) for _ in range(2)],
    ]
    other = Earlier("Leeftijd", {"ground": "age"}, YEAR)
    for facts in ({"ground": "age"}, {"ground": "sex"}):
        check_facts(rows, facts, year=2025, least=5)
    with pytest.raises(Refusal) as caught:
        check_together(rows, {"ground": "sex"}, [other], year=2025, least=5)
    assert caught.value.facts["exposed"] == ("Leeftijd",)
    check_together(rows[:-2], {"ground": "sex"}, [other], year=2025, least=5)


def test_three_stories_of_which_each_two_fit_enough_are_refused_for_who_reads_all() -> None:
    facts = [{"department": "care"}, {"outcome": "founded"}, {"handling": "talk"}]
    traits = [{**facts[0], **facts[1]}, {**facts[0], **facts[2]}, {**facts[1], **facts[2]}]
    rows = [complaint(DAY, DAY, **one) for one in traits for _ in range(5)]
    rows.append(complaint(DAY, DAY, **facts[0], **facts[1], **facts[2]))
    earlier = [Earlier(f"Verhaal {place}", one, YEAR) for place, one in enumerate(facts[:2], 1)]
    for one in earlier:
        check_together(rows, facts[2], [one], year=2025, least=5)
    with pytest.raises(Refusal) as caught:
        check_together(rows, facts[2], earlier, year=2025, least=5)
    assert caught.value.facts["exposed"] == ("Verhaal 2",)


def test_story_in_a_report_on_a_part_is_counted_within_that_part() -> None:
    assert len(about(ROWS, YEAR, "")) == 11
    assert about(ROWS, Period(2025, "q2"), "") == []
    assert len(about(ROWS, Period(2025, "q1"), "department:office")) == 5
