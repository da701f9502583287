from collections.abc import Mapping
from datetime import date

from kernel.terms import Term
from procedures.models import Complaint, TermRow
from procedures.queries.regulations import of_case
from procedures.rules.deadlines import terms_of
from procedures.rules.walk import Walk
from tenants import scope


def refresh_terms(case: Complaint, so_far: Walk, *, today: date) -> list[TermRow]:
    """Bring the rows of a case's terms in line with its acts, as of `today`; return them.

    Call it with the case's row locked; only rows that change are written.
    """
    zone = scope.current().time_zone
    found = terms_of(of_case(case), so_far, zone=zone, today=today)
    columns = {term.name: _columns(term, today) for term in found}
    kept = {row.name: row for row in case.terms.all()}
    if kept.keys() - columns.keys():
        case.terms.exclude(name__in=columns).delete()
    return [
        _kept(kept.get(name) or TermRow(case=case, name=name), values)
        for name, values in columns.items()
    ]


def _kept(row: TermRow, values: Mapping[str, object]) -> TermRow:
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    if row._state.adding:  # noqa: SLF001 Django's own word for a row that is not there yet
        row.save(force_insert=True)
    elif changed:
        row.save(update_fields=changed)
    return row


def _columns(term: Term, today: date) -> dict[str, object]:
    """Return the columns of a row; only of a term that moves every day is the day kept."""
    moves = str(term.state) == "suspended"
    return {
        "reckoned_on": today if moves else None,
        "source": term.source,
        "starts_on": term.starts_on,
        "nominal_on": term.nominal_on,
        "due_on": term.due_on,
        "target_on": term.target_on,
        "extended_count": term.extended_count,
        "suspended_days": term.suspended_days,
        "state": str(term.state),
        "ended_on": term.ended_on,
        "why": [reason.as_json() for reason in term.why],
    }
