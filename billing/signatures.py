"""Sign and verify a gateway's events over their raw bytes. Pure: the moment is an argument.

The scheme is Stripe's: `t=<unix seconds>,v1=<hex>` with HMAC-SHA256 over `<t>.<body>`. Ours is
stricter than the vendor's own verifier: an event from the future is refused as well, nothing is
decoded before it is trusted, and several secrets may be valid while one is being rotated.
"""

import hmac
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from kernel.errors import Refusal

TOLERANCE_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Stamp:
    """A signature header taken apart: when it was signed (unix seconds) and the signatures."""

    signed: int
    signatures: tuple[str, ...]


def sign(body: bytes, *, secret: str, at: datetime) -> str:
    """Return the signature header for `body`, as the gateway would send it."""
    seconds = int(at.timestamp())
    return f"t={seconds},v1={_digest(body, seconds, secret)}"


def verify(body: bytes, header: str, *, secrets: tuple[str, ...], at: datetime) -> None:
    """Return when one of `secrets` signed these bytes around `at`.

    Raise Refusal `billing.webhook.unsigned` without a readable header, `.wrong_signature` when
    no secret fits, and `.stale` or `.early` more than 300 seconds before or after `at`.
    """
    stamp = _stamp(header)
    if not any(_fits(body, stamp, secret) for secret in secrets if secret.strip()):
        raise _refusal("wrong_signature", "The signature does not belong to this body.")
    age = int(at.timestamp()) - stamp.signed
    if age > TOLERANCE_SECONDS:
        raise _refusal("stale", "The event was signed too long ago.", age_seconds=age)
    if age < -TOLERANCE_SECONDS:
        raise _refusal("early", "The event was signed in the future.", age_seconds=age)


def _stamp(header: str) -> Stamp:
    pairs = [part.strip().partition("=") for part in header.split(",")]
    moments = [value for name, _, value in pairs if name == "t"]
    signatures = tuple(value for name, _, value in pairs if name == "v1" and value)
    if len(moments) != 1 or not _is_number(moments[0]) or not signatures:
        raise _refusal("unsigned", "The signature header is missing or unreadable.")
    return Stamp(int(moments[0]), signatures)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 12  # noqa: PLR2004 - year 33658


def _fits(body: bytes, stamp: Stamp, secret: str) -> bool:
    expected = _digest(body, stamp.signed, secret).encode()
    given = [signature.encode() for signature in stamp.signatures]
    return any(hmac.compare_digest(expected, each) for each in given)


def _digest(body: bytes, seconds: int, secret: str) -> str:
    return hmac.new(secret.encode(), b"%d.%b" % (seconds, body), sha256).hexdigest()


def _refusal(code: str, message: str, **facts: object) -> Refusal:
    return Refusal(f"billing.webhook.{code}", message=message, **facts)
