from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kernel import clock
from kernel.actors import Actor
from kernel.audit.chain import About, Facts, record
from kernel.errors import Refusal
from procedures.actions.add_pieces import Given, add_pieces
from procedures.actions.take_with_files import Upload
from procedures.models import Complaint, Message
from tenants import scope


@dataclass(frozen=True, slots=True)
class CameIn:
    """What a party told or sent outside the portal: who, how, on which day, and the words."""

    party: UUID
    channel: str
    received_on: date
    words: str
    files: Sequence[Upload] = ()
    for_complainant: bool = False
    for_respondent: bool = False


@transaction.atomic
def enter_post(case: Complaint, came: CameIn, *, key: UUID, by: Actor, at: datetime) -> Message:
    """Put what came by post, phone, visit or mail in the file as that party's own words.

    It is read already: who enters it knows it. The same `key` is the same click. Raise Refusal
    `post.empty`, `post.future`, `post.before` (of a day before the complaint) or `file.…`.
    """
    Complaint.objects.select_for_update().get(id=case.id)
    party = case.parties.filter(id=came.party).first()
    before = case.messages.filter(id=key).first()
    if before is not None:
        return before
    if party is None or not (came.words.strip() or came.files):
        raise Refusal(
            "post.empty",
            message="Vul in wat er stond of gezegd werd, of kies een bestand.",
            field="words",
        )
    _check_day(case, came.received_on, at)
    if came.files:
        given = Given(party.side, came.for_complainant, came.for_respondent)
        pieces = add_pieces(case, came.files, given, by=by, at=at)
        ids = [one.id for one in pieces]
        case.pieces.filter(id__in=ids).update(channel=came.channel, received_on=came.received_on)
    facts: Facts = {
        "channel": came.channel,
        "received_on": came.received_on,
        "count": len(came.files),
    }
    record("post.entered", by=by, at=at, about=About("case", case.id), facts=facts)
    return Message.objects.create(
        id=key,
        case=case,
        side=party.side,
        from_party=party,
        body=came.words.strip() or "\n".join(one.name or "" for one in came.files),
        sent_at=at,
        read_at=at,
        channel=came.channel,
        received_on=came.received_on,
        noted_by=by.id,
    )


def _check_day(case: Complaint, day: date, at: datetime) -> None:
    if day > clock.local_date(at, scope.current().time_zone):
        raise Refusal("post.future", message="Deze dag moet nog komen.", field="received_on")
    if day < case.received_on:
        raise Refusal(
            "post.before",
            message="De klacht kwam later binnen dan deze dag. Kijk de datum na.",
            field="received_on",
        )
