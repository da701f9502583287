"""Files of a complaint that is still being written: kept under the key of the case to come.

The draft's key becomes the case's id when it is sent, so that nothing has to be sealed anew.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from kernel.vault import files, ring
from kernel.vault.models import StoredFile
from procedures.actions.take_with_files import Upload
from procedures.models import Complaint, FilingDraft

DRAFT_AGE = timedelta(hours=26)
"""A draft can be sent for 24 hours; after this nothing of it can be needed, unless it was kept."""


@transaction.atomic
def keep_draft_file(draft: UUID, upload: Upload, *, at: datetime) -> StoredFile:
    """Keep one file of a draft; the same file twice is kept once.

    Raise Refusal `file.…`; then it is not kept.
    """
    before = {(one.name, one.sha256): one for one in _received(draft)}
    stored = files.receive(draft, upload.name or "", upload.chunks(), at=at)
    same = before.get((stored.name, stored.sha256))
    if same is None:
        return stored
    files.destroy(stored)
    return same


@transaction.atomic
def drop_draft_file(draft: UUID, file: UUID) -> None:
    """Delete one file of a draft; of a case that was filed nothing is deleted."""
    found = _received(draft).filter(id=file).first()
    if found is not None and not _filed(draft):
        files.destroy(found)


@transaction.atomic
def drop_draft(draft: UUID) -> None:
    """Delete a draft's files, unless it was filed; `sweep_drafts` destroys their key."""
    if _filed(draft):
        return
    for file in _received(draft):
        files.destroy(file)


def sweep_drafts(at: datetime) -> int:
    """Delete what was kept for drafts that can no longer be sent, and keys of nothing.

    What somebody kept to go on with stays for as long as they were told. Return how many. A key is
    destroyed last: broken off, the next sweep does the rest.
    """
    old = ring.case_ids_before(at - DRAFT_AGE)
    FilingDraft.objects.filter(until_at__lte=at).delete()
    filed = set(Complaint.objects.filter(id__in=old).values_list("id", flat=True))
    kept = set(FilingDraft.objects.filter(id__in=old).values_list("id", flat=True))
    drafts = [one for one in old if one not in filed | kept]
    for draft in drafts:
        drop_draft(draft)
        ring.destroy_case_key(draft)
    return len(drafts)


def _received(draft: UUID) -> QuerySet[StoredFile]:
    """Return the files as they came, without the copies made of them."""
    return StoredFile.objects.filter(case_id=draft, copy_of=None)


def _filed(draft: UUID) -> bool:
    return Complaint.objects.filter(id=draft).exists()
