"""Sessions of one host each (SESSION_ENGINE): another host's cannot be found, nor read.

A row is found by a digest of the key together with the schema it was made in. So a cookie that is
carried to another host finds nothing, and who reads the table learns no key that a cookie needs.
The database adds whose role made the row, and shows it to that role alone.
"""

from hashlib import sha256
from secrets import token_hex
from typing import Any

from django.contrib.sessions.backends.base import (  # noqa: TID251 what every store builds on
    CreateError,
    SessionBase,
    UpdateError,
)
from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet

from kernel import clock
from kernel.identity.models import Session


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
        values = {
            "data": self.encode(self._contents(begun=must_create)),
            "expires_at": self.get_expiry_date(),
        }
        if must_create:
            _insert(_digest(self.session_key), values)
        elif not _row(self.session_key).update(**values):
            raise UpdateError

    def _contents(self, *, begun: bool) -> dict[str, Any]:
        """Return what to keep; a session that only begins has nothing to read before."""
        found: dict[str, Any] = self._get_session(no_load=begun)  # type: ignore[attr-defined]
        return found

    def delete(self, session_key: str | None = None) -> None:
        """End a session: this one, or the one with the key that is given."""
        key = session_key or self.session_key
        if key is not None:
            _row(key).delete()

    @classmethod
    def clear_expired(cls) -> None:
        """Forget the sessions of this host that are over."""
        Session.objects.filter(expires_at__lte=clock.now()).delete()


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
