"""What a provider said, carried by the browser over a redirect or two, closed with a key of ours.

The form that a SAML provider lets a browser post comes from another site, so the session's cookie
is not with it; and a session ends when somebody signs in. So the answer is checked where it
arrives, and what it says goes on in a cookie of its own, which the browser cannot read or change.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from kernel.vault import ring
from kernel.vault.sealing import DamagedError, Place, derived, padded, sealed, unpadded, unsealed
from procedures.rules.sign_on import Vouched


@dataclass(frozen=True, slots=True)
class Bag:
    """One thing that can be carried: its cookie, and for how many seconds it holds."""

    name: str
    lasts: int

    @property
    def cookie(self) -> str:
        """The cookie's name."""
        return f"{'__Host-' if settings.HTTPS else ''}{self.name}"


@dataclass(frozen=True, slots=True)
class Word:
    """What a provider said (`vouched`), with its id, and where it belongs: a state, a page."""

    sign_on: str
    vouched: Vouched
    note: str = ""


ONWARD = Bag("onderweg", 60)
LINK = Bag("koppelen", 600)


def carry(response: HttpResponseBase, bag: Bag, word: Word, *, at: datetime) -> None:
    """Send what a provider said along with a redirect."""
    content = json.dumps([at.timestamp(), asdict(word)]).encode()
    response.set_cookie(
        bag.cookie,
        urlsafe_b64encode(sealed(_key(), padded(content), _place(bag))).decode(),
        max_age=bag.lasts,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def carried(request: HttpRequest, bag: Bag, *, at: datetime) -> Word | None:
    """Return what was carried here in time; None when nothing was, or it is damaged."""
    try:
        raw = urlsafe_b64decode(request.COOKIES.get(bag.cookie, ""))
        begun, found = json.loads(unpadded(unsealed(_key(), raw, _place(bag))))
    except (DamagedError, ValueError):
        return None
    if at.timestamp() - float(begun) > bag.lasts:
        return None
    return Word(str(found["sign_on"]), _vouched(found["vouched"]), str(found["note"]))


def put_down(response: HttpResponseBase, bag: Bag) -> None:
    """Let the browser forget what it carried."""
    response.delete_cookie(bag.cookie, samesite="Lax")


def _vouched(said: dict[str, Any]) -> Vouched:
    lists = {name: tuple(said[name]) for name in ("values", "factors")}
    return Vouched(**{**said, **lists})


def _key() -> bytes:
    return derived(ring.tenant_key(), "sign_on.carried")


def _place(bag: Bag) -> Place:
    return Place(ring.reference(), ring.TENANT, f"sign_on.{bag.name}", "")
