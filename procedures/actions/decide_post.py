from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.post import relay
from kernel.post.models import OutboxMessage


@transaction.atomic
def decide_post(message_id: UUID, *, again: bool, by: Actor, at: datetime) -> None:
    """Decide about a mail that got stuck: send it again, or note that it did arrive.

    Raise Refusal `post.not_undecided` when nobody has to decide any more.
    """
    if not OutboxMessage.objects.filter(id=message_id).exists():
        raise Http404
    if again:
        relay.send_again(message_id, at=at)
    else:
        relay.settle(message_id, at=at)
    record(
        "post.decided",
        by=by,
        at=at,
        about=About("mail", message_id),
        facts={"again": again},
    )
