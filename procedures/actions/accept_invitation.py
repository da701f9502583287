"""Taking the place one was invited to: with a new account, or with the one that is there."""

from datetime import datetime

from django.db import IntegrityError, transaction

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from kernel.identity.models import Account
from procedures.models import Invitation, Person
from procedures.queries.invitations import account_at, digest_of


@transaction.atomic
def accept_as_new(secret: str, *, name: str, password: str, at: datetime) -> tuple[Account, Person]:
    """Make the account that an invitation is for, and give it its place.

    Raise Refusal `invitation.gone`, and `invitation.sign_in` when the address has an account
    already: whoever holds the link alone never gets into that one.
    """
    invitation = _locked(secret, at)
    if account_at(invitation.email) is not None:
        raise _sign_in_first()
    try:
        with transaction.atomic():
            account = Account.objects.create_user(invitation.email, password, name=name)
    except IntegrityError as problem:
        raise _sign_in_first() from problem
    return account, _placed(invitation, account, at)


@transaction.atomic
def accept_as(account: Account, secret: str, *, at: datetime) -> Person:
    """Give an account that signed in the place it was invited to.

    Raise Refusal `invitation.gone`, and `invitation.other_account` for another's invitation.
    """
    invitation = _locked(secret, at)
    if account.email.lower() != invitation.email or account.is_consultancy:
        raise Refusal(
            "invitation.other_account",
            message="Deze uitnodiging is voor een ander adres dan waarmee u bent aangemeld.",
        )
    return _placed(invitation, account, at)


def _locked(secret: str, at: datetime) -> Invitation:
    rows = Invitation.objects.select_for_update(of=("self",))
    live = rows.filter(accepted_at=None, revoked_at=None, expires_at__gt=at)
    invitation = live.filter(digest=digest_of(secret)).first()
    if invitation is None:
        raise Refusal(
            "invitation.gone",
            message="Deze uitnodiging werkt niet (meer). Vraag wie u uitnodigde om een nieuwe.",
        )
    return invitation


def _placed(invitation: Invitation, account: Account, at: datetime) -> Person:
    invitation.accepted_at = at
    invitation.save(update_fields=["accepted_at"])
    person = _person_for(invitation, account)
    person.account_id, person.email, person.active = account.id, account.email, True
    person.roles = sorted({*person.roles, *invitation.roles})
    person.available_as = sorted({*person.available_as, *invitation.available_as})
    person.save()
    record(
        "invitation.accepted",
        by=Actor("person", person.id, person.name, frozenset(person.roles)),
        at=at,
        about=About("invitation", invitation.id),
        facts={"roles": tuple(person.roles), "seats": tuple(person.available_as)},
    )
    return person


def _person_for(invitation: Invitation, account: Account) -> Person:
    """Return the row of who is here already; somebody who comes back gets no old roles."""
    former = Person.objects.filter(account_id=account.id).first()
    if former is not None:
        if not former.active:
            former.roles, former.available_as = [], []
        return former
    if invitation.person is not None and invitation.person.account_id is None:
        return invitation.person
    return Person(name=account.name, external=invitation.external)


def _sign_in_first() -> Refusal:
    return Refusal(
        "invitation.sign_in",
        message="Dit adres heeft al een account. Meld u eerst daarmee aan.",
    )
