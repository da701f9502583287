from datetime import datetime
from uuid import UUID

from django.db import transaction

from kernel.actors import Actor
from kernel.audit.chain import About, record
from procedures.actions.save_draft import locked_draft
from procedures.models import RegulationDraft


@transaction.atomic
def discard_draft(draft_id: UUID, *, revision: int, by: Actor, at: datetime) -> RegulationDraft:
    """Put the open draft away; it stays on record and nothing of it holds.

    Raise Http404, or Refusal `draft.closed` or `draft.stale`.
    """
    draft = locked_draft(draft_id, revision)
    draft.state = "discarded"
    draft.changed_at, draft.changed_by = at, by.id
    draft.save()
    record("regulation.discarded", by=by, at=at, about=About("draft", draft.id))
    return draft
