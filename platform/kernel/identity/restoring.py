"""Getting in again after every second factor was lost: one person asks it, another agrees.

Neither of the two is the person themselves. Once both did, the factors are gone and every session
ends; with the next password somebody sets up new ones. Nobody learns a secret of anybody.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kernel.errors import Refusal
from kernel.identity.factors import take_away
from kernel.identity.models import Account, Restoration

LASTS = timedelta(days=2)


def pending(at: datetime) -> QuerySet[Restoration]:
    """Return what was asked at this host and waits for a second person, the oldest first."""
    waiting = Restoration.objects.filter(agreed_at=None, withdrawn_at=None, asked_at__gt=at - LASTS)
    return waiting.select_related("account").order_by("asked_at", "id")


@transaction.atomic
def ask(account: Account, *, by: UUID, at: datetime) -> Restoration:
    """Ask that somebody may set up a second factor anew; asked twice it is asked once.

    Raise Refusal "restoring.own" for one's own account.
    """
    if account.pk == by:
        raise Refusal("restoring.own", message=_("Vraag iemand anders om dit voor u te doen."))
    before = pending(at).filter(account=account).first()
    return before or Restoration.objects.create(account=account, asked_by=by, asked_at=at)


@transaction.atomic
def agree(restoration_id: UUID, *, by: UUID, at: datetime) -> Account | None:
    """Agree as the second person, and take the factors away; return whose they were.

    None for what is not there, or is too old. Raise Refusal "restoring.own" for one's own account
    and "restoring.same_person" for who asked it.
    """
    found = _locked(restoration_id, at)
    if found is None:
        return None
    if found.account_id == by:
        raise Refusal("restoring.own", message=_("Vraag iemand anders om dit voor u te doen."))
    if found.asked_by == by:
        message = _("U vroeg dit zelf. Een ander moet het goedkeuren.")
        raise Refusal("restoring.same_person", message=message)
    found.agreed_by, found.agreed_at = by, at
    found.save(update_fields=["agreed_by", "agreed_at"])
    take_away(found.account)
    return found.account


@transaction.atomic
def withdraw(restoration_id: UUID, *, at: datetime) -> Account | None:
    """Take back what was asked; return whose it was, None for what is not there."""
    found = _locked(restoration_id, at)
    if found is None:
        return None
    found.withdrawn_at = at
    found.save(update_fields=["withdrawn_at"])
    return found.account


def _locked(restoration_id: UUID, at: datetime) -> Restoration | None:
    return pending(at).select_for_update(of=("self",)).filter(pk=restoration_id).first()
