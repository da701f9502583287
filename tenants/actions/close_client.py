"""Closing a client: asked by one person, approved by a second. Handing over and erasing follow."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.shortcuts import get_object_or_404

from kernel import clock
from kernel.errors import Refusal
from tenants.models import Closing, Tenant

LEAST_GRACE_DAYS = 30
"""Between approval and erasing: time to hand over, and to come back on it."""


def running_closing(tenant: Tenant) -> Closing | None:
    """Return the closing of this client that was asked for and not withdrawn, or None."""
    running = Closing.objects.filter(tenant=tenant, withdrawn_at=None, erased_at=None)
    return running.order_by("-asked_at").first()


@transaction.atomic
def ask_closing(tenant: Tenant, *, reason: str, by: UUID, at: datetime) -> Closing:
    """Ask for a client to be closed; nothing changes until a second person approves.

    Raise Refusal `closing.asked` when that was asked already.
    """
    Tenant.objects.select_for_update().get(pk=tenant.pk)
    if running_closing(tenant) is not None:
        raise Refusal("closing.asked", message="Het sluiten van deze organisatie loopt al.")
    return Closing.objects.create(
        tenant=tenant,
        reference=tenant.reference,
        name=tenant.name,
        reason=reason,
        asked_by_id=by,
        asked_at=at,
    )


@transaction.atomic
def approve_closing(
    closing_id: UUID, *, by: UUID, at: datetime, grace_days: int = LEAST_GRACE_DAYS
) -> Closing:
    """Approve a closing: from now on the client is closing, and after the grace it may be erased.

    Raise Http404, Refusal `closing.same_person`, `closing.grace_too_short` or `closing.decided`.
    """
    closing = _undecided(closing_id)
    if closing.asked_by_id == by:
        raise Refusal(
            "closing.same_person",
            message="U vroeg dit zelf aan. Een collega moet het goedkeuren.",
        )
    if grace_days < LEAST_GRACE_DAYS:
        raise Refusal("closing.grace_too_short", message="Geef ten minste dertig dagen.")
    tenant = Tenant.objects.select_for_update().get(pk=closing.tenant_id)
    closing.approved_by_id, closing.approved_at = by, at
    today = clock.local_date(at, tenant.time_zone)
    closing.erase_from_on = today + timedelta(days=grace_days)
    closing.save()
    _set_state(tenant, Tenant.State.CLOSING)
    return closing


@transaction.atomic
def withdraw_closing(closing_id: UUID, *, at: datetime) -> Closing:
    """Take a closing back, also an approved one: the client is open again.

    Raise Http404 when it was withdrawn or erased before.
    """
    closing = _running(closing_id)
    closing.withdrawn_at = at
    closing.save(update_fields=["withdrawn_at"])
    _set_state(Tenant.objects.select_for_update().get(pk=closing.tenant_id), Tenant.State.OPEN)
    return closing


def _undecided(closing_id: UUID) -> Closing:
    closing = _running(closing_id)
    if closing.approved_at is not None:
        raise Refusal("closing.decided", message="Dit is al goedgekeurd.")
    return closing


def _running(closing_id: UUID) -> Closing:
    rows = Closing.objects.select_for_update(of=("self",))
    live = rows.filter(withdrawn_at=None, erased_at=None, tenant__isnull=False)
    return get_object_or_404(live, id=closing_id)


def _set_state(tenant: Tenant, state: Tenant.State) -> None:
    tenant.state = state
    tenant.save(update_fields=["state"])
