"""Recovery codes: ten to keep on paper, each good for one time when every device is lost.

A code has 60 random bits. That is less than 112, so what is kept is a slow digest of each, under
a salt of the set (OWASP ASVS 5.0, 6.5.2): they can be shown once and never again.
"""

from base64 import b64encode
from datetime import datetime
from hashlib import scrypt
from secrets import choice, token_bytes
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.crypto import constant_time_compare

from kernel.identity.models import Account

COUNT = 10
GROUPS, GROUP_LENGTH = 3, 4
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U
_MISREAD = str.maketrans("ILO", "110", " -\u2013\u2014\u00a0\u200b\u200c\u200d\ufeff\t\r\n")


def give_codes(account: Account, at: datetime) -> list[str]:
    """Return ten new codes, to be shown now; earlier ones are worth nothing any more."""
    codes = [_new_code() for _ in range(COUNT)]
    salt = token_bytes(16)
    data = {"salt": salt.hex(), "digests": [_digest(_read(code), salt) for code in codes]}
    Authenticator.objects.update_or_create(
        user=account,
        type=Authenticator.Type.RECOVERY_CODES,
        defaults={"data": data, "created_at": at},
    )
    return codes


@transaction.atomic
def use_code(account: Account, code: str, at: datetime) -> bool:
    """Answer whether this is a code of the account that was not used, and spend it."""
    kept = (
        Authenticator.objects.filter(user=account, type=Authenticator.Type.RECOVERY_CODES)
        .select_for_update()
        .first()
    )
    if kept is None:
        return False
    data: dict[str, Any] = kept.data
    shown = _digest(_read(code), bytes.fromhex(data["salt"]))
    left = [one for one in data["digests"] if not constant_time_compare(one, shown)]
    if len(left) == len(data["digests"]):
        return False
    kept.data, kept.last_used_at = {**data, "digests": left}, at
    kept.save(update_fields=["data", "last_used_at"])
    return True


def left_count(account: Account) -> int:
    """Return how many codes are still good."""
    kept = Authenticator.objects.filter(
        user=account, type=Authenticator.Type.RECOVERY_CODES
    ).first()
    return len(kept.data["digests"]) if kept else 0


def _new_code() -> str:
    groups = ("".join(choice(ALPHABET) for _ in range(GROUP_LENGTH)) for _ in range(GROUPS))
    return "-".join(groups)


def _read(code: str) -> str:
    """Return a code as it was meant: without signs between, letters as digits where misread."""
    return code.upper().translate(_MISREAD)


def _digest(code: str, salt: bytes) -> str:
    return b64encode(scrypt(code.encode(), salt=salt, n=2**14, r=8, p=1, dklen=32)).decode()
