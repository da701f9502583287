"""Invitations to take a place at this client, and the people whom they concern."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db.models import Q, QuerySet

from kernel.identity.models import Account
from procedures.models import AdoptedRegulation, Invitation, Person
from procedures.queries.candidates import seats_of
from procedures.queries.regulations import rules_of
from procedures.queries.words import words_of_client
from procedures.rules.people import MANAGES_PEOPLE, domain_of
from tenants import scope


def digest_of(secret: str) -> str:
    """Return under what a secret's invitation is found; another client's secret gives another."""
    return sha256(f"invitation/{scope.current().reference}/{secret}".encode()).hexdigest()


def open_invitations(at: datetime) -> QuerySet[Invitation]:
    """Return the invitations that can still be accepted."""
    return Invitation.objects.filter(_pending(), expires_at__gt=at)


def listed_invitations() -> list[Invitation]:
    """Return those neither accepted nor withdrawn, also when they are over; newest first."""
    return list(Invitation.objects.filter(_pending()).order_by("-created_at"))


def invitation_with(secret: str, at: datetime) -> Invitation | None:
    """Return the invitation that this secret opens, or None: unknown, used, withdrawn, too late."""
    return open_invitations(at).filter(digest=digest_of(secret)).first() if secret else None


def account_at(email: str) -> Account | None:
    """Return the account that signs in with this address, or None."""
    return Account.objects.filter(email=email.strip().lower()).first()


def managers() -> list[Person]:
    """Return who of the client's own people manages people here and can sign in.

    The consultancy's people manage by their assignment, which ends without the client.
    """
    rows = Person.objects.filter(active=True, account_id__isnull=False)
    found = list(rows.filter(roles__overlap=sorted(MANAGES_PEOPLE)))
    ids = [one.account_id for one in found if one.account_id]
    own = Account.objects.filter(id__in=ids, is_consultancy=False, is_active=True)
    inside = set(own.values_list("id", flat=True))
    return [one for one in found if one.account_id in inside]


def domains_of_client(by: Person | None) -> frozenset[str]:
    """Return the mail domains of the organisation that are known: its own, and who invites."""
    addresses = [scope.current().contact_email]
    if by is not None and not by.external:
        addresses.append(by.email)
    return frozenset(domain_of(one) for one in addresses if one)


def seats_of_client(language: str) -> dict[str, str]:
    """Return the seats that the client's regulations know, by code, in words."""
    words = words_of_client(language).roles
    adopted = map(rules_of, AdoptedRegulation.objects.all())
    return {code: words.get(code, code) for one in adopted for code in seats_of(one)}


def from_consultancy(people: Iterable[Person]) -> frozenset[UUID]:
    """Return who of these people the consultancy sends; their ids here."""
    by_account = {one.account_id: one.id for one in people if one.account_id}
    sent = Account.objects.filter(id__in=by_account, is_consultancy=True)
    return frozenset(by_account[account] for account in sent.values_list("id", flat=True))


def is_of_consultancy(account_id: UUID) -> bool:
    """Whether the consultancy sends who has this account."""
    return Account.objects.filter(id=account_id, is_consultancy=True).exists()


def _pending() -> Q:
    return Q(accepted_at=None, revoked_at=None)
