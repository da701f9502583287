from datetime import date, timedelta

import pytest

from procedures.rules.statistics import (
    Cell,
    MeasureState,
    RegisterRow,
    State,
    TermResult,
    Verdict,
    figures,
    verdicts,
)
from tests.factories.registers import complaint, frame

START, DUE = date(2025, 3, 3), date(2025, 3, 10)


def judged(rows: list[RegisterRow]) -> dict[str, Verdict]:
    return {each.code: each for each in verdicts(figures(rows, frame()))}


def closed(number: int, **given: object) -> list[RegisterRow]:
    return [complaint(START, START + timedelta(20), **given) for _ in range(number)]


def test_a_year_without_complaints_says_little() -> None:
    states = {code: each.state for code, each in judged([]).items()}
    assert states == {
        "terms": "unknown",
        "measures": "unknown",
        "appreciation": "unknown",
        "retaliation": "unknown",
        "caseload": "good",
    }


@pytest.mark.parametrize(
    ("kept", "state"), [(9, "good"), (8, "attention"), (7, "action"), (0, "action")]
)
def test_the_terms_are_judged_by_the_one_kept_least(kept: int, state: State) -> None:
    fine = TermResult("ack", DUE, DUE)
    terms = [TermResult("ruling", DUE, DUE)] * kept * 5
    terms += [TermResult("ruling", DUE, DUE + timedelta(1))] * (10 - kept) * 5
    verdict = judged([complaint(START, terms=(fine, term)) for term in terms])["terms"]
    assert verdict == Verdict("terms", state, Cell(kept * 10), "ruling", 90)


def test_few_late_terms_ask_for_attention_however_low_the_bound() -> None:
    terms = [TermResult("ruling", DUE, DUE)] * 6 + [TermResult("ruling", DUE, date(2025, 4, 1))]
    verdict = judged([complaint(START, terms=(term,)) for term in terms])["terms"]
    assert verdict == Verdict("terms", "attention", Cell(42, "at_least"), "ruling", 90)


@pytest.mark.parametrize(("mark", "state"), [(7, "good"), (6, "attention"), (5, "action")])
def test_the_appreciation_is_held_against_its_goal(mark: int, state: State) -> None:
    verdict = judged(closed(5, appreciation_handling=mark))["appreciation"]
    assert verdict == Verdict("appreciation", state, Cell(mark), goal=7.0)


@pytest.mark.parametrize(("number", "state"), [(0, "good"), (2, "attention"), (6, "action")])
def test_signals_of_retaliation_are_never_good(number: int, state: State) -> None:
    rows = closed(number, retaliation_signalled=True) + closed(9)
    assert judged(rows)["retaliation"].state == state


def test_measures_past_their_date_ask_for_action() -> None:
    overdue = MeasureState("person", "open", date(2025, 6, 1))
    assert judged(closed(6, measures=(overdue,)))["measures"].state == "action"


@pytest.mark.parametrize(
    ("closed_on", "new", "state"),
    [
        (date(2025, 2, 1), 5, "good"),
        (None, 0, "good"),
        (None, 4, "unknown"),
        (None, 5, "action"),
        (date(2025, 2, 1), 0, "good"),
    ],
)
def test_more_open_complaints_than_at_the_start_ask_for_attention(
    closed_on: date | None, new: int, state: State
) -> None:
    rows = [complaint(date(2024, 12, 1), closed_on) for _ in range(8)]
    assert judged([*rows, *(complaint(START) for _ in range(new))])["caseload"].state == state
