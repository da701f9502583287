from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from kernel import clock
from kernel.actors import Actor
from kernel.audit.chain import About, Facts, record
from kernel.vault import files
from procedures.actions.plan_meeting import locked_meeting
from procedures.models import AdviceMeeting, MinutesSignature
from procedures.reports.meeting import minutes_pdf
from procedures.reports.meeting.assembling import minutes_of
from procedures.rules.meetings import SIDES, check_same, check_signable, check_unsigned, side_of
from tenants import scope


@transaction.atomic
def sign_minutes(
    meeting_id: UUID, *, by: Actor, at: datetime, seen: str | None = None
) -> MinutesSignature:
    """Approve the minutes for one's side; the second approval freezes them.

    `seen` is the digest of the minutes as they were read.

    Pressed twice it happens once. Raise Refusal `meeting.not_held`, `meeting.own_signature`,
    `meeting.signed` or `meeting.stale`.
    """
    meeting, side = locked_meeting(meeting_id), side_of(by.roles)
    signed = {each.side: each for each in meeting.signatures.all()}
    if side in signed and signed[side].person == by.id:
        return signed[side]
    check_unsigned(len(signed))
    if by.id is None:
        raise Http404
    before = any(each.person == by.id for each in signed.values())
    check_signable(
        held=meeting.held_at is not None, side_signed=side in signed, signed_before=before
    )
    digest = minutes_of(meeting).digest()
    check_same(seen, digest)
    signed[side] = MinutesSignature.objects.create(
        meeting=meeting, side=side, person=by.id, signed_at=at, digest=digest
    )
    if len(signed) == len(SIDES):
        _freeze(meeting, signed[side], at=at)
    facts: Facts = {"year": meeting.year, "side": side, "digest": signed[side].digest}
    record("minutes.signed", by=by, at=at, about=About("meeting", meeting.id), facts=facts)
    return signed[side]


def _freeze(meeting: AdviceMeeting, last: MinutesSignature, *, at: datetime) -> None:
    """Keep the minutes with both signatures as a document."""
    on = clock.local_date(at, scope.current().time_zone)
    name = f"adviesgesprek-{meeting.year}-{on.isoformat()}.pdf"
    last.document = files.store(None, name, [minutes_pdf(minutes_of(meeting))], at=at).id
    last.save(update_fields=["document"])


def unsign(meeting: AdviceMeeting) -> None:
    """Take back the approval of one side when the minutes change.

    Raise Refusal `meeting.signed` when both sides approved.
    """
    check_unsigned(meeting.signatures.count())
    meeting.signatures.all().delete()
