from datetime import datetime

from django.db import transaction
from django.db.models import Q

from kernel import clock
from procedures.actions.list_work import list_work
from procedures.actions.refresh_terms import refresh_terms
from procedures.models import Complaint, TermRow
from procedures.queries.standing import walk_of
from tenants import scope


def sweep_terms(at: datetime) -> int:
    """Recompute the terms that time alone has moved; return of how many cases.

    Those are running terms and open windows before today, and suspended terms, whose end moves
    every day. A case at a time, its row locked, so that an act taken meanwhile is never
    overwritten.
    """
    today = clock.local_date(at, scope.current().time_zone)
    passed = TermRow.objects.filter(
        Q(state__in=("running", "open"), due_on__lt=today) | Q(state="suspended")
    )
    cases = sorted(set(passed.values_list("case_id", flat=True)))
    for case_id in cases:
        with transaction.atomic():
            case = Complaint.objects.select_for_update().get(id=case_id)
            so_far = walk_of(case)
            list_work(case, so_far, refresh_terms(case, so_far, today=today))
    return len(cases)
