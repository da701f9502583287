"""The whole file of a case: the case, and those it continues. It is kept, and goes, as one."""

from uuid import UUID

from procedures.models import Complaint, LegalHold
from procedures.rules.retention import Kept


def file_of(case_id: UUID) -> list[Complaint]:
    """Return the cases of the file that a case belongs to, the newest first; locked, in a turn.

    Call it in a transaction. A case that is not there gives an empty list.
    """
    case = Complaint.objects.filter(id=case_id).first()
    if case is None:
        return []
    found = [_newest(case)]
    while found[-1].continues is not None:
        found.append(found[-1].continues)
    ids = [one.id for one in found]
    locked = Complaint.objects.select_for_update(of=("self",)).select_related("regulation")
    by_id = {one.id: one for one in locked.filter(id__in=ids).order_by("id")}
    return [by_id[one] for one in ids if one in by_id]


def _newest(case: Complaint) -> Complaint:
    going = Complaint.objects.filter(continues=case).first()
    return _newest(going) if going else case


def kept(file: list[Complaint]) -> list[Kept]:
    """Return what the rules of retention ask of each case of a file."""
    holds = LegalHold.objects.filter(case__in=file, lifted_at=None)
    held = set(holds.values_list("case_id", flat=True))
    return [
        Kept(one.number, one.closed_on, one.retain_until_on, held=one.id in held) for one in file
    ]
