from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from kernel.actors import Actor
from kernel.audit.chain import About, Facts, record
from kernel.errors import Refusal
from procedures.models import SignOn
from procedures.rules.sign_on import KINDS, MAPPABLE, VOUCHING, check_free

CONNECTION = ("issuer", "client_id", "scopes", "sign_in_url", "certificates")
"""A change of one of these must be tried again before anybody comes in through it."""


@dataclass(frozen=True, slots=True)
class SignOnWanted:
    """How a client wants its people to sign in; an empty `secret` keeps the one there is."""

    kind: str
    name: str
    issuer: str
    domains: tuple[str, ...]
    secret: str = ""
    connection: Mapping[str, str] = field(default_factory=dict)
    claims: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    vouching: str = "never"
    factor_words: tuple[str, ...] = ()


@transaction.atomic
def set_sign_on(
    wanted: SignOnWanted,
    *,
    by: Actor,
    at: datetime,
    sign_on_id: UUID | None = None,
    version: int = 0,
) -> SignOn:
    """Write down a provider, or change it; what reaches the provider must be tried anew after.

    Raise Refusal `sign_on.stale` when somebody else changed it since `version`,
    `sign_on.domain_taken`, `sign_on.wrong`, or Http404.
    """
    others = [one for one in SignOn.objects.select_for_update() if one.id != sign_on_id]
    check_free(wanted.domains, {one for other in others for one in other.domains})
    _check(wanted)
    sign_on = _present(sign_on_id, version) if sign_on_id else SignOn(kind=wanted.kind)
    before = _reached_by(sign_on)
    former_issuer = sign_on.issuer
    _write(wanted, sign_on)
    if _reached_by(sign_on) != before:
        sign_on.tried_at, sign_on.active, sign_on.enforced = None, False, False
    sign_on.version += 1 if sign_on_id else 0
    sign_on.save()
    if former_issuer != sign_on.issuer:  # nobody there is anybody here any more
        sign_on.links.update(sign_on=None)
    facts: Facts = {"kind": sign_on.kind, "active": sign_on.active, "roles": _given(sign_on)}
    record("sign_on.set", by=by, at=at, about=About("sign_on", sign_on.id), facts=facts)
    return sign_on


def _check(wanted: SignOnWanted) -> None:
    good = wanted.kind in KINDS and wanted.vouching in VOUCHING and bool(wanted.domains)
    if not good or not set(wanted.roles.values()) <= set(MAPPABLE):
        raise Refusal("sign_on.wrong", message="Deze instellingen kloppen niet.")


def _present(sign_on_id: UUID, version: int) -> SignOn:
    found = SignOn.objects.select_for_update().filter(id=sign_on_id).first()
    if found is None:
        raise Http404
    if found.version != version:
        message = "Iemand anders heeft dit intussen gewijzigd. Bekijk het en probeer het opnieuw."
        raise Refusal("sign_on.stale", message=message)
    return found


def _write(wanted: SignOnWanted, sign_on: SignOn) -> None:
    sign_on.name, sign_on.issuer = wanted.name, wanted.issuer
    for name in CONNECTION[1:]:
        setattr(sign_on, name, wanted.connection.get(name, ""))
    for name in ("email_claim", "name_claim", "roles_claim"):
        setattr(sign_on, name, wanted.claims.get(name, ""))
    if wanted.secret:
        sign_on.secret = wanted.secret
    sign_on.domains = list(wanted.domains)
    sign_on.roles = dict(wanted.roles)
    sign_on.vouching = wanted.vouching
    sign_on.factor_words = list(wanted.factor_words)


def _reached_by(sign_on: SignOn) -> list[str]:
    return [str(getattr(sign_on, name)) for name in (*CONNECTION, "secret")]


def _given(sign_on: SignOn) -> tuple[str, ...]:
    return tuple(sorted(set(sign_on.roles.values())))
