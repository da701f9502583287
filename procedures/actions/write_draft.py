"""Working on the draft advice together: a version, a comment, a signature."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.http import Http404

from kernel import clock
from kernel.actors import Actor
from kernel.audit.chain import About, Facts, record
from kernel.errors import Refusal
from procedures.actions.tell_panel import tell_panel
from procedures.models import (
    Appointment,
    Complaint,
    DraftComment,
    DraftSignature,
    DraftVersion,
)
from procedures.queries.deliberation import (
    deliberates,
    may_write,
    newest_for,
    signs,
    versions_for,
)
from tenants import scope


@transaction.atomic
def write_draft(
    seat: Appointment, content: Mapping[str, object], *, on: int, by: Actor, at: datetime
) -> DraftVersion:
    """Keep a new version of the draft, written on version number `on` (0: on nothing).

    The others who deliberate are told once a day at most, as each of them chose.
    The same content as the newest makes no version. Raise Http404 for a seat that does not
    deliberate, Refusal `draft.closed` after the advice, `draft.stale` when somebody wrote
    meanwhile.
    """
    case = _open(seat)
    newest = newest_for(seat)
    number = newest.number if newest else 0
    if number != on:
        raise Refusal(
            "draft.stale", message="Een ander schreef intussen ook aan het concept.", number=number
        )
    if newest is not None and newest.content == dict(content):
        return newest
    made = DraftVersion.objects.create(
        case=case, number=number + 1, seat=seat, content=dict(content), written_at=at
    )
    _note("draft.written", made, by=by, at=at)
    day = clock.local_date(at, scope.current().time_zone)
    tell_panel(case, _others(seat, at), f"draft/{case.id}/{day}", at=at)
    return made


@transaction.atomic
def comment_on_draft(
    seat: Appointment, body: str, *, element: UUID | None, key: UUID, at: datetime
) -> DraftComment:
    """Keep what somebody says of the draft, on an element of the case or on the whole.

    The same `key` again returns the comment that was kept.
    Raise Http404 for another case's element, Refusal `draft.closed` and `draft.empty`.
    """
    case = _open(seat)
    if not body.strip():
        raise Refusal("draft.empty", message="Schrijf uw opmerking.", field="body")
    about = case.elements.filter(id=element).first() if element else None
    if element is not None and about is None:
        raise Http404
    said = {"element": about, "body": body.strip(), "written_at": at}
    return DraftComment.objects.get_or_create(id=key, case=case, seat=seat, defaults=said)[0]


@transaction.atomic
def settle_comment(seat: Appointment, comment_id: UUID, *, settled: bool, at: datetime) -> None:
    """Say that a comment was dealt with, or take that back."""
    case = _open(seat)
    found = DraftComment.objects.select_for_update().filter(case=case, id=comment_id).first()
    if found is None:
        raise Http404
    found.settled_at = at if settled else None
    found.save(update_fields=["settled_at"])


@transaction.atomic
def sign_draft(seat: Appointment, view: str, *, on: int, by: Actor, at: datetime) -> DraftSignature:
    """Sign version number `on`: agreeing, or with the `view` in which one differs from it.

    Signing again puts the new answer in the place of the first. Raise Http404 for who does not
    judge, Refusal `draft.closed`, `draft.none`, or `draft.stale` when there is a newer version.
    """
    case = _open(seat)
    newest = versions_for(seat).last()
    if not signs(seat):
        raise Http404
    if newest is None:
        raise Refusal("draft.none", message="Er is nog geen concept om te ondertekenen.")
    if newest.number != on:
        raise Refusal("draft.stale", message="Er is intussen een nieuwe versie. Lees die eerst.")
    signed = DraftSignature.objects.filter(version=newest, seat=seat).first()
    signed = signed or DraftSignature(case=case, version=newest, seat=seat)
    signed.agrees, signed.view, signed.signed_at = not view.strip(), view.strip(), at
    signed.save()
    _note("draft.signed", newest, by=by, at=at)
    signed_by = set(newest.signatures.values_list("seat_id", flat=True))
    waited_for = [one for one in _others(seat, at) if signs(one) and one.id not in signed_by]
    tell_panel(case, waited_for, f"sign/{newest.id}", at=at)
    return signed


def _others(seat: Appointment, at: datetime) -> list[Appointment]:
    """Return who else has a seat in the case now, and sees it."""
    lasting = Q(expires_at=None) | Q(expires_at__gt=at)
    rows = Appointment.objects.filter(lasting, case=seat.case_id, until_at=None)
    rows = rows.exclude(id=seat.id)
    return list(rows.select_related("person__notice_choice", "case__regulation").order_by("id"))


def _open(seat: Appointment) -> Complaint:
    """Lock the case, so that two who write come one after the other."""
    case = Complaint.objects.select_for_update(of=("self",)).get(id=seat.case_id)
    if not deliberates(seat):
        raise Http404
    if not may_write(case):
        raise Refusal(
            "draft.closed", message="Het advies is al gegeven. Het concept kan niet meer anders."
        )
    return case


def _note(action: str, version: DraftVersion, *, by: Actor, at: datetime) -> None:
    facts: Facts = {"version": version.number}
    record(action, by=by, at=at, about=About("case", version.case_id), facts=facts)
