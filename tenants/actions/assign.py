"""Who of the consultancy serves which client, in what role, from when until when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from kernel import clock
from kernel.actors import Actor
from kernel.audit.chain import About, Facts, record
from kernel.errors import Refusal
from kernel.identity.models import Account
from tenants import scope
from tenants.models import Assignment, Tenant

ROLES = ("secretariat", "complaints_officer", "handler", "consultant")
"""In these roles the consultancy's people serve a client."""


@dataclass(frozen=True, slots=True)
class Span:
    """A time in days, both included; without an end it lasts until somebody ends it."""

    from_on: date
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """Serving a client in a role for a time."""

    tenant: Tenant
    role: str
    span: Span


@transaction.atomic
def assign(account: Account, service: Service, *, by: Actor, at: datetime) -> Assignment:
    """Let somebody serve a client; it stands in that client's own log.

    Raise Refusal `assignment.role`, `assignment.span`, `assignment.closed` or `assignment.there`.
    """
    tenant, role, span = service.tenant, service.role, service.span
    _check(role, span, tenant)
    rows = Assignment.objects.filter(account=account, tenant=tenant, role=role, covers_id=None)
    if overlapping(rows, span).exists():
        raise Refusal(
            "assignment.there",
            message="Deze persoon heeft die rol daar al in deze periode.",
            field="role",
        )
    made = Assignment.objects.create(
        account=account, tenant=tenant, role=role, from_on=span.from_on, until_on=span.until_on
    )
    _note("assignment.given", made, by=by, at=at)
    return made


@transaction.atomic
def end_assignment(assignment_id: int, *, by: Actor, at: datetime) -> Assignment:
    """End an assignment now: with their next request somebody is out. Raise Http404."""
    rows = Assignment.objects.select_for_update(of=("self",)).select_related("tenant", "account")
    found = get_object_or_404(rows, id=assignment_id)
    today = clock.local_date(at, found.tenant.time_zone)
    _note("assignment.ended", found, by=by, at=at)
    _end(found, today)
    return found


@transaction.atomic
def cover(ill: Account, substitute: Account, span: Span, *, by: Actor, at: datetime) -> int:
    """Let one colleague stand in for another at all their clients; return how many roles.

    Everywhere it is seen as cover, with whom it is for. Raise Refusal `cover.same`, `cover.open`,
    `assignment.span` or `cover.nothing`.
    """
    if ill.pk == substitute.pk:
        raise Refusal("cover.same", message="Kies een andere collega.", field="substitute")
    if span.until_on is None:
        raise Refusal("cover.open", message="Vervanging heeft een laatste dag.", field="until_on")
    _check_span(span)
    own = Assignment.objects.filter(account=ill, covers_id=None).select_related("tenant")
    made = list(_stood_in(overlapping(own, span), substitute, span))
    if not made:
        raise Refusal(
            "cover.nothing",
            message="Er is in deze periode niets te vervangen.",
            field="substitute",
        )
    for one in made:
        _note("assignment.covered", one, by=by, at=at)
    return len(made)


def overlapping(rows: QuerySet[Assignment], span: Span) -> QuerySet[Assignment]:
    """Return the assignments that hold on some day of a span."""
    still = Q(until_on=None) | Q(until_on__gte=span.from_on)
    begun = rows if span.until_on is None else rows.filter(from_on__lte=span.until_on)
    return begun.filter(still)


def end_all(account: Account, *, by: Actor, at: datetime) -> None:
    """End everything somebody does for clients, and for whom they stand in. Needs a transaction."""
    rows = Assignment.objects.select_related("tenant").filter(account=account)
    today = clock.local_date(at, "UTC")
    for one in rows.exclude(until_on__lt=today).order_by("id"):
        _note("assignment.ended", one, by=by, at=at)
        _end(one, clock.local_date(at, one.tenant.time_zone))


def _stood_in(rows: Iterable[Assignment], substitute: Account, span: Span) -> Iterable[Assignment]:
    for one in rows:
        there = Assignment.objects.filter(
            account=substitute, tenant=one.tenant, role=one.role, from_on=span.from_on
        )
        if one.tenant.state != Tenant.State.CLOSED and not there.exists():
            yield Assignment.objects.create(
                account=substitute,
                tenant=one.tenant,
                role=one.role,
                from_on=span.from_on,
                until_on=span.until_on,
                covers_id=one.account_id,
            )


def _end(found: Assignment, today: date) -> None:
    """Let it last until yesterday; one that would never have held is gone."""
    yesterday = today - timedelta(days=1)
    if found.from_on > yesterday:
        found.delete()
    else:
        found.until_on = yesterday
        found.save(update_fields=["until_on"])


def _check(role: str, span: Span, tenant: Tenant) -> None:
    if role not in ROLES:
        raise Refusal("assignment.role", message="Kies een rol die er is.", field="role")
    if tenant.is_public or tenant.state == Tenant.State.CLOSED:
        raise Refusal("assignment.closed", message="Deze organisatie is gesloten.", field="client")
    _check_span(span)


def _check_span(span: Span) -> None:
    if span.until_on is not None and span.until_on < span.from_on:
        raise Refusal(
            "assignment.span", message="De laatste dag ligt voor de eerste.", field="until_on"
        )


def _note(action: str, made: Assignment, *, by: Actor, at: datetime) -> None:
    """Write it in the client's own log, which says who serves it by whose doing."""
    until: Facts = {"until": made.until_on} if made.until_on else {}
    covers: Facts = {"covers": made.covers_id} if made.covers_id else {}
    service: Facts = {"roles": (made.role,), "account": made.account_id, "from": made.from_on}
    with scope.within(made.tenant), transaction.atomic():
        record(action, by=by, at=at, about=About("client"), facts={**service, **until, **covers})
