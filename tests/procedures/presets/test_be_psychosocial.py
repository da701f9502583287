"""The formal psychosocial request (Belgian Codex, book I, title 3): an advice, never a judgment."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import pytest

from kernel.errors import Refusal
from procedures import presets
from procedures.rules.deadlines import Clock, terms_of
from procedures.rules.documents import compose, data
from procedures.rules.facts import record
from procedures.rules.language import Regulation, Texts
from procedures.rules.marks import unverified
from procedures.rules.placeholders import names_in
from procedures.rules.proofs import obligations
from procedures.rules.reading import read_regulation, read_texts
from procedures.rules.reckoning import ActAt, Reckoned, reckon
from procedures.rules.walk import Taken, walk

BRUSSELS = "Europe/Brussels"
INDIVIDUAL, COLLECTIVE = "be-psychosocial-individual", "be-psychosocial-collective"
BOTH = pytest.mark.parametrize("name", [INDIVIDUAL, COLLECTIVE])
SEVERE = ("violence", "bullying", "sexual_harassment")
Document = dict[str, Any]


@cache
def preset(name: str) -> Regulation:
    return read_regulation(presets.source_of(name))


@cache
def words(name: str) -> dict[str, Texts]:
    return {code: read_texts(text, file=code) for code, text in presets.texts_of(name).items()}


def at(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T10:00:00").replace(tzinfo=UTC)


def terms(name: str, *acts: tuple[str, str], on: str) -> dict[str, Reckoned]:
    done = [
        ActAt(act, at(day), {"term": "advice"} if act == "extended" else {}) for act, day in acts
    ]
    if name == COLLECTIVE:
        done = [ActAt(one.act, one.at) for one in done]
    found = reckon(preset(name), done, Clock(BRUSSELS, date.fromisoformat(on)))
    return {one.name: one for one in found}


def due(name: str, term: str, *acts: tuple[str, str], on: str) -> tuple[date, str]:
    found = terms(name, *acts, on=on)[term].term
    assert found is not None
    return found.due_on, str(found.state)


def broken(name: str, change: Callable[[Document], object]) -> list[str]:
    document = data(compose(presets.source_of(name), "regulation.yaml"))
    change(document)
    found = obligations(Regulation.model_validate(document), words(name))
    return [mistake for one in found for mistake in one.mistakes]


def step(document: Document, act: str) -> Document:
    return next(one for one in document["steps"] if one["act"] == act)


@BOTH
def test_nothing_is_founded_or_judged(name: str) -> None:
    regulation = preset(name)
    assert not regulation.outcomes.founded_exists
    assert "ruling" not in regulation.code_lists
    assert [one.act for one in regulation.steps if one.kind == "rule"] == []
    told = " ".join(
        word for texts in words(name).values() for word in texts.codes["outcome"].values()
    )
    assert [word for word in ("egrond", "ounded", "ondée") if word in told] == []


@BOTH
def test_interview_is_within_ten_days_of_the_wish_also_on_a_holiday(name: str) -> None:
    # Ten days after 21 April 2026 is Labour Day: it stays the last day.
    wish = ("wish_expressed", "2026-04-21")
    assert due(name, "interview", wish, on="2026-05-01") == (date(2026, 5, 1), "running")
    held = due(name, "interview", wish, ("interviewed", "2026-05-01"), on="2026-05-02")
    late = due(name, "interview", wish, ("interviewed", "2026-05-02"), on="2026-05-02")
    assert (held[1], late[1]) == ("met", "met_late")


@pytest.mark.parametrize(
    ("sent", "received"),
    [
        # Thursday 2 April 2026: Friday 3 counts, Monday 6 is Easter Monday, so 7 and 8 April.
        ("2026-04-02", date(2026, 4, 8)),
        # Wednesday 29 April: Thursday 30, then Labour Day and the weekend, so 4 and 5 May.
        ("2026-04-29", date(2026, 5, 5)),
        # Monday 20 July: Tuesday 21 is the national day, so 22, 23 and 24 July.
        ("2026-07-20", date(2026, 7, 24)),
        # Monday 6 July: 11 July is no statutory holiday, and here simply later.
        ("2026-07-06", date(2026, 7, 9)),
    ],
)
@BOTH
def test_registered_letter_is_received_on_the_third_belgian_working_day(
    name: str, sent: str, received: date
) -> None:
    found = terms(name, ("registered_dispatch", sent), on="2026-08-31")
    deemed, accept = found["deemed_receipt"].term, found["accept"].term
    assert deemed is not None
    assert accept is not None
    assert (deemed.due_on, accept.starts_on) == (received, received)


def test_dispatch_recorded_with_the_request_counts_though_it_was_read_earlier() -> None:
    acts = [
        Taken("wish_expressed", "receive", at("2026-03-16")),
        Taken("interviewed", "talk", at("2026-03-20")),
        Taken(
            "received", "acknowledge", at("2026-04-03"), {"registered_dispatch_on": "2026-04-02"}
        ),
    ]
    so_far = walk(preset(INDIVIDUAL), acts)
    found = terms_of(preset(INDIVIDUAL), so_far, zone=BRUSSELS, today=date(2026, 4, 10))
    by_name = {term.name: (term.starts_on, term.due_on) for term in found}
    assert by_name["deemed_receipt"] == (date(2026, 4, 2), date(2026, 4, 8))
    assert by_name["accept"] == (date(2026, 4, 8), date(2026, 4, 18))


@BOTH
def test_silence_for_ten_days_accepts_and_a_refusal_after_that_is_too_late(name: str) -> None:
    acts = [("received", "2026-04-08")]
    assert due(name, "accept", *acts, on="2026-04-18") == (date(2026, 4, 18), "running")
    found = terms(name, *acts, ("declined", "2026-04-20"), on="2026-04-20")
    inform, accept = found["inform"].term, found["accept"].term
    assert accept is not None
    assert inform is not None
    assert (accept.due_on, inform.starts_on) == (date(2026, 4, 18), date(2026, 4, 18))


def test_advice_is_due_three_months_after_silent_acceptance() -> None:
    # Received on 8 April, accepted by silence on 18 April, so 18 July, a Saturday that stays.
    acts = [("received", "2026-04-08")]
    assert due(INDIVIDUAL, "advice", *acts, on="2026-05-01") == (date(2026, 7, 18), "running")


def test_advice_is_extended_by_three_months_once_from_its_nominal_end() -> None:
    acts = [
        ("received", "2026-04-08"),
        ("accepted", "2026-04-10"),
        ("employer_informed", "2026-04-14"),
    ]
    assert due(INDIVIDUAL, "advice", *acts, on="2026-05-01")[0] == date(2026, 7, 10)
    longer = [*acts, ("extended", "2026-07-06")]
    assert due(INDIVIDUAL, "advice", *longer, on="2026-07-20") == (date(2026, 10, 10), "running")
    longer.append(("extended", "2026-09-01"))
    assert due(INDIVIDUAL, "advice", *longer, on="2026-09-02") == (date(2026, 10, 10), "running")


def test_employer_has_one_month_for_measures_and_two_for_the_decision() -> None:
    # Advice on 31 December 2026: one month is 31 January, two months the last of February.
    acts = [("employer_informed", "2026-10-05"), ("advice_received", "2026-12-31")]
    notice = due(INDIVIDUAL, "employer_notice", *acts, on="2027-01-05")
    decision = due(INDIVIDUAL, "employer_decision", *acts, on="2027-01-05")
    assert (notice[0], decision[0]) == (date(2027, 1, 31), date(2027, 2, 28))
    none = due(
        INDIVIDUAL, "employer_notice", *acts, ("no_individual_measures", "2027-01-20"),
        on="2027-01-20",
    )  # fmt: skip
    assert none[1] == "met"


@pytest.mark.parametrize("category", SEVERE)
@BOTH
def test_request_about_violence_is_handed_over_or_registered_only(name: str, category: str) -> None:
    received = preset(name).step("received")
    assert received is not None
    for form in ("in_person", "registered"):
        recorded = record(received, {"request_form": form}, preset(name), categories=[category])
        assert recorded.facts["request_form"] == form
    for form in ("letter", "electronic_signature"):
        with pytest.raises(Refusal) as refused:
            record(received, {"request_form": form}, preset(name), categories=[category])
        assert refused.value.code == "act.code_blocked"
        other = record(received, {"request_form": form}, preset(name), categories=["relations"])
        assert other.facts["request_form"] == form


def test_employer_hears_the_name_with_an_individual_request_only() -> None:
    named = {
        name: {
            language: "requester" in names_in(" ".join(texts.letters["employer_notice"].paragraphs))
            for language, texts in words(name).items()
        }
        for name in (INDIVIDUAL, COLLECTIVE)
    }
    assert named[INDIVIDUAL] == dict.fromkeys(("nl", "en", "fr", "de"), True)
    assert named[COLLECTIVE] == dict.fromkeys(("nl", "en", "fr", "de"), False)


def test_employer_never_sees_the_file_of_a_collective_request() -> None:
    opened = {role for state in preset(COLLECTIVE).states.values() for role in state.open_to}
    acting = {role for one in preset(COLLECTIVE).steps for role in one.by}
    assert "employer" not in opened | acting


def test_collective_decision_is_due_in_three_months_and_six_with_a_risk_analysis() -> None:
    # Employer informed on Friday 27 November 2026: 27 February is a Saturday and stays the day.
    informed = ("employer_informed", "2026-11-27")
    before = due(COLLECTIVE, "employer_decision", informed, on="2026-12-01")
    acts = [informed, ("risk_analysis_started", "2026-12-14"), ("extended", "2027-02-01")]
    after = due(COLLECTIVE, "employer_decision", *acts, on="2027-02-02")
    assert (before[0], after[0]) == (date(2027, 2, 27), date(2027, 5, 27))
    steps = {one.act: one for one in preset(COLLECTIVE).steps}
    assert [guard.taken for guard in steps["extended"].requires] == ["risk_analysis_started"]


def test_collective_request_goes_on_individually_by_consent_once_the_employer_had_it() -> None:
    steps = {one.act: one for one in preset(COLLECTIVE).steps}
    asked = {
        act: [field.name for field in steps[act].fields if field.type == "flag"]
        for act in ("individual_found", "taken_up_individually")
    }
    assert asked == {"individual_found": [], "taken_up_individually": ["complainant_consents"]}
    assert steps["individual_found"].from_ == ("character",)


def test_requester_reads_by_when_the_employer_must_decide_on_a_collective_request() -> None:
    informed = preset(COLLECTIVE).step("employer_informed")
    assert informed is not None
    assert {letter.to for letter in informed.letters} == {"employer", "complainant"}
    for texts in words(COLLECTIVE).values():
        for letter in informed.letters:
            told = " ".join(texts.letters[letter.letter].paragraphs)
            assert "due.employer_decision" in names_in(told)


@BOTH
def test_terms_from_memory_stay_marked(name: str) -> None:
    places = {place for place, _ in unverified(preset(name))}
    wanted = {INDIVIDUAL: {"advice", "employer_notice", "employer_decision"}}
    expected = {"accept", "deemed_receipt"} | wanted.get(name, set())
    marked = {place.removeprefix("terms › ") for place in places if place.startswith("terms ›")}
    assert {term for term in marked if "›" not in term} == expected


@BOTH
def test_interview_without_its_document_is_noticed(name: str) -> None:
    assert broken(name, lambda document: step(document, "interviewed").pop("letters")) == [
        "Stap 'interviewed': de werknemer krijgt een bevestiging van het onderhoud."
    ]


@BOTH
def test_acceptance_that_silence_does_not_give_is_noticed(name: str) -> None:
    def change(document: Document) -> None:
        document["terms"]["accept"].pop("silence")

    assert broken(name, change)[0] == (
        "Wie niet op tijd beslist, heeft het verzoek aanvaard ('silence'; Codex titel 3)."
    )


@BOTH
def test_registered_letter_whose_day_nobody_records_is_noticed(name: str) -> None:
    def change(document: Document) -> None:
        step(document, "received")["fields"].pop()

    assert broken(name, change) == [
        "Termijn 'deemed_receipt': geen stap vraagt de dag 'registered_dispatch_on'."
    ]


def test_extension_without_a_risk_analysis_is_noticed() -> None:
    assert broken(COLLECTIVE, lambda document: step(document, "extended").pop("requires")) == [
        "Stap 'extended' geeft de werkgever tijd zonder risicoanalyse (Codex titel 3)."
    ]


def test_advice_of_which_the_other_person_hears_nothing_is_noticed() -> None:
    def change(document: Document) -> None:
        step(document, "advice_received")["letters"].pop()

    assert broken(INDIVIDUAL, change) == [
        "Stap 'advice_received': 'respondent' hoort schriftelijk wat wordt voorgesteld (I.3-27)."
    ]
