"""Carrying somebody of the consultancy or the platform into a client: once, within 60 seconds.

The client's host gives the browser a secret in a cookie and sends its digest along. Here that
digest gets a row with who may come in with it; at the client the cookie spends the row. So nothing
that opens a door ever stands in an address, and only the browser that asked comes in.
"""

import re
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from django.db import IntegrityError, transaction

from kernel.errors import Refusal
from kernel.identity.models import Account
from tenants.models import EntryCode, Tenant
from tenants.ways import check_way, way_in

LIVES = timedelta(seconds=60)

_DIGEST = re.compile(r"[0-9a-f]{64}")


def new_secret() -> str:
    """Return a secret for one browser at one host, to be kept in its cookie alone."""
    return token_urlsafe(32)


def digest_of(secret: str) -> str:
    """Return what may travel in an address: the secret cannot be found from it."""
    return sha256(f"entry/{secret}".encode()).hexdigest()


def issue_code(account: Account, tenant: Tenant, *, browser: str, at: datetime) -> EntryCode:
    """Let this account into this client with the secret of which `browser` is the digest.

    Raise Refusal `entry.not_assigned`, and `entry.code` for what is no digest or was used before.
    """
    check_way(account, tenant, at)
    if not _DIGEST.fullmatch(browser):
        raise _refused()
    try:
        with transaction.atomic():
            return EntryCode.objects.create(
                digest=browser, account=account, tenant=tenant, expires_at=at + LIVES
            )
    except IntegrityError as problem:
        raise _refused() from problem


@transaction.atomic
def use_code(secret: str, tenant: Tenant, *, at: datetime) -> Account:
    """Return who comes in with this browser's secret, and spend it.

    Raise Refusal `entry.code`, whether it is unknown, used, too old, or for another client or
    browser, and `entry.not_assigned` when the assignment ended meanwhile.
    """
    rows = EntryCode.objects.select_for_update(of=("self",)).select_related("account")
    entry = rows.filter(
        digest=digest_of(secret),
        tenant=tenant,
        used_at=None,
        expires_at__gt=at,
        account__is_active=True,
    ).first()
    if entry is None:
        raise _refused()
    entry.used_at = at
    entry.save(update_fields=["used_at"])
    check_way(entry.account, tenant, at)
    return entry.account


def awaited(secret: str, tenant: Tenant, *, at: datetime) -> bool:
    """Whether somebody can come in with this secret now."""
    live = EntryCode.objects.filter(tenant=tenant, used_at=None, expires_at__gt=at)
    return live.filter(digest=digest_of(secret)).exists()


def roles_at(account: Account, tenant: Tenant, at: datetime) -> frozenset[str]:
    """Return the roles in which the account may be at this client now; empty when it may not."""
    way = way_in(account, tenant, at)
    return way.roles if way else frozenset()


def _refused() -> Refusal:
    return Refusal(
        "entry.code",
        message="Deze doorgang is verlopen of al gebruikt. Ga terug naar uw werklijst en open"
        " de organisatie opnieuw.",
    )
