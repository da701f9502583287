"""Asking somebody to take a place at this client: mailed to one address, once, for seven days."""

from dataclasses import dataclass
from datetime import datetime
from secrets import token_urlsafe
from uuid import UUID

from django.db import transaction
from django.shortcuts import get_object_or_404

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from kernel.post.outbox import put
from procedures.letters.invited import invited
from procedures.models import Invitation, Person
from procedures.queries.invitations import (
    account_at,
    digest_of,
    domains_of_client,
    open_invitations,
    seats_of_client,
)
from procedures.rules.people import INVITATION_LASTS, check_inside, check_places


@dataclass(frozen=True, slots=True)
class Invited:
    """Who is asked, and for what; `person_id` is who is there already without an account."""

    name: str
    email: str
    roles: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    external: bool = False
    person_id: UUID | None = None


@transaction.atomic
def invite_person(asked: Invited, *, by: Actor, at: datetime) -> Invitation:
    """Invite somebody; the link leaves by mail once this is committed.

    Raise Refusal `people.unknown`, `people.nothing`, `people.outside`, `people.here`,
    `people.invited` or `people.consultancy`, and Http404 for a person who is not there.
    """
    email = asked.email.strip().lower()
    check_places(asked.roles, asked.seats, known_seats=seats_of_client("nl"))
    inviter = Person.objects.filter(id=by.id).first() if by.id else None
    check_inside(email, external=asked.external, domains=domains_of_client(inviter))
    _check_new(email, at)
    invitation = Invitation(
        name=asked.name.strip(),
        email=email,
        roles=sorted(asked.roles),
        available_as=sorted(asked.seats),
        external=asked.external,
        person=_without_account(asked.person_id),
        invited_by=by.id,
        created_at=at,
    )
    _send(invitation, at)
    _note("invitation.sent", invitation, by=by, at=at)
    return invitation


@transaction.atomic
def send_again(invitation_id: UUID, *, by: Actor, at: datetime) -> Invitation:
    """Mail a new link for another seven days; the former one is over. Raise Http404."""
    invitation = _pending(invitation_id)
    _send(invitation, at)
    _note("invitation.sent", invitation, by=by, at=at)
    return invitation


@transaction.atomic
def revoke_invitation(invitation_id: UUID, *, by: Actor, at: datetime) -> None:
    """Withdraw an invitation; its link does not work any more. Raise Http404."""
    invitation = _pending(invitation_id)
    invitation.revoked_at = at
    invitation.save(update_fields=["revoked_at"])
    _note("invitation.revoked", invitation, by=by, at=at)


def _check_new(email: str, at: datetime) -> None:
    account = account_at(email)
    if account is not None and account.is_consultancy:
        raise Refusal(
            "people.consultancy",
            message="Dit is iemand van het bureau. Die komt binnen via het bureau zelf.",
            field="email",
        )
    here = Person.objects.filter(account_id=account.id, active=True) if account else None
    if here is not None and here.exists():
        raise Refusal(
            "people.here", message="Deze persoon heeft hier al een plaats.", field="email"
        )
    if any(one.email == email for one in open_invitations(at)):
        raise Refusal(
            "people.invited",
            message="Er loopt al een uitnodiging naar dit adres. Stuur die opnieuw.",
            field="email",
        )


def _without_account(person_id: UUID | None) -> Person | None:
    if person_id is None:
        return None
    return get_object_or_404(Person, id=person_id, account_id=None)


def _pending(invitation_id: UUID) -> Invitation:
    rows = Invitation.objects.select_for_update(of=("self",))
    return get_object_or_404(rows, id=invitation_id, accepted_at=None, revoked_at=None)


def _send(invitation: Invitation, at: datetime) -> None:
    """Give the invitation a new secret and mail it; who reads the row cannot tell the secret."""
    secret = token_urlsafe(32)
    invitation.digest = digest_of(secret)
    invitation.expires_at = at + INVITATION_LASTS
    invitation.sent_count += 1
    invitation.save()
    put(
        f"invitation/{invitation.id}/{invitation.sent_count}",
        invited(invitation, secret),
        at=at,
    )


def _note(action: str, invitation: Invitation, *, by: Actor, at: datetime) -> None:
    record(
        action,
        by=by,
        at=at,
        about=About("invitation", invitation.id),
        facts={"roles": tuple(invitation.roles), "seats": tuple(invitation.available_as)},
    )
