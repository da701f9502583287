"""Carrying somebody of the consultancy into a client: a single-use code that lives 60 seconds."""

from datetime import date, datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from django.db import transaction
from django.db.models import Q

from kernel.errors import Refusal
from kernel.identity.models import Account
from tenants.models import Assignment, EntryCode, Tenant

LIVES = timedelta(seconds=60)


def roles_at(account: Account, tenant: Tenant, today: date) -> frozenset[str]:
    """Return the roles in which the account serves this client today; empty when it does not."""
    lasting = Q(until_on=None) | Q(until_on__gte=today)
    mine = Assignment.objects.filter(lasting, account=account, tenant=tenant, from_on__lte=today)
    return frozenset(mine.values_list("role", flat=True))


def issue_code(account: Account, tenant: Tenant, *, browser: str, at: datetime) -> str:
    """Return a code for this client, account and browser. Raise Refusal `entry.not_assigned`."""
    if not roles_at(account, tenant, at.date()):
        raise Refusal("entry.not_assigned", message="U werkt (nu) niet voor deze organisatie.")
    code = token_urlsafe(32)
    EntryCode.objects.create(
        digest=_digest(code),
        account=account,
        tenant=tenant,
        browser=_digest(browser),
        expires_at=at + LIVES,
    )
    return code


@transaction.atomic
def use_code(code: str, tenant: Tenant, *, browser: str, at: datetime) -> Account:
    """Return whose code it is, and spend it.

    Raise Refusal `entry.code`, whether it is unknown, used, too old, or for another client or
    browser, and `entry.not_assigned` when the assignment ended meanwhile.
    """
    entry = (
        EntryCode.objects.select_for_update(of=("self",))
        .select_related("account")
        .filter(
            digest=_digest(code),
            tenant=tenant,
            browser=_digest(browser),
            used_at=None,
            expires_at__gt=at,
            account__is_active=True,
        )
        .first()
    )
    if entry is None:
        raise Refusal(
            "entry.code",
            message="Deze doorgang is verlopen of al gebruikt. Ga terug naar uw werklijst en open"
            " de organisatie opnieuw.",
        )
    entry.used_at = at
    entry.save(update_fields=["used_at"])
    if not roles_at(entry.account, tenant, at.date()):
        raise Refusal("entry.not_assigned", message="U werkt (nu) niet voor deze organisatie.")
    return entry.account


def _digest(value: str) -> str:
    return sha256(value.encode()).hexdigest()
