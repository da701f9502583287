from datetime import date

from kernel.terms import Term
from procedures.models import Complaint, TermRow
from procedures.queries.regulations import of_case
from procedures.rules.deadlines import terms_of
from procedures.rules.walk import Walk
from tenants import scope


def refresh_terms(case: Complaint, so_far: Walk, *, today: date) -> None:
    """Bring the rows of a case's terms in line with its acts, as of `today`."""
    zone = scope.current().time_zone
    found = list(terms_of(of_case(case), so_far, zone=zone, today=today))
    case.terms.exclude(name__in=[term.name for term in found]).delete()
    for term in found:
        TermRow.objects.update_or_create(case=case, name=term.name, defaults=_columns(term))


def _columns(term: Term) -> dict[str, object]:
    return {
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
