"""The platform's people see no content, unless with a reason, a second person, and an end.

Each of these acts is done within the client's scope, in one transaction with its entry in the
client's own log: what is not written there did not happen.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from kernel.actors import Actor
from kernel.audit.chain import About, Facts, record
from kernel.errors import Refusal
from kernel.identity.models import Account
from tenants import scope
from tenants.models import PlatformAccess, Tenant
from tenants.models.oversight import MOST_HOURS
from tenants.ways import way_in

ASKED_LASTS = timedelta(days=2)
"""What nobody agreed to in this time is over."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Why somebody has to look in, and for how many hours."""

    reason: str
    hours: int


@dataclass(frozen=True, slots=True)
class Consent:
    """Who agrees, under which account, and for whom: the `client`, or the `platform`."""

    by: Actor
    account_id: UUID
    kind: str


def ask_access(account: Account, tenant: Tenant, wish: Wish, *, at: datetime) -> PlatformAccess:
    """Ask to look into a client. Raise Refusal `platform.reason`, `.hours` or `.asked`."""
    if not wish.reason.strip():
        raise Refusal("platform.reason", message="Schrijf op waarom.", field="reason")
    if not 1 <= wish.hours <= MOST_HOURS:
        raise Refusal("platform.hours", message="Kies ten hoogste acht uur.", field="hours")
    with scope.within(tenant), transaction.atomic():
        if live_accesses(at).filter(tenant=tenant, account=account).exists():
            raise Refusal("platform.asked", message="Dat is al gevraagd, of het loopt al.")
        made = PlatformAccess.objects.create(
            tenant=tenant,
            account=account,
            account_name=account.name,
            reason=wish.reason.strip(),
            hours=wish.hours,
            asked_at=at,
        )
        _note("platform.asked", made, by=Actor("person", account.id, account.name), at=at)
    return made


def agree_access(access_id: UUID, tenant: Tenant, consent: Consent, *, at: datetime) -> None:
    """Let them look in from now on.

    Raise Refusal `platform.same_person`, and Http404 for what was decided or is too old.
    """
    with scope.within(tenant), transaction.atomic():
        found = _open(access_id, tenant, at)
        if found.account_id == consent.account_id:
            raise Refusal(
                "platform.same_person", message="U vroeg dit zelf. Een ander moet instemmen."
            )
        found.agreed_kind, found.agreed_by_id = consent.kind, consent.account_id
        found.agreed_by_name = consent.by.name
        found.agreed_at, found.until_at = at, at + timedelta(hours=found.hours)
        found.save()
        _note("platform.agreed", found, by=consent.by, at=at)


def refuse_access(access_id: UUID, tenant: Tenant, *, by: Actor, at: datetime) -> None:
    """Say no to who asks to look in. Raise Http404 for what was decided or is too old."""
    with scope.within(tenant), transaction.atomic():
        found = _open(access_id, tenant, at)
        found.refused_at = at
        found.save(update_fields=["refused_at"])
        _note("platform.refused", found, by=by, at=at)


def end_access(access_id: UUID, tenant: Tenant, *, by: Actor, at: datetime) -> None:
    """End it now, by either side: with the next request they are out. Raise Http404."""
    with scope.within(tenant), transaction.atomic():
        found = get_object_or_404(_locked(tenant), id=access_id, until_at__gt=at, ended_at=None)
        found.ended_at = at
        found.save(update_fields=["ended_at"])
        _note("platform.ended", found, by=by, at=at)


def check_access(account: Account, tenant: Tenant, *, at: datetime) -> None:
    """Raise Refusal `platform.no_access` for who may not look in; that they tried is logged."""
    if way_in(account, tenant, at) is not None:
        return
    with scope.within(tenant), transaction.atomic():
        by = Actor("person", account.id, account.name)
        record("platform.turned_away", by=by, at=at, about=About("client"))
    raise Refusal(
        "platform.no_access",
        message="U ziet hier geen inhoud. Vraag eerst toegang, met een reden; een ander stemt in.",
    )


def live_accesses(at: datetime) -> QuerySet[PlatformAccess]:
    """Return what waits for an answer, and what runs."""
    undecided = waiting_accesses(at)
    return undecided | PlatformAccess.objects.filter(
        until_at__gt=at, ended_at=None, refused_at=None
    )


def waiting_accesses(at: datetime) -> QuerySet[PlatformAccess]:
    """Return what waits for an answer."""
    return PlatformAccess.objects.filter(
        agreed_at=None, refused_at=None, ended_at=None, asked_at__gt=at - ASKED_LASTS
    )


def _open(access_id: UUID, tenant: Tenant, at: datetime) -> PlatformAccess:
    since = at - ASKED_LASTS
    undecided = _locked(tenant).filter(agreed_at=None, refused_at=None, ended_at=None)
    return get_object_or_404(undecided, id=access_id, asked_at__gt=since)


def _locked(tenant: Tenant) -> QuerySet[PlatformAccess]:
    return PlatformAccess.objects.select_for_update(of=("self",)).filter(tenant=tenant)


def _note(action: str, found: PlatformAccess, *, by: Actor, at: datetime) -> None:
    facts: Facts = {
        "hours": found.hours,
        "account": found.account_id,
        "agreed": found.agreed_kind,
    }
    record(action, by=by, at=at, about=About("platform_access", found.id), facts=facts)
