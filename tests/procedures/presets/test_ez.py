"""A committee for each complaint: terms by hand, cure, mediation, objections, silence."""

from uuid import UUID

import pytest

from kernel.errors import Refusal
from procedures.presets import texts_of
from procedures.rules.placeholders import names_in
from procedures.rules.reading import read_texts
from tests.factories.dated import Under, on

EZ = Under("ez")
RECEIVED = on("received", "2026-03-24")
BEGUN = (RECEIVED, on("acknowledged", "2026-03-26"))
PANEL = tuple(
    on("appointed", "2026-03-26", person=str(UUID(int=number)), seat=seat)
    for number, seat in enumerate(("chair", "member", "member"), start=1)
)
DEFECT = (*BEGUN, *PANEL, on("defect_notified", "2026-03-30"))
ADMITTED = (*BEGUN, *PANEL, on("admitted", "2026-04-01"), on("respondent_informed", "2026-04-02"))
MEDIATING = on("mediation_started", "2026-04-14", suspends=True)
HEARD = (
    *ADMITTED,
    on("heard", "2026-04-14", side="complainant"),
    on("heard", "2026-04-16", side="respondent"),
)


@pytest.mark.parametrize(
    ("term", "due_on"),
    [
        ("admissibility", "2026-04-07"),  # Werkwijze ch. 5: two weeks
        ("not_taken_up", "2026-04-21"),  # Awb art. 9:8(3): four weeks
        ("decide", "2026-06-02"),  # Awb art. 9:11(1): ten weeks
        ("filing_limit", "2025-03-24"),  # Werkwijze ch. 4: one year back
    ],
)
def test_terms_run_from_receipt(term: str, due_on: str) -> None:
    assert EZ.due(term, RECEIVED) == due_on


def test_terms_roll_over_easter_monday_and_whit_monday() -> None:
    assert EZ.due("admissibility", on("received", "2026-03-23")) == "2026-04-07"
    assert EZ.due("decide", on("received", "2026-03-16")) == "2026-05-26"


def test_mending_takes_two_weeks_and_the_decision_comes_two_weeks_later() -> None:
    assert EZ.due("cure", *DEFECT) == "2026-04-13"
    assert EZ.due("decide", *DEFECT) == "2026-06-16"
    assert EZ.terms(*DEFECT, on("defect_cured", "2026-04-02"))["cure"].state == "met"


def test_mending_does_not_lengthen_what_the_committee_and_the_awb_have() -> None:
    assert EZ.due("admissibility", *DEFECT) == "2026-04-07"
    assert EZ.due("not_taken_up", *DEFECT) == "2026-04-21"


def test_committee_waits_two_weeks_for_what_it_asked() -> None:
    assert EZ.refused("decline_advised", *DEFECT, today="2026-04-13") == ["guard.waited"]
    assert EZ.refused("decline_advised", *DEFECT, today="2026-04-14") == []
    cured = (*DEFECT, on("defect_cured", "2026-04-02"))
    assert EZ.refused("decline_advised", *cured, today="2026-04-02") == []


def test_four_weeks_more_and_mending_add_up() -> None:
    more = on("extended", "2026-05-29", term="decide")
    assert EZ.due("decide", *ADMITTED, more) == "2026-06-30"
    mended = (*DEFECT, on("defect_cured", "2026-04-02"), on("admitted", "2026-04-03"))
    both = (*mended, on("respondent_informed", "2026-04-07"), more)
    assert EZ.due("decide", *both) == "2026-07-14"


def test_longer_still_only_with_the_complainants_agreement() -> None:
    agreed = on("postponed", "2026-05-29", until="2026-08-31", complainant_consents=True)
    assert EZ.due("decide", *ADMITTED, agreed) == "2026-08-31"
    refused = on("postponed", "2026-05-29", until="2026-08-31", complainant_consents=False)
    with pytest.raises(Refusal) as found:
        EZ.terms(*ADMITTED, refused)
    assert found.value.code == "clock.consent"


def test_mediation_moves_the_decision_by_its_days_when_the_complainant_agrees() -> None:
    ended = on("mediation_ended", "2026-04-24")
    assert EZ.terms(*ADMITTED, MEDIATING)["decide"].state == "suspended"
    # Tuesday 2 June and ten days: Friday 12 June.
    assert EZ.due("decide", *ADMITTED, MEDIATING, ended) == "2026-06-12"
    told_at_the_end = on("mediation_ended", "2026-04-24", suspends=True)
    silent = on("mediation_started", "2026-04-14")
    assert EZ.due("decide", *ADMITTED, silent, told_at_the_end) == "2026-06-12"


