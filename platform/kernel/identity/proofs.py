"""How somebody proved, in this session, to be who they are: which proof, and when.

The session keeps the last moment of each kind of proof. Two different kinds of thing make a
session strong (NIST SP 800-63B, AAL2): something known with something held, or one device that
asks for a finger, a face or a PIN itself (a passkey).
"""

from datetime import datetime
from typing import Literal

from django.http import HttpRequest

Method = Literal["password", "passkey", "totp", "recovery", "sign_on", "vouched", "entry", "code"]
"""`vouched` is a client's sign-on that vouches for a second factor; `sign_on` one that does not.
`entry` is a passage from the consultancy by somebody who was strong there. `code` is a party's
receipt code: it proves no account."""

KEY = "proofs"
ALONE = frozenset({"passkey", "vouched", "entry"})
FIRST = frozenset({"password", "sign_on"})
SECOND = frozenset({"totp", "recovery", "passkey"})
AGAIN = frozenset({"password", "passkey", "totp", "recovery", "vouched", "sign_on"})
"""What counts as proving it once more; a passage that was asked for earlier does not."""


def prove(request: HttpRequest, method: Method, at: datetime) -> None:
    """Note that somebody proved who they are. Call it after `login`, which empties the session.

    Somebody who is strong and proves anything once more stays strong.
    """
    request.session[KEY] = {**proofs(request), method: at.timestamp()}


def proofs(request: HttpRequest) -> dict[str, float]:
    """Return the proofs of this session, each with its moment in seconds since 1970."""
    found: dict[str, float] = request.session.get(KEY, {})
    return found


def is_strong(request: HttpRequest) -> bool:
    """Answer whether this session rests on two factors."""
    shown = proofs(request).keys()
    return bool(shown & ALONE) or bool(shown & FIRST and shown & SECOND)


def proven_within(
    request: HttpRequest, seconds: int, at: datetime, *, passage: bool = False
) -> bool:
    """Answer whether somebody proved who they are at most `seconds` ago.

    With `passage`, having come in from the consultancy that recently is proof as well.
    """
    counted = AGAIN | {"entry"} if passage else AGAIN
    last = max((when for how, when in proofs(request).items() if how in counted), default=0.0)
    return is_strong(request) and at.timestamp() - last <= seconds


def forget_proofs(request: HttpRequest) -> None:
    """Let somebody prove everything anew."""
    request.session.pop(KEY, None)
