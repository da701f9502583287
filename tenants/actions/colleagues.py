"""People of the consultancy: asked to join by a link that is handed over, and the end of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from kernel.actors import Actor
from kernel.errors import Refusal
from kernel.identity.models import Account
from tenants.actions.assign import end_all
from tenants.models import ColleagueInvitation, Position
from tenants.positions import LEAD, give_position, take_position

LASTS = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Colleague:
    """Who is asked to work for the consultancy, and whether they will lead its people."""

    name: str
    email: str
    lead: bool = False


def open_invitations(at: datetime) -> QuerySet[ColleagueInvitation]:
    """Return the invitations that can still be accepted, the newest first."""
    live = ColleagueInvitation.objects.filter(accepted_at=None, revoked_at=None, expires_at__gt=at)
    return live.order_by("-created_at")


def invitation_with(secret: str, at: datetime) -> ColleagueInvitation | None:
    """Return the invitation that this secret opens, or None."""
    return open_invitations(at).filter(digest=_digest(secret)).first() if secret else None


@transaction.atomic
def invite_colleague(
    asked: Colleague, *, by: UUID, at: datetime
) -> tuple[ColleagueInvitation, str]:
    """Ask somebody to join; the second value is the secret of the link, shown once.

    Raise Refusal `colleague.here` for an address that is of the consultancy already.
    """
    email = asked.email.strip().lower()
    if Account.objects.filter(email=email, is_consultancy=True, is_active=True).exists():
        raise Refusal("colleague.here", message="Dit is al een collega.", field="email")
    open_invitations(at).filter(email=email).update(revoked_at=at)
    secret = token_urlsafe(32)
    made = ColleagueInvitation.objects.create(
        digest=_digest(secret),
        email=email,
        name=asked.name.strip(),
        lead=asked.lead,
        invited_by_id=by,
        created_at=at,
        expires_at=at + LASTS,
    )
    return made, secret


def revoke_colleague(invitation_id: UUID, *, at: datetime) -> None:
    """Withdraw an invitation. Raise Http404."""
    made = get_object_or_404(open_invitations(at), id=invitation_id)
    made.revoked_at = at
    made.save(update_fields=["revoked_at"])


@transaction.atomic
def join_as_new(secret: str, *, name: str, password: str, at: datetime) -> Account:
    """Make the account of a new colleague. Raise Refusal `invitation.gone` or `…sign_in`."""
    invitation = _locked(secret, at)
    try:
        with transaction.atomic():
            account = Account.objects.create_user(invitation.email, password, name=name)
    except IntegrityError as problem:
        raise Refusal(
            "invitation.sign_in",
            message="Dit adres heeft al een account. Meld u eerst daarmee aan.",
        ) from problem
    return _joined(invitation, account, at)


@transaction.atomic
def join_as(account: Account, secret: str, *, at: datetime) -> Account:
    """Let an account that signed in join. Raise Refusal `invitation.gone` or `…other_account`."""
    invitation = _locked(secret, at)
    if account.email.lower() != invitation.email:
        raise Refusal(
            "invitation.other_account",
            message="Deze uitnodiging is voor een ander adres dan waarmee u bent aangemeld.",
        )
    return _joined(invitation, account, at)


@transaction.atomic
def end_colleague(account_id: UUID, *, by: Actor, at: datetime) -> Account:
    """End somebody's work: every session, every assignment, at every client, at once.

    Raise Refusal `colleague.self` or `position.last`, and Http404 for who is no colleague.
    """
    rows = Account.objects.select_for_update(of=("self",))
    account = get_object_or_404(rows, id=account_id, is_consultancy=True, is_active=True)
    if account.id == by.id:
        raise Refusal("colleague.self", message="Dit kan een collega voor u doen.")
    if Position.objects.filter(account=account, kind=LEAD).exists():
        take_position(account, LEAD)
    end_all(account, by=by, at=at)
    account.is_active = False
    account.save(update_fields=["is_active"])
    return account


def _locked(secret: str, at: datetime) -> ColleagueInvitation:
    rows = ColleagueInvitation.objects.select_for_update(of=("self",))
    live = rows.filter(accepted_at=None, revoked_at=None, expires_at__gt=at)
    invitation = live.filter(digest=_digest(secret)).first()
    if invitation is None:
        raise Refusal(
            "invitation.gone",
            message="Deze uitnodiging werkt niet (meer). Vraag wie u uitnodigde om een nieuwe.",
        )
    return invitation


def _joined(invitation: ColleagueInvitation, account: Account, at: datetime) -> Account:
    invitation.accepted_at = at
    invitation.save(update_fields=["accepted_at"])
    account.is_consultancy = account.is_active = True
    account.save(update_fields=["is_consultancy", "is_active"])
    if invitation.lead:
        give_position(account, LEAD, at=at)
    return account


def _digest(secret: str) -> str:
    return sha256(f"colleague/{secret}".encode()).hexdigest()
