"""Living cases under the Belgian regulations, with their letters in French."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from kernel.errors import Refusal
from procedures.actions.sweep_terms import sweep_terms
from procedures.models import Complaint, Letter, Person, TermRow
from procedures.queries.employer_view import opened_file
from procedures.queries.reading import Reading
from procedures.queries.register import register
from procedures.reports import advice
from procedures.reports.advice_of_case import content_of
from procedures.rules.filing import PersonNamed
from tests.factories import cases

pytestmark = pytest.mark.usefixtures("in_acme")
Values = dict[str, Any]
LATER = datetime(2026, 6, 1, tzinfo=UTC)
HERE: Values = {"held_on": "2026-03-05", "report": "Expliqué."}
LYDIA = PersonNamed("Lydia Peeters", "lydia@example.org")


@pytest.fixture
def hugo() -> Person:
    """Who handles the request: the prevention adviser, or the complaint handler."""
    return cases.person("Hugo Maes", roles=["handler"])


def asked(name: str, **traits: object) -> Complaint:
    """A request by Lydia, in French, that nobody else is named in."""
    cases.regulation(name)
    return cases.complaint(
        "Trop de travail.", complainant=LYDIA, respondents=(), language="fr", **traits
    )


def letter(case: Complaint, name: str, to: str = "complainant") -> str:
    """Her own letters are in the French she chose, those to others in the client's Dutch."""
    found = Letter.objects.get(case=case, name=name, to_side=to)
    assert found.language == ("fr" if to == "complainant" else "nl")
    return f"{found.subject}\n{found.body}"


def test_silence_accepts_a_registered_request_from_the_day_it_is_deemed_received(
    hugo: Person,
) -> None:
    case = asked("be-psychosocial-individual", categories=("bullying",))
    cases.do(case, "interviewed", hugo, **HERE)
    received: Values = {"request_form": "registered", "registered_dispatch_on": "2026-03-05"}
    cases.do(case, "received", hugo, datetime(2026, 3, 6, 9, tzinfo=UTC), **received)
    # Sent on Thursday 5 March: received on Tuesday 10 March, accepted by silence on the 20th.
    sweep_terms(datetime(2026, 3, 21, 8, tzinfo=UTC))
    case = cases.fresh(case.id)
    rows = {row.name: row for row in TermRow.objects.filter(case=case)}
    assert (case.state, rows["accept"].due_on) == ("character", date(2026, 3, 20))
    assert (rows["advice"].starts_on, rows["advice"].due_on) == (
        date(2026, 3, 20),
        date(2026, 6, 20),
    )
    told = letter(case, "acceptance")
    assert "au plus tard le samedi 20 juin 2026" in told
    assert "En voici la raison" not in told


def test_request_about_bullying_by_letter_is_refused_and_nothing_is_kept(hugo: Person) -> None:
    case = asked("be-psychosocial-individual", categories=("bullying",))
    cases.do(case, "interviewed", hugo, **HERE)
    with pytest.raises(Refusal) as refused:
        cases.do(case, "received", hugo, request_form="letter")
    assert refused.value.code == "act.code_blocked"
    assert cases.fresh(case.id).state == "interviewed"


