from collections.abc import Iterable
from typing import Any

from procedures.models import Complaint, TermRow
from procedures.queries.regulations import of_case, rules_of, texts_of
from procedures.rules.language import Texts
from procedures.rules.walk import Walk
from tenants import scope
from tenants.models import WorklistRow

LIVE = ("running", "overdue", "suspended")


def list_work(case: Complaint, so_far: Walk, terms: Iterable[TermRow]) -> None:
    """Keep the consultancy's worklist row of this case: no content, in the same transaction.

    `terms` are all of the case's. Call it with the case's row locked.
    """
    state = of_case(case).states[so_far.state]
    if state.final:
        WorklistRow.objects.filter(tenant=scope.current(), case_id=case.id).delete()
        return
    columns = _columns(case, so_far.state, state.waits_for or "", _next(terms))
    listed = WorklistRow.objects.filter(tenant=scope.current(), case_id=case.id)
    if not listed.update(**columns):
        WorklistRow.objects.create(tenant=scope.current(), case_id=case.id, **columns)


def _columns(case: Complaint, state: str, waiting_for: str, term: TermRow | None) -> dict[str, Any]:
    words = _words(case)
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


def _next(terms: Iterable[TermRow]) -> TermRow | None:
    live = [term for term in terms if term.state in LIVE]
    return min(live, key=lambda term: (term.due_on, term.name), default=None)
