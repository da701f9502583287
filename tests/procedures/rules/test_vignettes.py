import pytest

from kernel.errors import Refusal
from procedures.rules.vignettes import (
    check_approver,
    check_departments,
    check_facts,
    check_text,
    count,
)
from tests.factories import editions

ROWS = [
    *editions.complaints(2025, 6, "bullying"),
    *editions.complaints(2025, 3, "bullying", department="office"),
    *editions.complaints(2025, 2, "stalking", department="office"),
    *editions.complaints(2024, 9, "stalking"),
]
TEXT = "Iemand werd steeds buitengesloten."


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


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("vignette.empty", " "),
        ("vignette.long", "x" * 1501),
        ("vignette.name", "Toen kwam Bouazza binnen."),
        ("vignette.place", "In het kantoor werd geschreeuwd."),
        ("vignette.date", "Op 3 maart ging het mis."),
        ("vignette.date", "Het was 3-4-2025."),
        ("vignette.date", "Le 1er mars, tout a changé."),
        ("vignette.quote", "Hij zei „ga toch weg” en liep door."),
        ("vignette.age", "Een 24-jarige nieuwe collega."),
        ("vignette.reach", "Bel 06 12345678 voor meer."),
    ],
)
def test_words_by_which_somebody_is_known_are_refused(code: str, text: str) -> None:
    with pytest.raises(Refusal) as caught:
        check_text("Titel", text, names=["Anna Bouazza"], places={"office": "Kantoor"}, facts={})
    assert caught.value.code == code


def test_plain_story_and_a_department_that_is_told_are_let_through() -> None:
    told = {"department": "office"}
    text = f"{TEXT} Dat was op kantoor, collega's zagen het en het duurde de hele zomer."
    check_text("Buiten", text, names=["Anna Zomer"], places={"office": "Kantoor"}, facts=told)


def test_small_department_is_never_told() -> None:
    with pytest.raises(Refusal, match="zo weinig mensen"):
        check_departments({"department": "office"}, {"office": 9})
    check_departments({"department": "office"}, {"office": 10})
    check_departments({"department": "care"}, {"care": None, "office": 3})


def test_second_person_approves() -> None:
    with pytest.raises(Refusal, match="zelf"):
        check_approver("iris", "iris")
    check_approver("iris", "carla")
