from typing import Any

from procedures.models import Complaint, TermRow
from procedures.queries.regulations import of_case, rules_of, texts_of
from procedures.rules.language import Texts
from procedures.rules.walk import Walk
from tenants import scope
from tenants.models import WorklistRow

LIVE = ("running", "overdue", "suspended")


def list_work(case: Complaint, so_far: Walk) -> None:
    """Keep the consultancy's worklist row of this case: no content, in the same transaction.

    Call it with the case's row locked.
    """
    state = of_case(case).states[so_far.state]
    if state.final:
        WorklistRow.objects.filter(tenant=scope.current(), case_id=case.id).delete()
        return
    columns = _columns(case, so_far.state, state.waits_for or "")
    listed = WorklistRow.objects.filter(tenant=scope.current(), case_id=case.id)
    if not listed.update(**columns):
        WorklistRow.objects.create(tenant=scope.current(), case_id=case.id, **columns)


def _columns(case: Complaint, state: str, waiting_for: str) -> dict[str, Any]:
    words, term = _words(case), _next_term(case)
    return {
        "number": case.number,
        "state": state,
        "state_label": {code: text.states[state] for code, text in words.items()},
        "waiting_for": waiting_for,
        "term": term.name if term else "",
        "term_label": {code: text.terms[term.name] for code, text in words.items()} if term else {},
        "due_on": term.due_on if term else None,
        "received_on": case.received_on,
    }


def _words(case: Complaint) -> dict[str, Texts]:
    languages = rules_of(case.regulation).languages
    return {language: texts_of(case.regulation, language) for language in languages}


def _next_term(case: Complaint) -> TermRow | None:
    return case.terms.filter(state__in=LIVE).order_by("due_on", "name").first()
