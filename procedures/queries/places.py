"""Who has a place at this client: asked at each request, so that what ended is over at once."""

from datetime import datetime
from uuid import UUID

from kernel.identity.models import Account
from kernel.identity.signed_on import is_signed_on
from procedures.models import Person
from tenants import scope
from tenants.ways import way_in


def place_of(account: Account, *, way: str, at: datetime) -> Person | None:
    """Return the person this account is at this client now, or None.

    `way` says by what right somebody came in from outside ("" for nobody's). People of the
    consultancy and the platform are here by that door alone, for as long as their assignment or
    access holds, and in its roles: what stands in their own row is of their last visit.
    """
    person = Person.objects.filter(account_id=account.pk).first()
    if person is None:
        return None
    if not way:
        return person if person.active and not account.is_consultancy else None
    now = way_in(account, scope.current(), at)
    if now is None:
        return None
    person.roles = sorted(now.roles)
    return person


def roles_now(person_id: UUID | None, at: datetime) -> frozenset[str]:
    """Return the roles of a person at this client at a moment, none for who has no place here.

    It asks for work that somebody left to us: they may be gone when we come to it.
    """
    person = Person.objects.filter(id=person_id).first() if person_id else None
    if person is None or person.account_id is None:
        return frozenset()
    account = Account.objects.filter(id=person.account_id, is_active=True).first()
    if account is None:
        return frozenset()
    found = place_of(account, way="assignment" if account.is_consultancy else "", at=at)
    return frozenset(found.roles) if found else frozenset()


def may_sign_in(account: Account) -> bool:
    """Whether this account signs in at this client itself, with a password or passkey of its own.

    The consultancy's people come in from there, and who has an account of the client's own sign-on
    comes in by that alone.
    """
    mine = Person.objects.filter(account_id=account.pk, active=True)
    return not account.is_consultancy and not is_signed_on(account) and mine.exists()
