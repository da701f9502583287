from collections.abc import Iterable

from procedures.models import Complaint, TermRow
from procedures.queries.listed_work import columns_of, handlers_of
from procedures.rules.walk import Walk
from tenants import scope
from tenants.models import WorklistRow


def list_work(case: Complaint, so_far: Walk, terms: Iterable[TermRow]) -> None:
    """Keep the consultancy's worklist row of this case: no content, in the same transaction.

    `terms` are all of the case's. Call it with the case's row locked.
    """
    keep_row(case, so_far.state, terms)


def keep_row(case: Complaint, state: str, terms: Iterable[TermRow]) -> None:
    """Make, change or remove the row, so that it says what the case's state and terms say."""
    listed = WorklistRow.objects.filter(tenant=scope.current(), case_id=case.id)
    columns = columns_of(case, state, terms)
    if columns is None:
        listed.delete()
    elif not listed.update(**columns):
        taken = handlers_of([case.id]).get(case.id)
        WorklistRow.objects.create(
            tenant=scope.current(), case_id=case.id, handled_by=taken, **columns
        )


def keep_handler(case: Complaint) -> None:
    """Write in the row who took the case upon them now, by account; nothing else changes."""
    listed = WorklistRow.objects.filter(tenant=scope.current(), case_id=case.id)
    listed.update(handled_by=handlers_of([case.id]).get(case.id))
