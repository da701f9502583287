from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from kernel import clock
from procedures.actions.count_silence import count_silence
from procedures.actions.list_work import list_work
from procedures.actions.refresh_terms import refresh_terms
from procedures.models import Complaint, TermRow
from procedures.queries.standing import walk_of
from tenants import scope


def sweep_terms(at: datetime) -> int:
    """Recompute the terms that time alone has moved; return of how many cases.

    Those are running terms and open windows before today, and suspended terms, whose end moves
    every day. A case at a time, its row locked, so that an act taken meanwhile is never
    overwritten; a case that somebody is busy with waits for the next sweep.
    """
    today = clock.local_date(at, scope.current().time_zone)
    cases = sorted({*passed_on(today), *_suspended(today)})
    return sum(_sweep(case_id, today) for case_id in cases)


def passed_on(today: date) -> set[UUID]:
    """Return the cases with a term that ran until before `today` (by index term_due_living)."""
    rows = TermRow.objects.filter(state__in=("running", "open"), due_on__lt=today)
    return set(rows.values_list("case_id", flat=True))


def _suspended(today: date) -> set[UUID]:
    """Return the cases with a suspended term last reckoned before `today` (term_suspended)."""
    before = Q(reckoned_on__lt=today) | Q(reckoned_on=None)
    rows = TermRow.objects.filter(before, state="suspended")
    return set(rows.values_list("case_id", flat=True))


@transaction.atomic
def _sweep(case_id: UUID, today: date) -> bool:
    """Bring one case up to date, unless somebody else has it locked; return whether it was."""
    locked = Complaint.objects.select_for_update(skip_locked=True, of=("self",))
    case = locked.select_related("regulation").filter(id=case_id).first()
    if case is None:
        return False
    if count_silence(case, today=today):
        case = Complaint.objects.select_related("regulation").get(id=case_id)
    so_far = walk_of(case)
    list_work(case, so_far, refresh_terms(case, so_far, today=today))
    return True
