"""The consultancy's list as this client's schema says it, and where the rows kept differ."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from procedures.models import AdoptedRegulation, CaseHandler, Complaint, TermRow
from procedures.queries.regulations import of_case, rules_of, texts_of
from procedures.queries.shown_terms import next_term
from procedures.rules.ahead import EARLY
from procedures.rules.events import names_of
from procedures.rules.language import Regulation, Texts
from procedures.rules.walk import SIDES
from tenants import scope
from tenants.models import WorklistRow

LIVE = ("running", "overdue", "suspended")
OURS_TO_ASK = EARLY | {"aftercare"}
"""Kinds of steps for which nobody waits for a side: ways out, and what a side is asked by us."""
Columns = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """A case whose row is not what the schema says: `missing`, `left_over` or `different`."""

    case_id: UUID
    number: str
    kind: str
    columns: tuple[str, ...] = ()


def columns_of(case: Complaint, state: str, terms: Iterable[TermRow]) -> Columns | None:
    """Return the row of a case in this state with these terms; None when it is on no list."""
    reached = of_case(case).states[state]
    if reached.final:
        return None
    term, words = next_term(terms), _words(case)
    return {
        "number": case.number,
        "state": state,
        "state_label": {code: text.states[state] for code, text in words.items()},
        "waiting_for": waited_for(of_case(case), state, term),
        "term": term.name if term else "",
        "term_label": {code: text.terms[term.name] for code, text in words.items()} if term else {},
        "due_on": term.due_on if term else None,
        "received_on": case.received_on,
    }


def waited_for(regulation: Regulation, state: str, term: TermRow | None) -> str:
    """Return the side that alone can meet the first term now, else whom the state waits for.

    The one rule for every list and head of a case.
    """
    if state not in regulation.states:
        return ""
    usual = regulation.states[state].waits_for or ""
    name, side = names_of(regulation).get(term.name, ("", None)) if term else ("", None)
    spec = regulation.terms.get(name)
    if spec is None:
        return usual
    meeting = [one for one in regulation.steps if one.act in spec.ends and state in one.from_]
    sides = {role for one in meeting if one.kind not in OURS_TO_ASK for role in one.by} & set(SIDES)
    if side in sides:
        return str(side)
    return sides.pop() if len(sides) == 1 else usual


def _words(case: Complaint) -> dict[str, Texts]:
    languages = rules_of(case.regulation).languages
    return {language: texts_of(case.regulation, language) for language in languages}


def listed_by_schema() -> dict[UUID, Columns]:
    """Return the row of each open case, as its state and terms stand in the schema."""
    terms: dict[UUID, list[TermRow]] = defaultdict(list)
    for term in TermRow.objects.filter(state__in=LIVE).defer("why"):
        terms[term.case_id].append(term)
    found = {case.id: columns_of(case, case.state, terms[case.id]) for case in _open_cases()}
    taken = handlers_of(found)
    return {
        case_id: {**columns, "handled_by": taken.get(case_id)}
        for case_id, columns in found.items()
        if columns is not None
    }


def handlers_of(cases: Iterable[UUID]) -> dict[UUID, UUID]:
    """Return by case the account of who took it upon them; one query."""
    rows = CaseHandler.objects.filter(case__in=list(cases))
    found = rows.values_list("case_id", "person__account_id")
    return {case_id: account_id for case_id, account_id in found if account_id}


def _open_cases() -> QuerySet[Complaint]:
    open_cases = Q(pk=None)
    for adopted in AdoptedRegulation.objects.all():
        states = rules_of(adopted).states
        unfinished = [name for name, state in states.items() if not state.final]
        open_cases |= Q(regulation=adopted, state__in=unfinished)
    cases = Complaint.objects.filter(open_cases).select_related("regulation")
    return cases.only("number", "state", "received_on", "regulation")


def differences() -> list[Difference]:
    """Return where the rows of this client differ from its schema; empty when they are equal."""
    said = listed_by_schema()
    kept = {row.case_id: row for row in WorklistRow.objects.filter(tenant=scope.current())}
    missing = [Difference(one, said[one]["number"], "missing") for one in said.keys() - kept.keys()]
    left = [Difference(one, kept[one].number, "left_over") for one in kept.keys() - said.keys()]
    other = [_compared(kept[one], said[one]) for one in said.keys() & kept.keys()]
    found = [*missing, *left, *(one for one in other if one.columns)]
    return sorted(found, key=lambda one: (one.number, str(one.case_id)))


def _compared(row: WorklistRow, columns: Columns) -> Difference:
    unlike = tuple(name for name, value in columns.items() if getattr(row, name) != value)
    return Difference(row.case_id, row.number, "different", unlike)
