"""The ministry's regulation of 2009: terms worked out by hand, views, refusal, second advice."""

from uuid import UUID

import pytest

from kernel.errors import Refusal
from procedures.rules.facts import record
from tests.factories.dated import Dated, Under, on

SZW = Under("szw")
RECEIVED = on("received", "2026-03-24")
BEGUN = (RECEIVED, on("acknowledged", "2026-03-25"))
PANEL = tuple(
    on("appointed", "2026-03-26", person=str(UUID(int=number)), seat=seat)
    for number, seat in enumerate(("chair", "member", "member"), start=1)
)
ADMITTED = (*BEGUN, *PANEL, on("admitted", "2026-04-01"), on("respondent_informed", "2026-04-02"))
HEARD = (
    *ADMITTED,
    on("heard", "2026-04-14", side="complainant"),
    on("heard", "2026-04-15", side="respondent"),
)
DRAFT = (*HEARD, on("draft_shown", "2026-05-04"))
INTENDED = (*BEGUN, *PANEL, on("inadmissible_notified", "2026-04-03"))
ADVISED = (*DRAFT, on("advice_received", "2026-05-13", outcome="founded"))
DECIDED = (*ADVISED, on("decision_notified", "2026-06-03"))


@pytest.mark.parametrize(
    ("term", "due_on"),
    [
        ("admissibility", "2026-04-07"),  # art. 8(2): two weeks
        ("advice", "2026-05-19"),  # art. 9(2): eight weeks
        ("not_taken_up", "2026-04-21"),  # Awb art. 9:8(3): four weeks
        ("filing_limit", "2025-03-24"),  # art. 3(1): one year back
    ],
)
def test_terms_of_the_committee_run_from_receipt(term: str, due_on: str) -> None:
    assert SZW.due(term, RECEIVED) == due_on


def test_own_terms_end_on_a_holiday_too_but_that_of_the_awb_does_not() -> None:
    # Monday 23 March + 2 weeks is Easter Monday; Friday 6 March + 4 weeks is Good Friday.
    assert SZW.due("admissibility", on("received", "2026-03-23")) == "2026-04-06"
    assert SZW.due("not_taken_up", on("received", "2026-03-06")) == "2026-04-07"
    # Tuesday 10 March + 8 weeks is 5 May: a ministerial regulation does not roll.
    assert SZW.due("advice", on("received", "2026-03-10")) == "2026-05-05"


def test_complainant_has_two_weeks_for_views_on_the_intention() -> None:
    assert SZW.due("view_on_inadmissible", *INTENDED) == "2026-04-17"
    assert SZW.terms(*INTENDED)["admissibility"].state == "met"


def test_committee_waits_for_the_view_before_it_advises_to_refuse() -> None:
    assert SZW.refused("decline_advised", *INTENDED, today="2026-04-17") == ["guard.waited"]
    assert SZW.refused("decline_advised", *INTENDED, today="2026-04-18") == []
    viewed = (*INTENDED, on("view_given", "2026-04-08"))
    assert SZW.refused("decline_advised", *viewed, today="2026-04-08") == []


def test_committee_may_take_the_complaint_up_while_the_time_for_views_runs() -> None:
    assert SZW.refused("admitted", *INTENDED, today="2026-04-04") == []


def test_committee_that_is_not_complete_decides_nothing() -> None:
    assert SZW.refused("admitted", *BEGUN, today="2026-04-01") == ["guard.panel_complete"]
    alone = (*BEGUN, on("inadmissible_notified", "2026-04-03"), on("view_given", "2026-04-07"))
    assert SZW.refused("decline_advised", *alone, today="2026-04-08") == ["guard.panel_complete"]


def test_authority_refuses_on_the_committees_advice_and_can_give_the_complaint_back() -> None:
    advised = (*INTENDED, on("decline_advised", "2026-04-18"))
    assert SZW.refused("declined", *advised, today="2026-04-20") == []
    refused = SZW.terms(*advised, on("declined", "2026-04-20"))
    assert {name: refused[name].state for name in ("admissibility", "not_taken_up")} == {
        "admissibility": "met",
        "not_taken_up": "met",
    }
    assert refused["ombudsman_after_refusal"].due_on.isoformat() == "2027-04-20"
    back = (*advised, on("sent_back", "2026-04-20"))
    assert SZW.refused("admitted", *back, today="2026-04-20") == []


