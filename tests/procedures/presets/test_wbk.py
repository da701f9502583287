"""Reports of wrongdoing: terms worked out by hand, impartiality, secrecy and ways to report."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

import pytest

from kernel.errors import Refusal
from procedures import presets
from procedures.rules.deadlines import Clock
from procedures.rules.facts import record
from procedures.rules.guards import Standing, unmet
from procedures.rules.language import Regulation, Step, Texts
from procedures.rules.reading import read_regulation, read_texts
from procedures.rules.reckoning import ActAt, Reckoned, reckon
from procedures.rules.walk import Taken, walk

ZONE = "Europe/Amsterdam"
AUTHORITIES = {"huis", "acm", "afm", "anvs", "ap", "dnb", "igj", "nvwa", "nza"}
FILED = ActAt("received", datetime(2026, 4, 28, 9, tzinfo=UTC))


@cache
def wbk() -> Regulation:
    return read_regulation(presets.source_of("wbk"))


@cache
def words() -> dict[str, Texts]:
    texts = presets.texts_of("wbk")
    return {code: read_texts(text, file=code) for code, text in texts.items()}


def step(act: str) -> Step:
    found = wbk().step(act)
    assert found is not None
    return found


def terms(*acts: ActAt, today: date) -> dict[str, Reckoned]:
    return {one.name: one for one in reckon(wbk(), acts, Clock(ZONE, today))}


def due(name: str, *acts: ActAt, today: date = date(2026, 12, 31)) -> tuple[date, date]:
    term = terms(*acts, today=today)[name].term
    assert term is not None
    return term.nominal_on, term.due_on


def test_acknowledgement_is_due_in_seven_days_and_rolls_over_the_fifth_of_may() -> None:
    # Tuesday 28 April + 7 days = Tuesday 5 May, of the Algemene termijnenwet: Wednesday 6 May.
    assert due("acknowledge", FILED) == (date(2026, 5, 5), date(2026, 5, 6))


def test_feedback_is_due_three_months_after_the_acknowledgement() -> None:
    confirmed = ActAt("acknowledged", datetime(2026, 4, 30, 9, tzinfo=UTC))
    # Thursday 30 July 2026.
    assert due("feedback", FILED, confirmed) == (date(2026, 7, 30), date(2026, 7, 30))


def test_last_day_of_a_shorter_month_counts_for_the_feedback() -> None:
    filed = ActAt("received", datetime(2026, 11, 24, 9, tzinfo=UTC))
    confirmed = ActAt("acknowledged", datetime(2026, 11, 30, 9, tzinfo=UTC))
    # 30 November + 3 months: February 2027 has 28 days; that is a Sunday, so Monday 1 March.
    found = due("feedback", filed, confirmed, today=date(2026, 12, 31))
    assert found == (date(2027, 2, 28), date(2027, 3, 1))


def test_without_acknowledgement_feedback_runs_from_the_end_of_the_seven_days() -> None:
    assert terms(FILED, today=date(2026, 5, 5))["feedback"].term is None
    # 28 April + 7 days = 5 May; three months later is Wednesday 5 August.
    assert due("feedback", FILED, today=date(2026, 5, 20)) == (date(2026, 8, 5), date(2026, 8, 5))


def test_late_acknowledgement_gains_no_time_for_the_feedback() -> None:
    late = ActAt("acknowledged", datetime(2026, 6, 1, 9, tzinfo=UTC))
    assert due("feedback", FILED, late)[1] == date(2026, 8, 5)


def test_feedback_can_never_be_put_off() -> None:
    spec = wbk().terms["feedback"]
    moved = (spec.extension, spec.consent_postpones, spec.cure, spec.suspended_from, spec.silence)
    assert moved == (None, None, None, None, None)
    assert {one.kind for one in wbk().steps} & {"extend", "postpone"} == set()


def test_case_is_not_closed_without_feedback() -> None:
    closing = step("closed")
    assert [guard.taken for guard in closing.requires] == ["feedback_given"]
    assert wbk().terms["feedback"].lapses == ("withdrawn",)


def acts(*names: str) -> list[Taken]:
    found = []
    for day, name in enumerate(names, start=1):
        one = step(name)
        sides = {field.name: field.of for field in one.fields if field.of}
        found.append(Taken(name, one.kind, datetime(2026, 3, day, 9, tzinfo=UTC), sides))
    return found


def refused(act: str, *before: str) -> list[str]:
    case = Standing(wbk(), walk(wbk(), acts(*before)), date(2026, 4, 20))
    return [refusal.code for refusal in unmet(step(act), case)]


BEGUN = ("received", "acknowledged", "admitted", "reporter_heard")


def test_person_concerned_is_heard_before_anything_is_concluded() -> None:
    assert refused("concluded", *BEGUN) == ["guard.both_sides_heard"]
    assert refused("concluded", *BEGUN, "respondent_informed") == ["guard.both_sides_heard"]
    assert refused("concluded", *BEGUN, "respondent_informed", "heard") == []


def test_report_about_nobody_is_concluded_until_it_proves_to_be_about_somebody() -> None:
    assert refused("concluded", *BEGUN, "nobody_concerned") == []
    told = (*BEGUN, "nobody_concerned", "respondent_informed")
    assert refused("concluded", *told) == ["guard.both_sides_heard"]
    assert refused("concluded", *told, "heard") == []
    assert refused("nobody_concerned", *BEGUN, "respondent_informed") == ["guard.not_taken"]


@pytest.mark.parametrize("act", ["admitted", "declined", "handed_over", "concluded"])
def test_who_assesses_declares_to_be_impartial(act: str) -> None:
    values: dict[str, object] = {
        "reasons": "Daarom.",
        "inadmissible_reason": "no_wrongdoing",
        "referred_to": "behaviour",
        "complainant_consents": True,
        "rulings": [],
        "findings": "Dit.",
        "lessons": "Dat.",
    }
    asked = {field.name for field in step(act).fields}
    given = {name: value for name, value in values.items() if name in asked}
    if "rulings" in given:
        element = "00000000-0000-0000-0000-000000000001"
        given["rulings"] = [{"element": element, "ruling": "founded", "reasons": "Daarom."}]
    with pytest.raises(Refusal) as lacking:
        record(step(act), {**given, "no_conflict": False}, wbk())
    assert (lacking.value.code, lacking.value.facts["field"]) == (
        "act.field_missing",
        "no_conflict",
    )
    assert record(step(act), {**given, "no_conflict": True}, wbk()).facts["no_conflict"] is True


def test_what_the_reporter_does_and_says_is_never_shown_to_the_person_concerned() -> None:
    own = [one for one in wbk().steps if "complainant" in one.by or one.act.startswith("reporter")]
    shown = {one.act for one in own if "respondent" in one.visible_to}
    assert shown == {"withdrawn"}
    assert [field.type for field in step("withdrawn").fields] == ["text"]
    letters = {
        one.letter for each in wbk().steps for one in each.letters if one.to != "complainant"
    }
    named = {"assessment", "follow_up", "message", "report", "explanation"}
    for texts in words().values():
        for letter in letters:
            told = " ".join(texts.letters[letter].paragraphs)
            assert not any(f"{{{name}}}" in told for name in named)


def test_anybody_may_report_in_secret_or_anonymously_in_writing_or_speaking() -> None:
    filing = wbk().filing
    assert filing.anonymity == ("third_parties", "anonymous")
    assert set(filing.channels) >= {"portal", "phone", "in_person"}
    assert "name" not in filing.needs
    assert filing.blocks == {}


def test_letters_name_all_nine_authorities_and_not_only_the_huis() -> None:
    assert {one.body for one in wbk().next_steps} == AUTHORITIES
    for texts in words().values():
        for letter in ("acknowledgement", "refusal", "handover"):
            told = " ".join(texts.letters[letter].paragraphs)
            assert [body for body in AUTHORITIES if texts.roles[body] not in told] == []


def test_handing_over_to_another_track_needs_the_reporters_consent() -> None:
    consent = next(one for one in step("handed_over").fields if one.name == "complainant_consents")
    assert (consent.type, consent.required) == ("flag", True)


def test_oral_report_has_minutes_that_the_reporter_checks() -> None:
    assert [(one.letter, one.to) for one in step("talked").letters] == [("minutes", "complainant")]
    assert "complainant" in step("minutes_checked").by


def test_side_of_an_act_of_one_side_is_filled_in_and_cannot_be_the_other() -> None:
    values: dict[str, object] = {"declared_on": "2026-03-10"}
    assert record(step("waived"), values, wbk()).facts["side"] == "respondent"
    with pytest.raises(Refusal) as wrong:
        record(step("waived"), {**values, "side": "complainant"}, wbk())
    assert wrong.value.code == "act.value_wrong"


def test_anonymous_reporter_is_heard_and_answered_like_anybody_else() -> None:
    case = Standing(wbk(), walk(wbk(), acts(*BEGUN[:3])), date(2026, 4, 20), named=False)
    for act in ("reporter_invited", "reporter_heard", "feedback_given", "more_asked"):
        assert unmet(step(act), case) == ()
        assert unmet(step(act), replace(case, named=True, hidden=True)) == ()
