from uuid import UUID

from django.db import transaction

from procedures.actions.list_work import keep_handler, keep_row
from procedures.models import Complaint
from procedures.queries.listed_work import Difference, differences
from tenants import scope
from tenants.models import WorklistRow


def relist_work() -> list[Difference]:
    """Bring this client's rows of the consultancy's list in line with its schema; return which.

    A case at a time and its row locked, so that people work on meanwhile; call it outside any
    transaction.
    """
    found = differences()
    for one in found:
        _relist(one.case_id)
    return found


@transaction.atomic
def _relist(case_id: UUID) -> None:
    locked = Complaint.objects.select_for_update(of=("self",)).select_related("regulation")
    case = locked.filter(id=case_id).first()
    if case is None:
        WorklistRow.objects.filter(tenant=scope.current(), case_id=case_id).delete()
    else:
        keep_row(case, case.state, case.terms.all())
        keep_handler(case)