@pytest.mark.parametrize("facts", [{}, {"suspends": False}, {"complainant_consents": True}])
def test_mediation_without_agreement_to_wait_stops_no_term(facts: dict[str, bool]) -> None:
    started, ended = (
        on("mediation_started", "2026-04-14", **facts),
        on("mediation_ended", "2026-04-24"),
    )
    assert EZ.due("decide", *ADMITTED, started, ended) == "2026-06-02"


def test_advice_waits_eight_days_for_remarks_on_the_reports() -> None:
    assert EZ.due("remarks_complainant", *HEARD) == "2026-04-22"
    assert EZ.due("remarks_respondent", *HEARD) == "2026-04-24"
    assert EZ.refused("advice_received", *HEARD, today="2026-04-24") == ["guard.waited"]
    assert EZ.refused("advice_received", *HEARD, today="2026-04-25") == []


def test_side_that_waived_its_hearing_has_no_report_to_wait_for() -> None:
    acts = (
        *ADMITTED,
        on("heard", "2026-04-14", side="complainant"),
        on("waived", "2026-04-15", side="respondent"),
        on("remarks_given", "2026-04-16", side="complainant"),
    )
    assert EZ.refused("advice_received", *acts, today="2026-04-16") == []


def test_complainant_need_not_be_heard_on_the_statutes_own_exception() -> None:
    acts = (
        *ADMITTED,
        on("hearing_skipped", "2026-04-14"),
        on("heard", "2026-04-14", side="respondent"),
    )
    assert EZ.refused("advice_received", *acts, today="2026-04-23") == []
    assert EZ.refused("advice_received", *acts[:-1], today="2026-04-23") == [
        "guard.both_sides_heard"
    ]


def test_objection_to_a_member_stops_everything_until_it_is_decided() -> None:
    objected = (*HEARD, on("challenged", "2026-04-28", side="respondent"))
    for act in ("advice_received", "heard", "invited"):
        with pytest.raises(AssertionError, match="challenge"):
            EZ.refused(act, *objected, today="2026-05-01")
    assert EZ.refused("withdrawn", *objected, today="2026-05-01") == []
    decided = (*objected, on("challenge_decided", "2026-05-04"))
    assert EZ.refused("advice_received", *decided, today="2026-05-04") == []
    panel = EZ.regulation.panel
    assert panel is not None
    assert panel.challenge is not None
    assert (panel.challenge.act, panel.challenge.tie) == ("challenged", "granted")


def test_committee_decides_only_when_it_is_complete() -> None:
    assert EZ.refused("admitted", *BEGUN, today="2026-03-30") == ["guard.panel_complete"]
    assert EZ.refused("admitted", *BEGUN, *PANEL, today="2026-03-30") == []


def test_employer_refuses_on_advice_within_four_weeks_and_the_complaint_can_be_forwarded() -> None:
    refused = (
        *BEGUN,
        *PANEL,
        on("decline_advised", "2026-04-07"),
        on("declined", "2026-04-20"),
    )
    terms = EZ.terms(*refused)
    assert (terms["admissibility"].state, terms["not_taken_up"].state) == ("met", "met")
    assert terms["ombudsman_after_refusal"].due_on.isoformat() == "2027-04-20"
    assert EZ.refused("forwarded", *refused, today="2026-04-21") == []
    withdrawn = (*BEGUN, on("withdrawn", "2026-03-30"))
    assert EZ.refused("forwarded", *withdrawn, today="2026-04-01") == ["guard.taken"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_employer_hears_at_the_start_only_that_there_is_an_investigation(language: str) -> None:
    texts = read_texts(texts_of("ez")[language], file=language)
    letter = texts.letters["investigation_started"]
    told = names_in(" ".join((letter.subject, *letter.paragraphs)))
    assert told == {"number", "recipient", "client", "due.decide"}
    early = {"received", "assessment", "handling", "challenge"}
    opened = {name for name, state in EZ.regulation.states.items() if state.open_to}
    assert early & opened == set()


def test_anonymous_complaint_is_not_taken_and_reports_come_before_march() -> None:
    assert EZ.regulation.filing.anonymity == ("named",)
    before = {one.name: one.before for one in EZ.regulation.reports}
    assert before == {
        "yearly_register": None,
        "committee_report": "03-01",
        "advisers_report": "03-01",
    }