def test_advice_goes_to_whom_it_concerns_and_to_nobody_who_was_never_told(hugo: Person) -> None:
    case = asked("be-psychosocial-individual", categories=("relations",))
    planned: Values = {"planned_at": "2026-05-01T08:30:00+00:00", "place": "Local 1"}
    cases.do(case, "interview_planned", hugo, **planned)
    assert "le vendredi 1er mai 2026 à 10h30" in letter(case, "interview_invitation")
    cases.do(case, "interviewed", hugo, **HERE)
    cases.do(case, "received", hugo, request_form="in_person")
    cases.do(case, "accepted", hugo, reasons="Risque réel.")
    cases.do(case, "employer_informed", hugo, requester="Lydia Peeters")
    assert "De verzoeker is: Lydia Peeters." in letter(case, "employer_notice", "employer")
    henk = cases.person("Henk Visser", roles=["employer"])
    names = ("description", "dangers", "findings", "earlier_steps", "proposals", "lessons")
    texts: Values = dict.fromkeys(names, "Moins de réunions.")
    cases.do(case, "advice_received", hugo, **texts)
    assert "Moins de réunions." in letter(case, "advice_notice")
    reading = Reading(cases.acting(henk), LATER, LATER.date(), "fr")
    judged = opened_file(cases.fresh(case.id), reading).judged
    assert [entry.act.name for entry in judged] == ["advice_received"]
    with pytest.raises(Refusal) as refused:
        cases.do(case, "decision_notified", henk, reasons="Non.", follows=False)
    assert refused.value.code == "decide.reasons"
    cases.do(case, "decision_notified", henk, reasons="D'accord.", follows=True)
    cases.do(case, "closed", hugo)
    sides = set(Letter.objects.filter(case=case).values_list("to_side", flat=True))
    assert sides == {"complainant", "employer", "prevention_adviser"}
    case = cases.fresh(case.id)
    assert (case.outcome, case.state) == ("psr_advice_given", "closed")


def test_collective_request_never_names_the_requester_to_the_employer(hugo: Person) -> None:
    case = asked("be-psychosocial-collective", categories=("work_organisation",))
    cases.do(case, "interviewed", hugo, **HERE)
    cases.do(case, "received", hugo, request_form="letter")
    cases.do(case, "accepted", hugo, reasons="Risque réel.")
    cases.do(case, "employer_informed", hugo, situation="Trop de tâches en équipe.")
    cases.do(case, "decision_notified", hugo, reasons="Une personne de plus.")
    written = Letter.objects.filter(case=case).exclude(to_side="complainant")
    assert {one.to_side for one in written} == {
        "employer",
        "prevention_adviser",
        "works_committee",
    }
    assert [one for one in written if "Lydia" in one.subject + one.body] == []
    assert "Lydia" in letter(case, "requester_notice")
    assert cases.fresh(case.id).outcome == "employer_decided"


def test_complaint_about_a_provider_is_registered_with_its_flow_and_what_was_solved(
    hugo: Person,
) -> None:
    dora = cases.person("Dora Wouters", roles=["competent_department"])
    cases.regulation("bestuursdecreet")
    case = cases.complaint("La crèche ferme trop tôt.", categories=("childcare",), language="fr")
    cases.do(case, "acknowledged", hugo)
    flow: Values = {
        "handling": "licensed_provider",
        "provider": "Crèche Soleil, 123",
        "reasons": "Oui.",
    }
    cases.do(case, "admitted_jointly", hugo, department_question="Horaires\u00a0?", **flow)
    assert "Crèche Soleil, 123" in letter(case, "department_request", "competent_department")
    cases.do(case, "department_consulted", dora, contribution="Les horaires sont libres.")
    cases.do(case, "respondent_informed", hugo)
    for side in ("complainant", "respondent"):
        cases.do(case, "waived", hugo, side=side, declared_on="2026-03-09")
    finding: Values = {
        "findings": "Exact.",
        "lessons": "Prévenir.",
        "resolution": "partly_resolved",
    }
    cases.do(case, "decision_notified", hugo, rulings=cases.rulings(case), **finding)
    cases.do(case, "closed", hugo)
    (row,) = register(date(2026, 6, 1))
    assert (row.handling, row.outcome, row.resolution) == (
        "licensed_provider",
        "founded",
        "partly_resolved",
    )
    assert "Notre constat final est\u00a0: Fondée." in letter(case, "decision")
    assert advice.pdf(content_of(cases.fresh(case.id))).startswith(b"%PDF-")


def test_complaint_in_a_language_the_regulation_lacks_gets_its_first() -> None:
    cases.regulation("provider")
    assert cases.complaint(language="pl").language == "nl"
    assert cases.complaint(language="en").language == "en"
