from datetime import datetime, timedelta

from django.db import transaction

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from procedures.actions.notify import Notice, notify
from procedures.actions.tell_people import tell_people
from procedures.models import Complaint, Message, Party, Person
from procedures.queries.languages import spoken_to
from procedures.queries.notice_address import notice_address
from procedures.queries.standing import walk_of
from procedures.rules.notices import MESSAGE

SAME_CLICK = timedelta(minutes=1)


@transaction.atomic
def send_message(case: Complaint, body: str, *, side: str, by: Actor, at: datetime) -> Message:
    """Send a message between one side and the secretariat; empty `side` is an internal note.

    The same words again within a minute are the same click: one message. Raise Refusal
    `message.empty`, or `message.not_told` to a respondent who was not yet told of the complaint.
    """
    Complaint.objects.select_for_update().get(id=case.id)
    check_message(case, body, side=side, by=by)
    before = _same(case, body, side=side, by=by, at=at)
    if before is not None:
        return before
    message = Message.objects.create(
        case=case,
        side=side,
        internal=not side,
        body=body,
        sent_at=at,
        from_party=_party(by),
        from_person=_person(by),
    )
    _tell(message)
    record(
        "message.sent",
        by=by,
        at=at,
        about=About("case", case.id),
        facts={"side": side or "internal"},
    )
    return message


def check_message(case: Complaint, body: str, *, side: str, by: Actor) -> None:
    """Raise Refusal `message.empty` or `message.not_told` when this cannot be sent."""
    if not body.strip():
        raise Refusal("message.empty", message="Schrijf eerst uw bericht.", field="body")
    if side == "respondent" and by.kind != "party" and not walk_of(case).informed:
        raise Refusal(
            "message.not_told",
            message="De beklaagde weet nog niet van deze klacht. Licht die eerst in.",
            field="to",
        )


def _same(case: Complaint, body: str, *, side: str, by: Actor, at: datetime) -> Message | None:
    recent = Message.objects.filter(case=case, side=side, sent_at__gt=at - SAME_CLICK)
    own = [one for one in recent if by.id in (one.from_party_id, one.from_person_id)]
    return next((one for one in own if one.body == body), None)


def _tell(message: Message) -> None:
    """Tell each party of the side that something is ready, or us when a party wrote."""
    case = message.case
    if message.from_party_id:
        tell_people(case, MESSAGE, f"message/{message.id}", at=message.sent_at)
    if message.internal or message.from_party_id:
        return
    for number, party in enumerate(case.parties.filter(side=message.side).order_by("id")):
        address = notice_address(party)
        if address:
            notice = Notice(address, spoken_to(case, message.side), case.id)
            notify(f"message/{message.id}:{number}", notice, at=message.sent_at)


def _party(by: Actor) -> Party | None:
    return Party.objects.filter(id=by.id).first() if by.kind == "party" and by.id else None


def _person(by: Actor) -> Person | None:
    return Person.objects.filter(id=by.id).first() if by.kind == "person" and by.id else None
