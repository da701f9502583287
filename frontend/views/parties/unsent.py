"""What a party sent after being signed out for silence: sealed, until the same party is back."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, QueryDict

from frontend import sealed_session
from frontend.readers import IDLE_SECONDS, PARTY, PARTY_SEEN
from kernel import clock
from procedures.models import Party

NAME = "unsent"


@dataclass(frozen=True, slots=True)
class Unsent:
    """A form that arrived too late: whose it was, where it went, and what it said."""

    party: UUID
    path: str
    data: dict[str, list[str]]


def is_idle(request: HttpRequest) -> bool:
    """Whether somebody was in, but too long ago."""
    seen_at = float(request.session.get(PARTY_SEEN, 0))
    silent = clock.now().timestamp() - seen_at > IDLE_SECONDS
    return request.session.get(PARTY) is not None and silent


def remember(request: HttpRequest) -> None:
    """Keep the form that arrived; files cannot be kept and are chosen again."""
    data = {name: request.POST.getlist(name) for name in request.POST}
    data.pop("csrfmiddlewaretoken", None)
    value = {"party": request.session[PARTY], "path": request.path, "data": data}
    sealed_session.keep(request, NAME, value)


def taken(request: HttpRequest, party: Party) -> Unsent | None:
    """Return the form that waits for this very party, before a fresh session begins."""
    found = sealed_session.kept(request, NAME)
    if found is None or found["party"] != str(party.id):
        return None
    return Unsent(party.id, found["path"], found["data"])


def put_back(request: HttpRequest, waiting: Unsent) -> None:
    """Keep the form in the fresh session, for the page it was on its way to."""
    value = {"party": str(waiting.party), "path": waiting.path, "data": waiting.data}
    sealed_session.keep(request, NAME, value)


def handed_back(request: HttpRequest) -> QueryDict | None:
    """Return, once, what was on its way to the page that is asked for now."""
    found = sealed_session.kept(request, NAME)
    if found is None or found["path"] != request.path:
        return None
    sealed_session.forget(request, NAME)
    data = QueryDict(mutable=True)
    for name, values in found["data"].items():
        data.setlist(name, values)
    return data
