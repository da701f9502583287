"""Attempts to sign on that this browser began: kept in its session, sealed, used once.

What comes back from a provider counts only when it answers one of these (the `state` of OAuth,
RFC 6749 10.12; `InResponseTo` of SAML).
"""

import secrets
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest

from frontend.sealed_session import keep, kept

NAME = "sign_on"
LASTS_SECONDS = 600
AT_ONCE = 5


@dataclass(frozen=True, slots=True)
class Attempt:
    """One way out to a provider. `person` tries it for the client; empty is a real sign-on.

    `fresh` is for who is here already, and shows again who they are: what the provider remembers
    of this morning does not do.
    """

    sign_on: str
    issuer: str
    version: int
    begun: float
    nonce: str
    verifier: str
    next: str = ""
    person: str = ""
    fresh: bool = False

    @property
    def sign_on_id(self) -> UUID:
        """The provider's id."""
        return UUID(self.sign_on)


def secret() -> str:
    """Return 43 characters that nobody guesses (256 bits, base64url)."""
    return secrets.token_urlsafe(32)


def remember(request: HttpRequest, state: str, attempt: Attempt) -> None:
    """Keep an attempt until its answer comes, at most ten minutes; five at once are enough."""
    known = {**_known(request), state: asdict(attempt)}
    newest = sorted(known.items(), key=lambda one: float(str(one[1]["begun"])))[-AT_ONCE:]
    keep(request, NAME, dict(newest))


def taken(request: HttpRequest, state: str, *, sign_on_id: UUID, at: datetime) -> Attempt | None:
    """Return the attempt that an answer belongs to, and forget it; None when there is none."""
    known = _known(request)
    found = known.pop(state, None)
    if found is None:
        return None
    keep(request, NAME, known)
    attempt = Attempt(**found)  # type: ignore[arg-type] # as it was kept
    late = at.timestamp() - attempt.begun > LASTS_SECONDS
    return None if late or attempt.sign_on_id != sign_on_id else attempt


def _known(request: HttpRequest) -> dict[str, dict[str, object]]:
    return kept(request, NAME) or {}
