from datetime import datetime

from django.db import transaction

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from procedures.models import Complaint, Message, Party, Person


@transaction.atomic
def send_message(case: Complaint, body: str, *, side: str, by: Actor, at: datetime) -> Message:
    """Send a message between one side and the secretariat; empty `side` is an internal note.

    Raise Refusal `message.empty`.
    """
    if not body.strip():
        raise Refusal("message.empty", message="Schrijf eerst uw bericht.", field="body")
    message = Message.objects.create(
        case=case,
        side=side,
        internal=not side,
        body=body,
        sent_at=at,
        from_party=_party(by),
        from_person=_person(by),
    )
    record(
        "message.sent",
        by=by,
        at=at,
        about=About("case", case.id),
        facts={"side": side or "internal"},
    )
    return message


def _party(by: Actor) -> Party | None:
    return Party.objects.filter(id=by.id).first() if by.kind == "party" and by.id else None


def _person(by: Actor) -> Person | None:
    return Person.objects.filter(id=by.id).first() if by.kind == "person" and by.id else None