def test_advice_waits_for_both_sides_to_react_to_the_draft() -> None:
    assert SZW.due("views_complainant", *DRAFT) == SZW.due("views_respondent", *DRAFT)
    assert SZW.refused("advice_received", *DRAFT, today="2026-05-11") == ["guard.waited"]
    assert SZW.refused("advice_received", *DRAFT, today="2026-05-12") == []
    one = (*DRAFT, on("views_given", "2026-05-06", side="respondent"))
    assert SZW.refused("advice_received", *one, today="2026-05-06") == ["guard.waited"]
    both = (*one, on("views_given", "2026-05-07", side="complainant"))
    assert SZW.refused("advice_received", *both, today="2026-05-07") == []


def test_advice_without_a_draft_and_a_draft_before_hearing_are_refused() -> None:
    assert SZW.refused("advice_received", *HEARD, today="2026-05-04") == ["guard.taken"]
    assert SZW.refused("draft_shown", *HEARD[:-1], today="2026-05-04") == ["guard.both_sides_heard"]


def test_advice_that_comes_later_names_its_day_and_no_law_limits_it() -> None:
    later = on("extended", "2026-05-12", term="advice", until="2026-06-30")
    assert SZW.due("advice", *HEARD, later) == "2026-06-30"


def test_advice_that_comes_later_without_a_day_is_refused() -> None:
    nameless = on("extended", "2026-05-12", term="advice")
    with pytest.raises(Refusal) as refused:
        SZW.terms(*HEARD, nameless)
    assert refused.value.code == "term.until_missing"


def test_authority_decides_in_four_weeks_and_may_take_four_more_once() -> None:
    assert SZW.due("employer_decision", *ADVISED) == "2026-06-10"
    more = on("extended", "2026-06-09", term="employer_decision")
    assert SZW.due("employer_decision", *ADVISED, more) == "2026-07-08"
    again = on("extended", "2026-07-07", term="employer_decision")
    assert SZW.due("employer_decision", *ADVISED, more, again) == "2026-07-08"


def test_extending_the_decision_too_late_moves_nothing() -> None:
    late = on("extended", "2026-06-11", term="employer_decision")
    assert SZW.due("employer_decision", *ADVISED, late) == "2026-06-10"


def test_mediation_stops_no_term() -> None:
    mediating = on("mediation_started", "2026-04-07", suspends=True, complainant_consents=True)
    ended = on("mediation_ended", "2026-04-21")
    assert SZW.due("advice", *ADMITTED, mediating, ended) == "2026-05-19"
    assert SZW.terms(*ADMITTED, mediating)["advice"].state == "overdue"


def test_second_advice_gets_a_decision_in_four_weeks_and_holds_up_the_closing() -> None:
    short = (*DECIDED, on("shortfall_advised", "2026-06-08"))
    assert SZW.due("review_decision", *short) == "2026-07-06"
    decided = (*short, on("review_decided", "2026-06-29"))
    # Two weeks after 3 June, and the 21 days of the second advice.
    assert SZW.due("closing", *decided) == "2026-07-08"
    assert SZW.refused("closed", *decided, today="2026-06-30") == []


def test_ombudsman_can_be_asked_for_a_year_after_the_decision() -> None:
    assert SZW.due("ombudsman_window", *DECIDED) == "2027-06-03"


def test_both_sides_get_the_advice_and_the_confidential_adviser_never_sits() -> None:
    letters = {(one.to, one.letter) for one in SZW.step("advice_received").letters}
    assert {("complainant", "advice_copy"), ("respondent", "advice_copy")} < letters
    panel = SZW.regulation.panel
    assert panel is not None
    assert (panel.excluded, panel.pool, dict(panel.mix)) == (
        ("confidential_adviser",),
        5,
        {"woman": 3},
    )


def test_complaint_comes_in_writing_with_a_name_and_the_steps_that_were_taken() -> None:
    filing = SZW.regulation.filing
    assert (filing.anonymity, filing.channels) == (("named",), ("portal", "post"))
    assert {one.name for one in filing.questions if one.required} == {"prior_steps"}


def test_view_of_the_complainant_asks_no_side() -> None:
    found = record(SZW.step("view_given"), {"view": "Het gebeurde in mei."}, SZW.regulation)
    assert (found.facts, found.texts) == ({}, {"view": "Het gebeurde in mei."})


def test_order_of_the_acts_is_that_of_the_regulation() -> None:
    early: tuple[Dated, ...] = (*BEGUN, on("declined", "2026-04-01"), on("admitted", "2026-04-02"))
    with pytest.raises(Refusal) as refused:
        SZW.terms(*early)
    assert refused.value.code == "clock.order"
