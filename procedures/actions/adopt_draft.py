from datetime import datetime
from uuid import UUID

from django.db import transaction

from kernel import clock
from kernel.actors import Actor
from procedures.actions.adopt_regulation import adopt
from procedures.actions.save_draft import locked_draft
from procedures.models import AdoptedRegulation
from procedures.rules.adopting import Adoption, Draft, check_council
from tenants import scope


@transaction.atomic
def adopt_draft(
    draft_id: UUID, adoption: Adoption, *, revision: int, by: Actor, at: datetime
) -> AdoptedRegulation:
    """Adopt the open draft as the client's next version; it is then closed.

    Raise Http404, Refusal `draft.closed`, `draft.stale`, `regulation.council` when consent of the
    works council is missing though needed, or those of `adopt_regulation`.
    """
    draft = locked_draft(draft_id, revision)
    client = scope.current()
    today = clock.local_date(at, client.time_zone)
    check_council(adoption, employees_count=client.employees_count or 0, today=today)
    written = Draft(draft.source, draft.texts, draft.wording)
    adopted = adopt(written, adoption, by=by, at=at)
    draft.state = "adopted"
    draft.changed_at, draft.changed_by = at, by.id
    draft.save()
    return adopted
