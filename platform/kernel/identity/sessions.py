"""Sessions of one host each (SESSION_ENGINE): another host's cannot be found, nor read.

A row is found by a digest of the key together with the schema it was made in. So a cookie that is
carried to another host finds nothing, and who reads the table learns no key that a cookie needs.
The database adds whose role made the row, and shows it to that role alone.

The session of somebody with an account ends thirty minutes after it was last used, and twelve
hours after it began whatever happens (NIST SP 800-63B, AAL2).
"""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from secrets import token_hex
from typing import Any
from uuid import UUID

from django.contrib.auth import SESSION_KEY as ACCOUNT
from django.contrib.sessions.backends.base import (  # noqa: TID251 what every store builds on
    CreateError,
    SessionBase,
    UpdateError,
)
from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from kernel import clock
from kernel.identity.browsers import kind_of
from kernel.identity.models import Account, Session

IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=12)
COARSE = timedelta(minutes=1)
"""How exactly it is kept when somebody was last here."""

BEGUN = "begun"
BROWSER = "browser"


class SessionStore(SessionBase):
    """Keeps one session in the database."""

    @property
    def key_salt(self) -> str:
        """Bind the contents to the host's schema as well: a row that is moved says nothing."""
        return f"kernel.identity.sessions/{_schema()}"

    def load(self) -> dict[str, Any]:
        """Return the contents; an unknown, expired or foreign session becomes a new, empty one."""
        found = _row(self.session_key).filter(expires_at__gt=clock.now()).first()
        if found is None:
            self._session_key = None
            return {}
        self._seen_at = found.seen_at
        return self.decode(found.data)

    def exists(self, session_key: str) -> bool:
        """Answer whether there is a session with this key here, expired or not."""
        return _row(session_key).exists()

    def create(self) -> None:
        """Begin a session under a key that nobody has."""
        self._session_key = token_hex(20)
        self.save(must_create=True)
        self.modified = True

    def save(self, must_create: bool = False) -> None:  # noqa: FBT001, FBT002 Django's own
        """Keep the contents.

        Raise CreateError when the key is taken and UpdateError when the session ended meanwhile.
        """
        if self.session_key is None:
            self.create()
            return
        contents = self._contents(begun=must_create)
        traits = _traits(contents, clock.now())
        values = {
            "expires_at": self.get_expiry_date(),
            **traits,
            "data": self.encode(contents),
        }
        if must_create:
            _insert(_digest(self.session_key), values)
        elif not _row(self.session_key).update(**values):
            raise UpdateError

    def _contents(self, *, begun: bool) -> dict[str, Any]:
        """Return what to keep; a session that only begins has nothing to read before."""
        found: dict[str, Any] = self._get_session(no_load=begun)  # type: ignore[attr-defined]
        return found

    def touch(self) -> None:
        """Note that somebody with an account is still here, at most once a minute."""
        now, seen_at = clock.now(), getattr(self, "_seen_at", None)
        if seen_at is not None and now - seen_at >= COARSE:
            self._seen_at = now
            lasting = _traits(self._contents(begun=False), now)
            _row(self.session_key).update(**lasting)

    def delete(self, session_key: str | None = None) -> None:
        """End a session: this one, or the one with the key that is given."""
        key = session_key or self.session_key
        if key is not None:
            _row(key).delete()

    @classmethod
    def clear_expired(cls) -> None:
        """Forget the sessions of this host that are over."""
        Session.objects.filter(expires_at__lte=clock.now()).delete()


def open_sessions(account: Account) -> QuerySet[Session]:
    """Return the sessions of an account at this host that are not over, the latest first."""
    mine = Session.objects.filter(account_id=account.pk, expires_at__gt=clock.now())
    return mine.order_by("-seen_at", "digest")


def digest_of(key: str | None) -> str:
    """Return how the session with this key is known in the table."""
    return _digest(key or "")


def note_browser(request: HttpRequest, **_: object) -> None:
    """Keep in what kind of browser somebody signs in."""
    agent = request.headers.get("User-Agent", "") if hasattr(request, "headers") else ""
    request.session[BROWSER] = kind_of(agent)


def _traits(contents: dict[str, Any], now: datetime) -> dict[str, Any]:
    """Return whose session it is and when it ends; nothing for one without an account."""
    if ACCOUNT not in contents:
        return {}
    begun_at = datetime.fromtimestamp(contents.setdefault(BEGUN, now.timestamp()), UTC)
    return {
        "account_id": UUID(contents[ACCOUNT]),
        "begun_at": begun_at,
        "seen_at": now,
        "browser": contents.get(BROWSER, ""),
        "expires_at": min(now + IDLE, begun_at + ABSOLUTE),
    }


def _insert(digest: str, values: dict[str, Any]) -> None:
    try:
        with transaction.atomic():
            Session.objects.create(digest=digest, **values)
    except IntegrityError as problem:
        raise CreateError from problem


def _row(key: str | None) -> QuerySet[Session]:
    return Session.objects.filter(digest=_digest(key or ""))


def _digest(key: str) -> str:
    return sha256(f"{_schema()}/{key}".encode()).hexdigest()


def _schema() -> str:
    return str(connection.schema_name)  # type: ignore[attr-defined] # the backend adds it
