"""The welfare house: one low door for questions, signals and complaints; barriers; Belgian days."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest

from procedures import presets
from procedures.rules.deadlines import Clock, reaches_back_to
from procedures.rules.guards import Standing, unmet
from procedures.rules.language import Regulation
from procedures.rules.reading import read_regulation, read_texts
from procedures.rules.reckoning import ActAt, reckon
from procedures.rules.walk import Taken, walk

WELFARE: Regulation = read_regulation(presets.source_of("welfare"))
SEVEN = {
    "awareness",
    "reachability",
    "trustworthiness",
    "availability",
    "affordability",
    "comprehensibility",
    "usability",
}
COME_IN = (("received", "2026-03-02"), ("acknowledged", "2026-03-03"))
COMPLAINT = (*COME_IN, ("admitted", "2026-03-10"), ("respondent_informed", "2026-03-12"))


def noon(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)


def due(*acts: tuple[str, str], **facts: Mapping[str, Any]) -> dict[str, date]:
    """The last day of each term that runs after these acts."""
    given = [ActAt(act, noon(day), facts.get(act, {})) for act, day in acts]
    found = reckon(WELFARE, given, Clock("Europe/Brussels", date(2027, 12, 31)))
    return {one.name: one.term.due_on for one in found if one.term and not one.spec.backward}


def refused(act: str, taken: Iterable[tuple[str, str]], **standing: bool) -> list[str]:
    rows = [Taken(name, WELFARE.step(name).kind, noon(day)) for name, day in taken]  # type: ignore[union-attr]
    step = WELFARE.step(act)
    assert step is not None
    case = Standing(WELFARE, walk(WELFARE, rows), date(2026, 4, 6), **standing)
    return [refusal.code for refusal in unmet(step, case)]


def test_terms_of_a_complaint_count_in_calendar_days() -> None:
    assert due(*COMPLAINT) == {
        "acknowledge": date(2026, 3, 12),
        "first_contact": date(2026, 3, 16),
        "inform": date(2026, 3, 17),
        "answer": date(2026, 3, 26),
        # 45 days after 2 March: 29 of them in March.
        "decide": date(2026, 4, 16),
    }


def test_outcome_is_put_off_once_by_four_weeks_even_to_a_holiday() -> None:
    acts = (*COMPLAINT, ("extended", "2026-04-10"))
    found = due(*acts, extended={"term": "decide"})
    assert found["decide"] == date(2026, 5, 14)  # Ascension: own terms do not move


def test_who_gave_a_signal_hears_within_three_months() -> None:
    acts = (("received", "2025-11-24"), ("acknowledged", "2025-11-25"))
    found = due(*acts, ("signal_taken", "2025-11-30"))
    assert found["signal_action"] == date(2026, 2, 28)  # there is no 30 February


@pytest.mark.parametrize(
    ("closed_on", "aftercare_on"),
    [
        ("2026-03-05", date(2026, 5, 5)),  # no holiday in Belgium
        ("2026-03-03", date(2026, 5, 4)),  # 3 May is a Sunday
        ("2026-05-21", date(2026, 7, 22)),  # the national holiday
        ("2026-09-11", date(2026, 11, 12)),  # Armistice Day
    ],
)
def test_aftercare_comes_two_months_later_on_a_belgian_working_day(
    closed_on: str, aftercare_on: date
) -> None:
    assert due(("received", "2026-03-02"), ("withdrawn", closed_on))["aftercare"] == aftercare_on


def test_complaint_reaches_back_one_year() -> None:
    assert reaches_back_to(WELFARE, date(2026, 3, 2)) == date(2025, 3, 2)
    assert WELFARE.terms["filing_limit"].backward


def test_barriers_are_the_seven_and_may_grow() -> None:
    barrier = next(one for one in WELFARE.filing.questions if one.name == "barrier")
    assert set(barrier.options) == set(WELFARE.code_lists["barrier"]) == SEVEN | {"other"}
    asked = {
        step.act: field.required
        for step in WELFARE.steps
        for field in step.fields
        if field.name == "barriers"
    }
    assert asked == {
        "clarified": False,
        "question_answered": False,
        "signal_taken": True,
        "aftercare_done": False,
    }


def test_nothing_has_to_be_answered_to_come_in() -> None:
    filing = WELFARE.filing
    assert [one.name for one in filing.questions if one.required] == []
    assert (filing.needs, filing.forms) == ((), {})
    assert filing.channels[:2] == ("in_person", "phone")
    assert set(filing.who) == {"complainant", "intermediary", "representative", "observer"}


@pytest.mark.parametrize("act", ["clarified", "question_answered", "guided", "signal_taken"])
def test_question_or_signal_needs_no_name(act: str) -> None:
    assert refused(act, COME_IN, named=False) == []


def test_complaint_about_somebody_needs_a_name() -> None:
    assert refused("admitted", COME_IN, named=False) == ["guard.named"]
    assert refused("admitted", COME_IN) == []


def test_question_and_signal_end_without_ever_becoming_a_complaint() -> None:
    question = [*COME_IN, ("question_answered", "2026-03-05")]
    signal = [*COME_IN, ("signal_taken", "2026-03-05"), ("signal_handled", "2026-04-05")]
    rows = [[Taken(act, "note", noon(day)) for act, day in acts] for acts in (question, signal)]
    found = [walk(WELFARE, acts) for acts in rows]
    assert [(one.outcome, one.admitted, one.informed) for one in found] == [
        ("answered", False, False),
        ("signal_handled", False, False),
    ]


def test_guiding_asks_consent_the_legal_limit_and_whether_rights_are_used() -> None:
    guided = WELFARE.step("guided")
    assert guided is not None
    required = {field.name for field in guided.fields if field.required}
    assert required >= {"complainant_consents", "legal_limit", "rights_exhausted"}


def test_ruling_waits_for_both_sides_and_says_whether_it_was_solved() -> None:
    assert refused("decision_notified", COMPLAINT) == ["guard.both_sides_heard"]
    ruling = WELFARE.step("decision_notified")
    assert ruling is not None
    assert "resolution" in {field.name for field in ruling.fields if field.required}
    assert WELFARE.outcomes.resolved_axis


@pytest.mark.parametrize(
    ("language", "name"),
    [("nl", "Ombudsdienst"), ("en", "Ombuds Service"), ("fr", "médiation flamand")],
)
def test_ruling_and_refusal_name_the_ombuds_service(language: str, name: str) -> None:
    texts = read_texts(presets.texts_of("welfare")[language], file=language)
    for letter in ("decision", "refusal"):
        assert name in " ".join(texts.letters[letter].paragraphs)
