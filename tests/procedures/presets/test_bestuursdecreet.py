"""Complaints about a Flemish body and its providers (Bestuursdecreet, II.74 to II.87)."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import pytest

from kernel.errors import Refusal
from procedures import presets
from procedures.rules.deadlines import Clock, reaches_back_to
from procedures.rules.documents import compose, data
from procedures.rules.explained import told_terms
from procedures.rules.exploring import explore, system_of
from procedures.rules.language import Regulation, Texts
from procedures.rules.marks import unverified
from procedures.rules.outcome import outcome_of
from procedures.rules.proofs import obligations
from procedures.rules.reading import read_regulation, read_texts
from procedures.rules.reckoning import ActAt, Reckoned, reckon

BRUSSELS = "Europe/Brussels"
TAKEN_UP = ("acknowledged", "admitted", "respondent_informed")
WAITS_UNTOLD = (
    "Na stap 'admitted_jointly' wacht de zaak op 'competent_department', die daar geen brief van"
    " krijgt."
)
Document = dict[str, Any]


@cache
def decree() -> Regulation:
    return read_regulation(presets.source_of("bestuursdecreet"))


@cache
def words() -> dict[str, Texts]:
    texts = presets.texts_of("bestuursdecreet")
    return {code: read_texts(text, file=code) for code, text in texts.items()}


def at(day: str, hour: int = 10) -> datetime:
    return datetime.fromisoformat(f"{day}T{hour:02}:00:00").replace(tzinfo=UTC)


def terms(*acts: tuple[str, str], on: str) -> dict[str, Reckoned]:
    done = [ActAt(act, at(day)) for act, day in acts]
    found = reckon(decree(), done, Clock(BRUSSELS, date.fromisoformat(on)))
    return {one.name: one for one in found}


def due(name: str, *acts: tuple[str, str], on: str) -> tuple[date, str]:
    term = terms(*acts, on=on)[name].term
    assert term is not None
    return term.due_on, str(term.state)


def broken(change: Callable[[Document], object]) -> list[str]:
    document = data(compose(presets.source_of("bestuursdecreet"), "regulation.yaml"))
    change(document)
    found = obligations(Regulation.model_validate(document), words())
    return [mistake for one in found for mistake in one.mistakes]


def step(document: Document, act: str) -> Document:
    return next(one for one in document["steps"] if one["act"] == act)


@pytest.mark.parametrize(
    ("received", "ten_days", "forty_five"),
    [
        # 10 days after Tuesday 24 March is Good Friday, which is a working day in Belgium.
        ("2026-03-24", date(2026, 4, 3), date(2026, 5, 8)),
        # The 45th day is a Sunday, and stays one: the decree moves nothing.
        ("2026-04-02", date(2026, 4, 12), date(2026, 5, 17)),
        # The tenth day is Christmas; the 45th falls in the next year, over 29 January.
        ("2026-12-15", date(2026, 12, 25), date(2027, 1, 29)),
        # The tenth day is Labour Day.
        ("2026-04-21", date(2026, 5, 1), date(2026, 6, 5)),
    ],
)
def test_terms_are_calendar_days_that_no_weekend_or_holiday_moves(
    received: str, ten_days: date, forty_five: date
) -> None:
    found = terms(("received", received), on=received)
    days = {name: found[name].term.due_on for name in ("acknowledge", "not_taken_up", "decide")}  # type: ignore[union-attr]
    assert days == {"acknowledge": ten_days, "not_taken_up": ten_days, "decide": forty_five}


def test_evening_in_utc_is_the_next_day_in_brussels() -> None:
    acts = [ActAt("received", at("2026-03-24", 23))]
    found = reckon(decree(), acts, Clock(BRUSSELS, date(2026, 3, 25)))
    term = next(one.term for one in found if one.name == "decide")
    assert (term.starts_on, term.due_on) == (date(2026, 3, 25), date(2026, 5, 9))  # type: ignore[union-attr]


def test_own_aim_lies_before_the_weekend_in_which_a_term_ends() -> None:
    term = terms(("received", "2026-04-02"), on="2026-04-02")["decide"].term
    assert term is not None
    assert (term.due_on, term.target_on) == (date(2026, 5, 17), date(2026, 5, 15))


def test_term_to_decide_cannot_be_extended_and_an_announced_delay_leaves_it() -> None:
    acts = [("received", "2026-03-24"), *((act, "2026-03-30") for act in TAKEN_UP)]
    acts.append(("delay_told", "2026-05-06"))
    assert due("decide", *acts, on="2026-05-09") == (date(2026, 5, 8), "overdue")
    assert decree().terms["decide"].extension is None
    with pytest.raises(Refusal) as refused:
        terms(*acts, ("extended", "2026-05-07"), on="2026-05-09")
    assert refused.value.code == "clock.act_unknown"


def test_refusal_within_ten_days_meets_the_term_and_one_later_is_late() -> None:
    before = [("received", "2026-03-24"), ("acknowledged", "2026-03-25")]
    in_time = due("not_taken_up", *before, ("declined", "2026-04-03"), on="2026-04-03")
    too_late = due("not_taken_up", *before, ("declined", "2026-04-04"), on="2026-04-04")
    assert (in_time[1], too_late[1]) == ("met", "met_late")


def test_complaint_about_a_provider_is_decided_only_after_the_department() -> None:
    acts = [("received", "2026-03-24"), ("acknowledged", "2026-03-25")]
    acts += [("admitted_jointly", "2026-03-27"), ("respondent_informed", "2026-03-30")]
    assert due("contribution", *acts, on="2026-04-01") == (date(2026, 4, 10), "running")
    graph = explore(system_of(decree()))
    unasked = graph.without(graph.events(["department_consulted"]))
    joint = graph.system.flags.taken("admitted_jointly")
    deciding = [edge.source for edge in graph.by_act["decision_notified"]]
    assert any(one.flags & joint for one in deciding)
    assert not any(one.flags & joint and one in unasked for one in deciding)
    acts += [("department_consulted", "2026-04-09"), ("decision_notified", "2026-04-20")]
    assert due("contribution", *acts, on="2026-04-20")[1] == "met"
    assert due("decide", *acts, on="2026-04-20") == (date(2026, 5, 8), "met")


def test_complaint_about_the_body_itself_has_no_department_in_it() -> None:
    acts = [("received", "2026-03-24"), *((act, "2026-03-30") for act in TAKEN_UP)]
    for act in ("department_consulted", "department_told", "inspection_informed"):
        with pytest.raises(Refusal) as refused:
            terms(*acts, (act, "2026-04-20"), on="2026-04-20")
        assert refused.value.code == "clock.order"


def test_two_flows_are_counted_apart_and_cannot_be_mixed() -> None:
    flows = {
        act: decree().code_lists[field.list or ""]
        for act in ("admitted", "admitted_jointly")
        for field in decree().step(act).fields  # type: ignore[union-attr]
        if field.name == "handling"
    }
    own, joint = flows.values()
    assert (*own, *joint) == decree().code_lists["handling"]


def test_solved_is_registered_beside_founded() -> None:
    assert decree().outcomes.resolved_axis
    assert outcome_of(["founded", "unfounded"]) in decree().code_lists["outcome"]
    for act in ("decision_notified", "settled"):
        fields = {one.name: one.required for one in decree().step(act).fields}  # type: ignore[union-attr]
        assert fields["resolution"]


def test_facts_of_more_than_a_year_ago_are_too_old() -> None:
    assert reaches_back_to(decree(), date(2026, 3, 24)) == date(2025, 3, 24)
    [old] = [
        one.term
        for one in reckon(
            decree(),
            [ActAt("received", at("2026-03-24"), {"happened_on": "2025-03-23"})],
            Clock(BRUSSELS, date(2026, 3, 24)),
        )
        if one.name == "filing_limit"
    ]
    assert str(old.state) == "met_late"  # type: ignore[union-attr]


def test_ombuds_service_is_named_where_the_decree_opens_the_way() -> None:
    named = {"nl": "Vlaamse ombudsdienst", "en": "Flemish ombuds service"}
    named |= {"fr": "service de médiation flamand", "de": "Vlaamse ombudsdienst"}
    for language, texts in words().items():
        for letter in decree().next_steps[0].told_in:
            assert named[language] in " ".join(texts.letters[letter].paragraphs)


def test_report_to_the_ombuds_service_is_due_before_10_february() -> None:
    duty = next(one for one in decree().reports if one.name == "ombudsman_report")
    assert (duty.to, duty.every, duty.before) == (("flemish_ombudsman",), "year", "02-10")


def test_what_was_not_read_in_the_decree_stays_marked() -> None:
    assert [place for place, _ in unverified(decree())] == [
        "steps › acknowledged",
        "steps › heard › requires › 2",
        "steps › settled",
        "steps › decision_notified",
        "terms › acknowledge",
        "terms › decide",
    ]


def test_terms_are_told_in_french() -> None:
    by_label = {term.label: term for term in told_terms(decree(), words()["fr"], "fr")}
    assert by_label["Communiquer le constat final"].length == "45 jours"
    assert by_label["Confirmer la réception"].length == "dix jours"


def test_department_that_is_waited_for_without_a_letter_is_noticed() -> None:
    def change(document: Document) -> None:
        step(document, "admitted_jointly")["letters"].pop()

    assert broken(change) == [WAITS_UNTOLD]


def test_complaint_that_stays_in_assessment_once_taken_up_is_noticed() -> None:
    assert broken(lambda document: step(document, "admitted").pop("to")) == [
        "Stap 'declined' weigert een klacht die al in behandeling is genomen."
    ]


def test_judgment_that_does_not_say_what_was_solved_is_noticed() -> None:
    def change(document: Document) -> None:
        one = step(document, "decision_notified")
        one["fields"] = [field for field in one["fields"] if field["name"] != "resolution"]

    assert broken(change) == ["Stap 'decision_notified' legt 'resolution' (verplicht) niet vast."]


def test_reasons_that_nobody_reads_are_noticed() -> None:
    def change(document: Document) -> None:
        step(document, "inspection_informed").pop("letters")

    assert broken(change) == [
        "Stap 'inspection_informed' geeft redenen, maar niemand krijgt ze te lezen."
    ]
