"""The client's own ways of signing in: which are offered, for whom they are the only one."""

import hmac
from hashlib import sha256
from uuid import UUID

from kernel.identity.models import Account
from kernel.identity.signed_on import is_signed_on
from kernel.vault import ring
from kernel.vault.sealing import derived
from procedures.models import Person, SignOn, SignOnLink
from procedures.rules.sign_on import ADMINISTERS, Terms, domain_of


def offered() -> list[SignOn]:
    """Return the providers through which people can sign in here."""
    return list(SignOn.objects.filter(active=True).order_by("name", "id"))


def required_for(email: str) -> SignOn | None:
    """Return the provider through which this address must sign in; None when a password will do.

    The keeper's own address stays free, so that somebody can always get in.
    """
    domain = domain_of(email)
    found = SignOn.objects.filter(enforced=True, active=True, domains__contains=[domain]).first()
    if found is None or not domain:
        return None
    keeps = found.keeper is not None and same_address(found.keeper.email, email)
    return None if keeps else found


def signs_on(account_id: UUID) -> bool:
    """Whether somebody comes in here through a provider."""
    return SignOnLink.objects.filter(account_id=account_id, sign_on__isnull=False).exists()


def keeps_door(person_id: UUID) -> bool:
    """Whether this person is the one who can get in when a provider cannot be reached."""
    return SignOn.objects.filter(enforced=True, keeper_id=person_id).exists()


def possible_keepers() -> list[Person]:
    """Return the administrators who have a password of their own, by name."""
    people = [one for one in Person.objects.filter(active=True) if ADMINISTERS & set(one.roles)]
    accounts = Account.objects.filter(id__in=[one.account_id for one in people], is_active=True)
    local = {one.id for one in accounts if one.has_usable_password() and not is_signed_on(one)}
    return sorted((one for one in people if one.account_id in local), key=lambda one: one.name)


def person_at(email: str) -> Person | None:
    """Return the person of this client with this address: one who is active, if there is one."""
    found = [one for one in Person.objects.all() if same_address(one.email, email)]
    return max(found, key=lambda one: (one.active, str(one.id)), default=None)


def same_address(one: str, other: str) -> bool:
    """Whether two addresses are the same mailbox, as far as spelling says."""
    return one.strip().casefold() == other.strip().casefold()


def terms_of(sign_on: SignOn) -> Terms:
    """Return what the client agreed with itself about a provider."""
    return Terms(
        domains=tuple(sign_on.domains),
        roles=dict(sign_on.roles),
        vouching=sign_on.vouching,
        factor_words=tuple(sign_on.factor_words),
    )


def subject_digest(sign_on: SignOn, subject: str) -> str:
    """Return under what somebody at a provider is known here: a digest only this client can make.

    The issuer is in it, so that the same name at another provider is another person.
    """
    key = derived(ring.steady_key(), "sign_on.subject")
    parts = (sign_on.kind, sign_on.issuer, subject)
    content = b"".join(len(part.encode()).to_bytes(4, "big") + part.encode() for part in parts)
    return hmac.new(key, content, sha256).hexdigest()
