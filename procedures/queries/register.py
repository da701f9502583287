"""The register: one row for every case, read from what was recorded and never typed twice."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from procedures.models import Act, Advice, CaseDetails, Complaint, Measure, RegisterStub, TermRow
from procedures.queries.registering import contact_rows, spent_of
from procedures.queries.regulations import of_case
from procedures.queries.standing import taken
from procedures.rules.handling import handling_of
from procedures.rules.language import Regulation
from procedures.rules.registering import kind_of, mediation_of
from procedures.rules.statistics import MeasureState, RegisterRow, TermResult, stubs
from procedures.rules.walk import Taken

COLUMNS = (
    "number",
    "regulation_id",
    "channel",
    "anonymous",
    "received_on",
    "closed_on",
    "categories",
    "grounds",
    "department_id",
    "outcome",
    "answers",
)


def register(
    today: date, *, year: int | None = None, contacts: bool = True
) -> tuple[RegisterRow, ...]:
    """Return the rows of all cases and contacts, or of those of some day of a year.

    A case that went on under another regulation is there once: as what it became; one that was
    shredded is there without its number. `contacts` that are no case have no number either and are
    for counting alone: one may be a confidential adviser's own. Terms stand as of `today`. The
    number of queries does not depend on the number of cases, and nothing people wrote is read.
    """
    cases = (row_of(case, today) for case in _cases(year))
    rows = [*cases, *_stubs(year), *(contact_rows(year) if contacts else ())]
    return tuple(sorted(rows, key=lambda row: (row.received_on, row.number)))


def row_of_case(case_id: UUID, today: date) -> RegisterRow:
    """Return the row of one case, also of one that went on under another regulation."""
    return row_of(_with_parts(Complaint.objects.filter(id=case_id)).get(), today)


def _cases(year: int | None) -> QuerySet[Complaint]:
    found = Complaint.objects.filter(continued_as=None)
    if year is not None:
        open_until = Q(closed_on=None) | Q(closed_on__gte=date(year, 1, 1))
        found = found.filter(open_until, received_on__lte=date(year, 12, 31))
    return _with_parts(found)


def _stubs(year: int | None) -> Iterator[RegisterRow]:
    """Yield the rows of shredded cases."""
    found = RegisterStub.objects.all()
    if year is not None:
        found = found.filter(closed_on__gte=date(year, 1, 1), received_on__lte=date(year, 12, 31))
    yield from (stubs.load(stub.row) for stub in found)


def _with_parts(found: QuerySet[Complaint]) -> QuerySet[Complaint]:
    return found.only(*COLUMNS).prefetch_related(
        "regulation",
        "terms",
        "details",
        "time_spent",
        Prefetch("acts", Act.objects.defer("texts").order_by("ordinal")),
        Prefetch("measures", Measure.objects.defer("text", "owner")),
        Prefetch("advice", Advice.objects.only("case_id", "follows")),
    )


def row_of(case: Complaint, today: date) -> RegisterRow:
    """Return the row of a case that was read with its parts."""
    regulation, acts = of_case(case), taken(case.acts.all())
    aftercare = [act for act in acts if act.kind == "aftercare"]
    details: CaseDetails | None = getattr(case, "details", None)
    return RegisterRow(
        number=case.number,
        kind=kind_of(case.answers),
        received_on=case.received_on,
        closed_on=case.closed_on,
        channel=case.channel,
        categories=tuple(case.categories),
        grounds=tuple(case.grounds),
        department=case.department_id,
        outcome=case.outcome or None,
        resolution=_last(acts, "resolution"),
        handling=handling_of(regulation, acts),
        anonymous=case.anonymous,
        terms=_terms(case, today),
        lead_time_days=(case.closed_on - case.received_on).days if case.closed_on else None,
        hearings_count=_hearings(regulation, acts),
        departed_from_advice=_departed(case),
        measures=tuple(MeasureState(one.kind, one.state, one.due_on) for one in _measures(case)),
        appreciation_reception=_score(aftercare, "appreciation_reception"),
        appreciation_handling=_score(aftercare, "appreciation_handling"),
        retaliation_signalled=_retaliation(acts, details),
        **_beside(case, acts, details),
    )


def _beside(case: Complaint, acts: Sequence[Taken], details: CaseDetails | None) -> dict[str, Any]:
    """Return what acts or answers recorded; where they did not, what was put down by hand."""
    answers, hand = case.answers, details or CaseDetails()
    barriers = [*_codes(acts, "barriers"), *filter(None, [answers.get("barrier")])]
    return {
        "found_us": answers.get("found_us") or hand.found_us or None,
        "complainant_role": hand.complainant_role or None,
        "respondent_role": hand.respondent_role or None,
        "natures": _codes(acts, "natures") or tuple(hand.natures),
        "fields": _codes(acts, "social_fields") or tuple(hand.fields),
        "barriers": tuple(dict.fromkeys(barriers)) or tuple(hand.barriers),
        "mediation": mediation_of(acts, case.outcome) or hand.mediation or None,
        "extension_reasons": tuple(hand.extension_reasons),
        "spent": spent_of(case.time_spent.all()),
        "lives_in": answers.get("lives_in"),
        "happened_in": answers.get("happened_in"),
        "complaint_about": answers.get("complaint_about"),
        "inadmissible_reason": _last(acts, "inadmissible_reason"),
    }


def recorded_of(case: Complaint) -> frozenset[str]:
    """Return which of these acts or answers recorded, so that nobody is asked for them again."""
    acts = taken(case.acts.order_by("ordinal"))
    named = {"found_us": "found_us", "barriers": "barrier"}
    found = {name for name, answer in named.items() if case.answers.get(answer)}
    facts = {"natures": "natures", "fields": "social_fields", "barriers": "barriers"}
    found |= {name for name, fact in facts.items() if _codes(acts, fact)}
    found |= {"mediation"} if mediation_of(acts, case.outcome) else set()
    found |= {"retaliation"} if any(act.facts.get("retaliation") for act in acts) else set()
    return frozenset(found)


def _codes(acts: Sequence[Taken], name: str) -> tuple[str, ...]:
    """Return the codes that the last act with this field recorded."""
    found = [told for act in acts if isinstance(told := act.facts.get(name), list | tuple) and told]
    return tuple(str(code) for code in found[-1]) if found else ()


def _retaliation(acts: Sequence[Taken], details: CaseDetails | None) -> bool:
    told = any(bool(act.facts.get("retaliation")) for act in acts)
    return told or bool(details and details.retaliation)


def _terms(case: Complaint, today: date) -> tuple[TermResult, ...]:
    """Return the terms as of today: between two sweeps one may have passed its date.

    A term that lapsed in time was neither kept nor broken, so it is left out; so is a window, which
    nobody here has to meet.
    """
    rows = [row for row in case.terms.all() if row.state != "open" and not _fell_away(row)]
    return tuple(
        TermResult(
            row.name,
            row.due_on,
            row.ended_on,
            "overdue" if row.state == "running" and row.due_on < today else row.state,
            row.extended_count,
        )
        for row in sorted(rows, key=lambda row: (row.starts_on, row.name))
    )


def _fell_away(row: TermRow) -> bool:
    return row.state == "lapsed" and row.ended_on is not None and row.ended_on <= row.due_on


def _measures(case: Complaint) -> Sequence[Measure]:
    return sorted(case.measures.all(), key=lambda one: (one.due_on or date.max, str(one.id)))


def _hearings(regulation: Regulation, acts: Sequence[Taken]) -> int:
    """Count the acts in which a side was heard; declining to be heard is none."""
    hearing = {
        step.act for step in regulation.steps if step.hears != "none" and step.kind != "waive"
    }
    return sum(act.act in hearing for act in acts)


def _departed(case: Complaint) -> bool | None:
    """Whether a decision departed from the advice; None where nobody decided on one."""
    advice = getattr(case, "advice", None)
    return None if advice is None or advice.follows is None else not advice.follows


def _last(acts: Sequence[Taken], name: str) -> str | None:
    found = [str(act.facts[name]) for act in acts if act.facts.get(name)]
    return found[-1] if found else None


def _score(acts: Sequence[Taken], name: str) -> int | None:
    found = _last(acts, name)
    return int(found) if found else None
