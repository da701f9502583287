"""Values that leave the system and come back, signed: each holds only at the client that signed.

The client is in the salt, so a value of one client is no value at another; so is its purpose.
"""

from django.core import signing  # noqa: TID251 the one module that may
from django.utils.translation import gettext

from kernel.errors import Refusal
from tenants.whose import whose


def signed(purpose: str, value: str) -> str:
    """Return `value` with the moment and a signature; it stays readable for its bearer."""
    return _signer(purpose).sign(value)


def opened(purpose: str, token: str, *, max_age_seconds: int) -> str:
    """Return the value of a token that was signed here, for this purpose, and not too long ago.

    Raise Refusal "signature.expired", or "signature.invalid" for all else: another client's, for
    another purpose, changed, or no token at all.
    """
    try:
        return _signer(purpose).unsign(token, max_age=max_age_seconds)
    except signing.SignatureExpired as problem:
        message = gettext("Deze link is verlopen. Vraag een nieuwe aan.")
        raise Refusal("signature.expired", message=message) from problem
    except signing.BadSignature as problem:
        message = gettext("Deze link werkt hier niet.")
        raise Refusal("signature.invalid", message=message) from problem


def _signer(purpose: str) -> signing.TimestampSigner:
    return signing.TimestampSigner(salt=f"wederhoor/{whose()}/{purpose}")
