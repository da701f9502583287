"""A complaint that is being written: in the session, sealed, until it is sent or wiped."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.http import HttpRequest, QueryDict

from frontend import sealed_session
from kernel import clock
from procedures.actions.draft_files import drop_draft

NAME = "draft"
LIFETIME = timedelta(hours=24)

Typed = dict[str, list[str]]


@dataclass
class Draft:
    """What was typed so far, page by page; `key` becomes the case when it is sent."""

    started_at: datetime
    key: UUID = field(default_factory=uuid4)
    typed: dict[str, Typed] = field(default_factory=dict)

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
    )
    if clock.now() - draft.started_at > LIFETIME:
        wipe(request, draft)
        return None
    return draft


def new_draft() -> Draft:
    """Return an empty draft."""
    return Draft(started_at=clock.now())


def keep(request: HttpRequest, draft: Draft) -> None:
    """Keep the draft for the next page."""
    value = {
        "started_at": draft.started_at.isoformat(),
        "key": str(draft.key),
        "typed": draft.typed,
    }
    sealed_session.keep(request, NAME, value)


def let_go(request: HttpRequest) -> None:
    """Take the draft out of the session: it was sent."""
    sealed_session.forget(request, NAME)


def wipe(request: HttpRequest, draft: Draft) -> None:
    """Delete the draft with its files; what was sent already stays."""
    sealed_session.forget(request, NAME)
    drop_draft(draft.key)
