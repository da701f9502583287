"""A case of the antidiscrimination facility, as it is kept: agreements, evaluations, and a name."""

from datetime import date

import pytest

from kernel.errors import Refusal
from procedures.models import Complaint, Measure, Person, TermRow
from procedures.queries.party_view import told_acts
from tests.factories import cases

pytestmark = pytest.mark.usefixtures("in_acme")

GOAL = {"kind": "goal", "text": "Excuses van de winkel.", "owner": "Anna", "due_on": "2026-05-01"}
ACTION = {"kind": "handler_action", "text": "Een brief schrijven.", "owner": "Hanna"}


def agreed(**traits: object) -> tuple[Complaint, Person]:
    """A complaint on which handler and reporter agreed, on Saturday 7 March 2026."""
    cases.regulation("adv")
    hanna = cases.person("Hanna Vos", roles=["handler"])
    filed = {"categories": ("hostile_treatment",), "answers": {"wants": "action"}, **traits}
    case = cases.complaint("Ik mocht de winkel niet in.", **filed)
    cases.do(case, "acknowledged", hanna)
    received = {
        "held_on": "2026-03-04",
        "report": "Gesprek.",
        "needs": "Excuses.",
        "natures": ["hostile_treatment"],
        "grounds": ["race", "religion"],
        "social_fields": ["commercial_services"],
        "handling": "advice_information",
    }
    cases.do(case, "first_received", hanna, **received)
    cases.do(case, "admitted", hanna, reasons="Dit kan discriminatie zijn.", no_conflict=True)
    values = {"measures": [GOAL, ACTION], "handling": "mediation", "next_on": "2026-04-01"}
    cases.do(case, "agreed", hanna, at=cases.RECEIVED_AT.replace(day=7), **values)
    return case, hanna


def read_by(case: Complaint, side: str) -> str:
    party = case.parties.get(side=side)
    return str([[one.value for one in act.told] for act in told_acts(party, language="nl")])


def test_reporter_reads_the_goals_and_agreements_and_nobody_else_does() -> None:
    case, hanna = agreed()
    words = ("Excuses van de winkel.", "Een brief schrijven.", "Doel van de melder")
    assert [one for one in words if one not in read_by(case, "complainant")] == []
    cases.do(case, "identity_explained", hanna, complainant_consents=True, declared_on="2026-03-08")
    cases.do(case, "respondent_informed", hanna)
    other = read_by(case, "respondent")
    assert [one for one in words if one in other] == []
    goal = Measure.objects.get(case=case, kind="goal")
    values = {"measure": goal.id, "done_on": "2026-03-20", "result": "De winkel bood excuses aan."}
    cases.do(case, "action_done", hanna, **values)
    assert "De winkel bood excuses aan." in read_by(case, "complainant")
    assert "excuses" not in read_by(case, "respondent")
    goal.refresh_from_db()
    assert (goal.state, goal.done_on) == ("done", date(2026, 3, 20))


def test_next_evaluation_stands_in_the_terms_of_the_case() -> None:
    case, hanna = agreed()
    term = TermRow.objects.get(case=case, name="interim_evaluation")
    assert term.due_on == date(2026, 4, 18)
    held = {"held_on": "2026-03-30", "report": "Het gaat.", "evaluation_channel": "phone"}
    cases.do(case, "evaluated", hanna, **held)
    term.refresh_from_db()
    assert term.due_on == date(2026, 5, 30)


def test_hidden_name_holds_back_the_other_party_until_the_reporter_agrees() -> None:
    case, hanna = agreed(hidden=True)
    with pytest.raises(Refusal) as refusal:
        cases.do(case, "respondent_informed", hanna)
    assert refusal.value.code == "guard.taken"
    yes = {"complainant_consents": True, "declared_on": "2026-03-08"}
    with pytest.raises(Refusal) as refusal:
        cases.do(case, "identity_explained", hanna, **{**yes, "complainant_consents": False})
    assert refusal.value.code == "act.field_missing"
    cases.do(case, "identity_explained", hanna, **yes)
    cases.do(case, "respondent_informed", hanna)
    assert case.acts.filter(name="respondent_informed").count() == 1


def test_anonymous_reporter_is_helped_without_the_other_party() -> None:
    case, hanna = agreed(anonymous=True)
    for act in ("identity_explained", "respondent_informed"):
        with pytest.raises(Refusal) as refusal:
            cases.do(case, act, hanna, complainant_consents=True, declared_on="2026-03-08")
        assert refusal.value.code in ("guard.named", "guard.taken")
    results = {"goals_reached": "partly_reached", "results": "De winkel heeft nieuwe regels."}
    cases.do(case, "assisted", hanna, **results)
    assert (case.state, case.outcome) == ("closed", "assisted")
