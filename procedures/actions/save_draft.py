from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from procedures.models import RegulationDraft
from procedures.queries.drafts import whole
from procedures.queries.languages import said_by
from procedures.rules.adopting import Draft
from procedures.rules.inheriting import parent_of


@transaction.atomic
def save_draft(
    draft_id: UUID, written: Draft, *, revision: int, by: Actor, at: datetime
) -> RegulationDraft:
    """Keep what was written in the open draft; it need not be proven, but must be readable.

    Raise Http404, Refusal `draft.closed` or `draft.stale` (somebody else saved since `revision`),
    or those of reading: `regulation.invalid`, `regulation.cyclic`, `regulation.parent_unknown`.
    """
    draft = locked_draft(draft_id, revision)
    whole(written.source, written.texts)
    draft.previous = {"source": draft.source, "texts": draft.texts, "wording": draft.wording}
    draft.parent = parent_of(written.source) or ""
    draft.source, draft.texts = written.source, dict(written.texts)
    draft.wording = {code: dict(articles) for code, articles in written.wording.items()}
    draft.revision += 1
    draft.changed_at, draft.changed_by = at, by.id
    draft.save()
    facts = {"revision": draft.revision}
    record("regulation.draft_saved", by=by, at=at, about=About("draft", draft.id), facts=facts)
    return draft


def locked_draft(draft_id: UUID, revision: int) -> RegulationDraft:
    """Return the open draft, locked, as whoever changes it saw it.

    Raise Http404, or Refusal `draft.closed` or `draft.stale`.
    """
    draft = RegulationDraft.objects.select_for_update().filter(id=draft_id).first()
    if draft is None:
        raise Http404
    if draft.state != "open":
        raise Refusal("draft.closed", message="Dit concept is al vastgesteld of weggegooid.")
    if draft.revision != revision:
        raise Refusal(
            "draft.stale",
            message="Iemand anders heeft dit concept intussen gewijzigd. Bekijk wat er nieuw is en"
            " probeer het opnieuw.",
            revision=draft.revision,
        )
    return said_by(draft)
