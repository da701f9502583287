"""Codes of six digits from an app (RFC 6238): each counts once, whatever host it is typed at."""

from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from django.db import transaction
from django.db.models import QuerySet
from django.utils.crypto import constant_time_compare

from kernel.identity.models import Account
from kernel.identity.sealing import opened_text, sealed_text

PERIOD_SECONDS = 30
TOLERANCE = 1
"""How many periods a clock may be off (RFC 6238, 5.2: at most one is advised)."""


def new_secret() -> str:
    """Return a secret of 160 bits, as apps read it (base32)."""
    return str(generate_totp_secret())


def activate(account: Account, secret: str, code: str, at: datetime) -> bool:
    """Make `secret` the account's own when `code` comes from it; answer whether it does.

    A secret that was there before is replaced.
    """
    counter = _counter_of(secret, code, at, after=0)
    if counter is None:
        return False
    keep(account, secret, at, used_counter=counter)
    return True


def keep(account: Account, secret: str, at: datetime, *, used_counter: int = 0) -> None:
    """Tie an app to an account unasked (the demo does), or after its code was right."""
    data = {"secret": sealed_text(secret, _row(account)), "used_counter": used_counter}
    Authenticator.objects.update_or_create(
        user=account,
        type=Authenticator.Type.TOTP,
        defaults={"data": data, "created_at": at, "last_used_at": at if used_counter else None},
    )


@transaction.atomic
def use_code(account: Account, code: str, at: datetime) -> bool:
    """Answer whether this is the account's code of now, and spend it with all earlier ones."""
    kept = _kept(account).select_for_update().first()
    if kept is None:
        return False
    data: dict[str, Any] = kept.data
    secret = opened_text(data["secret"], _row(account))
    counter = _counter_of(secret, code, at, after=data.get("used_counter", 0))
    if counter is None:
        return False
    kept.data, kept.last_used_at = {**data, "used_counter": counter}, at
    kept.save(update_fields=["data", "last_used_at"])
    return True


def good_code(account: Account, at: datetime) -> str:
    """Return a code that would be taken now, for the demo; empty when all were used, or no app."""
    kept = _kept(account).first()
    if kept is None:
        return ""
    counter = max(_period(at), kept.data["used_counter"] + 1)
    if counter > _period(at) + TOLERANCE:
        return ""
    return _code(opened_text(kept.data["secret"], _row(account)), counter)


def code_of(secret: str, at: datetime) -> str:
    """Return the code that an app with this secret shows at a moment."""
    return _code(secret, _period(at))


def _counter_of(secret: str, code: str, at: datetime, *, after: int) -> int | None:
    """Return the period of a code within the tolerance and after the last that was used."""
    typed, now, found = "".join(code.split()), _period(at), None
    for counter in range(now - TOLERANCE, now + TOLERANCE + 1):
        same = constant_time_compare(typed, _code(secret, counter))
        found = counter if same and counter > after and found is None else found
    return found


def _code(secret: str, counter: int) -> str:
    return str(format_hotp_value(hotp_value(secret, counter)))


def _period(at: datetime) -> int:
    return int(at.timestamp()) // PERIOD_SECONDS


def _kept(account: Account) -> QuerySet[Authenticator]:
    found: QuerySet[Authenticator] = Authenticator.objects.filter(
        user=account, type=Authenticator.Type.TOTP
    )
    return found


def _row(account: Account) -> str:
    return f"{account.id}/totp"
