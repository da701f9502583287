from datetime import datetime, timedelta

from kernel.actors import Actor
from procedures.models import CaseVisit, Complaint

LASTING = timedelta(minutes=30)
"""Who comes back within this time is still at the same visit: what was new stays in sight."""


def note_visit(case: Complaint, *, by: Actor, at: datetime) -> None:
    """Remember that somebody looks into a case now, and when their visit before this one was."""
    if by.kind != "person" or by.id is None:
        return
    visit, made = CaseVisit.objects.get_or_create(
        case=case, person_id=by.id, defaults={"seen_at": at}
    )
    if made:
        return
    if at - visit.seen_at > LASTING:
        visit.before_at = visit.seen_at
    visit.seen_at = max(at, visit.seen_at)
    visit.save(update_fields=["seen_at", "before_at"])
