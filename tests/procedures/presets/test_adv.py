"""The antidiscrimination facility: agreements, evaluations, aftercare, and who stays unknown."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest

from procedures import presets
from procedures.rules.deadlines import Clock
from procedures.rules.guards import Standing, unmet
from procedures.rules.language import Regulation
from procedures.rules.reading import read_regulation, read_texts
from procedures.rules.reckoning import ActAt, reckon
from procedures.rules.walk import Taken, walk

ADV: Regulation = read_regulation(presets.source_of("adv"))
LATER = date(2026, 12, 31)
AGREED = (
    ("received", "2026-03-02"),
    ("acknowledged", "2026-03-03"),
    ("first_received", "2026-03-10"),
    ("admitted", "2026-03-17"),
    ("agreed", "2026-03-24"),
)
TOLD = (*AGREED, ("identity_explained", "2026-03-25"), ("respondent_informed", "2026-03-26"))
INVESTIGATED = (*TOLD, ("investigation_started", "2026-04-03"))
NEED_A_NAME = {
    "respondent_informed",
    "investigation_started",
    "invited",
    "heard",
    "concluded",
    "mediation_started",
    "mediated",
}
"""Neither mediation nor an investigation, nor any data to third parties (Besluit art. 5)."""


def noon(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)


def due(*acts: tuple[str, str], on: date = LATER, **facts: Mapping[str, Any]) -> dict[str, date]:
    """The last day of each term that runs after these acts."""
    given = [ActAt(act, noon(day), facts.get(act, {})) for act, day in acts]
    found = reckon(ADV, given, Clock("Europe/Amsterdam", on))
    return {one.name: one.term.due_on for one in found if one.term}


def refused(act: str, taken: Iterable[tuple[str, str]], **standing: bool) -> list[str]:
    rows = [Taken(name, ADV.step(name).kind, noon(day)) for name, day in taken]  # type: ignore[union-attr]
    step = ADV.step(act)
    assert step is not None
    case = Standing(ADV, walk(ADV, rows), date(2026, 4, 6), **standing)
    return [refusal.code for refusal in unmet(step, case)]


def test_house_terms_until_there_are_agreements() -> None:
    assert due(*AGREED) == {
        "acknowledge": date(2026, 3, 9),
        "first_reception": date(2026, 3, 16),
        "admissibility": date(2026, 3, 24),
        "agree": date(2026, 3, 31),
        # Six weeks after Tuesday 24 March is 5 May; own terms do not move for a holiday.
        "interim_evaluation": date(2026, 5, 5),
    }


@pytest.mark.parametrize("evaluated_on", ["2026-04-14", "2026-05-05", "2026-05-19"])
def test_next_evaluation_follows_from_the_schedule_not_from_the_day_it_was_held(
    evaluated_on: str,
) -> None:
    found = due(*AGREED, ("evaluated", evaluated_on))
    assert found["interim_evaluation"] == date(2026, 6, 16)


def test_evaluating_stops_when_the_case_is_closed() -> None:
    acts = [ActAt(act, noon(day)) for act, day in (*AGREED, ("assisted", "2026-04-01"))]
    found = {one.name: one.term for one in reckon(ADV, acts, Clock("Europe/Amsterdam", LATER))}
    evaluation, aftercare = found["interim_evaluation"], found["aftercare"]
    assert evaluation is not None
    assert aftercare is not None
    assert (str(evaluation.state), str(aftercare.state)) == ("lapsed", "overdue")


@pytest.mark.parametrize(
    ("closed_on", "aftercare_on"),
    [
        ("2026-03-13", date(2026, 5, 13)),  # a Wednesday: the very day
        ("2026-03-30", date(2026, 6, 1)),  # 30 May is a Saturday
        ("2026-03-14", date(2026, 5, 15)),  # Ascension; the Friday after it is a working day
        ("2026-12-31", date(2027, 3, 1)),  # there is no 31 February, and 28 is a Sunday
    ],
)
def test_aftercare_is_two_months_after_closing_on_a_working_day(
    closed_on: str, aftercare_on: date
) -> None:
    start = (("received", "2026-03-02"), ("withdrawn", closed_on))
    assert due(*start, on=date(2027, 6, 1))["aftercare"] == aftercare_on


def test_aftercare_is_preferably_by_telephone() -> None:
    assert (ADV.aftercare.channel, ADV.aftercare.after.amount) == ("phone_preferred", 2)


def test_investigation_takes_eight_weeks_and_stands_still_during_mediation() -> None:
    assert due(*INVESTIGATED)["conclude"] == date(2026, 5, 29)
    mediated = (
        *INVESTIGATED,
        ("answered", "2026-04-07"),
        ("mediation_started", "2026-04-10"),
        ("mediation_ended", "2026-04-20"),
    )
    assert due(*mediated)["conclude"] == date(2026, 6, 8)


def test_investigation_is_extended_once_by_four_weeks() -> None:
    acts = (*INVESTIGATED, ("extended", "2026-05-20"))
    assert due(*acts, extended={"term": "conclude"})["conclude"] == date(2026, 6, 26)
    assert {letter.to for letter in ADV.step("extended").letters} == {"complainant", "respondent"}  # type: ignore[union-attr]


def test_what_needs_a_name_is_blocked_for_both_ways_of_staying_unknown() -> None:
    blocks = ADV.filing.blocks
    assert set(blocks["third_parties"]) == NEED_A_NAME
    assert set(blocks["anonymous"]) == {*NEED_A_NAME, "identity_explained"}


@pytest.mark.parametrize("act", sorted(NEED_A_NAME))
def test_reporter_who_stays_unknown_is_neither_investigated_nor_mediated(act: str) -> None:
    assert "guard.named" in refused(act, AGREED, named=False)
    assert "guard.hidden" in refused(act, AGREED, hidden=True)
    told = (*AGREED, ("identity_explained", "2026-03-25"))
    assert "guard.hidden" not in refused(act, told, hidden=True)
    assert "guard.named" in refused(act, told, named=False)


def test_name_becomes_known_only_after_the_reporter_was_told_and_agreed() -> None:
    assert refused("respondent_informed", AGREED) == ["guard.taken"]
    told = (*AGREED, ("identity_explained", "2026-03-25"))
    assert refused("respondent_informed", told) == []
    assert refused("respondent_informed", told, hidden=True) == []
    assert refused("identity_explained", AGREED, named=False) == ["guard.named"]


def test_mediation_waits_for_the_view_of_the_other_party() -> None:
    assert refused("mediation_started", TOLD) == ["guard.taken"]
    assert refused("mediation_started", (*TOLD, ("answered", "2026-03-30"))) == []


@pytest.mark.parametrize("act", ["advised", "registration_completed", "referred", "admitted"])
def test_anonymous_reporter_still_gets_registration_advice_and_help(act: str) -> None:
    assert refused(act, AGREED[:3], named=False) == []
    assert refused(act, AGREED[:3], hidden=True) == []


def test_conclusion_waits_for_the_investigation_and_both_parties() -> None:
    assert refused("concluded", TOLD) == ["guard.taken", "guard.both_sides_heard"]
    assert refused("concluded", INVESTIGATED) == ["guard.both_sides_heard"]


def test_every_end_of_the_handling_records_what_was_reached() -> None:
    closing = [step for step in ADV.steps if step.to == "closed" and "handling" in step.from_]
    asked = {
        step.act: {field.name for field in step.fields if field.required}
        >= {"goals_reached", "results"}
        for step in closing
    }
    assert asked == {"mediated": True, "settled": True, "withdrawn": False, "assisted": True}


def test_witness_intermediary_and_representative_may_report_by_every_channel() -> None:
    filing = ADV.filing
    assert filing.who == ("complainant", "observer", "intermediary", "representative")
    assert set(filing.channels) >= {"portal", "email", "post", "phone", "in_person"}
    assert filing.anonymity == ("named", "third_parties", "anonymous")


def test_code_lists_are_those_of_the_registration_form() -> None:
    count = {name: len(ADV.code_lists[name]) for name in ("ground", "social_field", "handling")}
    assert count == {"ground": 15, "social_field": 15, "handling": 8}
    assert set(ADV.code_lists["category"]) == {
        "disputed_treatment", "hostile_treatment", "violence", "threat", "other", "unknown"
    }  # fmt: skip


def test_report_goes_to_the_municipality_before_the_first_of_april() -> None:
    report = ADV.reports[0]
    assert (report.name, report.before, "municipality" in report.to) == (
        "wga_report",
        "04-01",
        True,
    )


def test_municipality_has_no_part_in_any_case() -> None:
    acting = {role for step in ADV.steps for role in (*step.by, *step.visible_to)}
    written = {letter.to for step in ADV.steps for letter in step.letters}
    opened = {role for state in ADV.states.values() for role in state.open_to}
    assert {"municipality", "minister"} & (acting | written | opened) == set()
    assert "handler" in acting


@pytest.mark.parametrize(("language", "word"), [("nl", "klachtencommissie"), ("en", "committee")])
def test_conclusion_and_refusal_name_where_to_complain_about_the_facility(
    language: str, word: str
) -> None:
    texts = read_texts(presets.texts_of("adv")[language], file=language)
    for letter in ("refusal", "conclusion", "closing"):
        assert word in " ".join(texts.letters[letter].paragraphs)
