"""The register: one row for every case, read from what was recorded and never typed twice."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from procedures.models import Act, Advice, Complaint, Measure, RegisterStub, TermRow
from procedures.queries.regulations import of_case
from procedures.queries.standing import taken
from procedures.rules.handling import handling_of
from procedures.rules.language import Regulation
from procedures.rules.statistics import MeasureState, RegisterRow, TermResult, stubs
from procedures.rules.walk import Taken

KIND = "complaint"
"""Every case in the register is one; reports and signals get rows of their own later."""
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
)


def register(today: date, *, year: int | None = None) -> tuple[RegisterRow, ...]:
    """Return the rows of all cases, or of those that were open on some day of a year.

    A case that went on under another regulation is there once: as what it became; one that was
    shredded is there without its number. Terms stand as of `today`. The number of queries does
    not depend on the number of cases, and nothing that people wrote is read.
    """
    rows = [*(row_of(case, today) for case in _cases(year)), *_stubs(year)]
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
        Prefetch("acts", Act.objects.defer("texts").order_by("ordinal")),
        Prefetch("measures", Measure.objects.defer("text", "owner")),
        Prefetch("advice", Advice.objects.only("case_id", "follows")),
    )


def row_of(case: Complaint, today: date) -> RegisterRow:
    """Return the row of a case that was read with its parts."""
    regulation, acts = of_case(case), taken(case.acts.all())
    aftercare = [act for act in acts if act.kind == "aftercare"]
    return RegisterRow(
        number=case.number,
        kind=KIND,
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
        retaliation_signalled=any(bool(act.facts.get("retaliation")) for act in aftercare),
    )


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
