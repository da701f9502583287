"""A complaint that is being written: in the session, sealed, until it is sent or wiped."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID, uuid4

from django.http import HttpRequest, QueryDict

from frontend import sealed_session
from kernel import clock
from procedures.actions.draft_files import drop_draft
from procedures.actions.keep_filing import drop_filing, keep_filing, refresh_filing, resume_filing

NAME = "draft"
LIFETIME = timedelta(hours=24)

Typed = dict[str, list[str]]


@dataclass
class Draft:
    """What was typed so far, page by page; `key` becomes the case when it is sent.

    `kept_under` is the key of the code with which somebody can go on elsewhere; empty without one.
    """

    started_at: datetime
    key: UUID = field(default_factory=uuid4)
    typed: dict[str, Typed] = field(default_factory=dict)
    kept_under: bytes = b""

    def note(self, page: str, data: QueryDict, names: set[str]) -> None:
        """Keep what a page sent, right or wrong."""
        self.typed[page] = {name: data.getlist(name) for name in names if name in data}

    def data(self, page: str) -> QueryDict | None:
        """Return what a page sent, as its form wants it, or None when it was not there yet."""
        if page not in self.typed:
            return None
        data = QueryDict(mutable=True)
        for name, values in self.typed[page].items():
            data.setlist(name, values)
        return data

    def digest(self, files: Iterable[UUID]) -> str:
        """Return a mark of all that was typed and chosen: another one when anything changed."""
        whole = [str(self.key), self.typed, sorted(map(str, files))]
        return sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()

    def one(self, page: str, name: str) -> str:
        """Return one answer as typed, empty when there is none."""
        return next(iter(self.typed.get(page, {}).get(name, [])), "")


def draft_of(request: HttpRequest) -> Draft | None:
    """Return the draft of this visitor, or None; one that is too old is wiped."""
    found = sealed_session.kept(request, NAME)
    if found is None:
        return None
    draft = Draft(
        started_at=datetime.fromisoformat(found["started_at"]),
        key=UUID(found["key"]),
        typed=found["typed"],
        kept_under=b64decode(found.get("kept_under", "")),
    )
    if clock.now() - draft.started_at > LIFETIME:
        _expire(request, draft)
        return None
    return draft


def new_draft() -> Draft:
    """Return an empty draft."""
    return Draft(started_at=clock.now())


def keep(request: HttpRequest, draft: Draft) -> None:
    """Keep the draft for the next page; under its code too, when it has one."""
    value = {
        "started_at": draft.started_at.isoformat(),
        "key": str(draft.key),
        "typed": draft.typed,
        "kept_under": b64encode(draft.kept_under).decode(),
    }
    sealed_session.keep(request, NAME, value)
    if draft.kept_under:
        refresh_filing(draft.key, {"typed": draft.typed}, draft.kept_under, at=clock.now())


def leave(request: HttpRequest, draft: Draft) -> str:
    """Keep the draft under a fresh code, and return the code as written: it is shown once."""
    code, draft.kept_under = keep_filing(draft.key, {"typed": draft.typed}, at=clock.now())
    keep(request, draft)
    return code


def resume(request: HttpRequest, typed: str) -> None:
    """Go on with what was kept under a code. Raise Refusal `receipt.unknown`."""
    found = resume_filing(typed, at=clock.now())
    request.session.cycle_key()
    keep(request, Draft(clock.now(), found.id, found.content["typed"], found.key))


def let_go(request: HttpRequest) -> None:
    """Take the draft out of the session: it was sent."""
    sealed_session.forget(request, NAME)


def wipe(request: HttpRequest, draft: Draft) -> None:
    """Delete the draft with its files; what was sent already stays."""
    sealed_session.forget(request, NAME)
    drop_filing(draft.key)
    drop_draft(draft.key)


def _expire(request: HttpRequest, draft: Draft) -> None:
    """Let a visit go that took too long; what lies under a code stays for as long as was told."""
    sealed_session.forget(request, NAME)
    if not draft.kept_under:
        drop_draft(draft.key)
