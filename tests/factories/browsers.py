"""A test client at one host, whose session is that host's and nobody else's."""

from contextlib import AbstractContextManager, nullcontext
from typing import Any

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connection
from django.test import Client

from kernel import clock
from kernel.identity import proofs
from kernel.identity.sessions import SessionStore
from tenants import scope
from tenants.hosts import tenant_at


class HostClient(Client):
    """A browser at one host. Its session can be read, changed and saved from outside any scope."""

    def __init__(self, host: str, **headers: str) -> None:
        super().__init__(headers={"host": host, **headers})
        self.host = host

    @property
    def session(self) -> "HostSession":
        """Return the session of the browser's cookie; begin one where there is none."""
        cookie = self.cookies.get(settings.SESSION_COOKIE_NAME)
        if cookie:
            return HostSession(cookie.value, host=self.host)
        begun = HostSession(host=self.host)
        begun.save()
        self.cookies[settings.SESSION_COOKIE_NAME] = begun.session_key
        return begun

    def _login(self, user: AbstractBaseUser, backend: str | None = None) -> None:
        """Sign somebody in who showed two factors; `weakly` is for who did not."""
        with _at(self.host):
            super()._login(user, backend)
            _strengthen(self)

    def weakly(self, user: AbstractBaseUser) -> None:
        """Sign somebody in with a password alone."""
        self.force_login(user)
        session = self.session
        session[proofs.KEY] = {"password": clock.now().timestamp()}
        session.save()


class HostSession(SessionStore):
    """A session that enters the scope of its host each time it goes to the database."""

    def __init__(self, session_key: str | None = None, *, host: str) -> None:
        super().__init__(session_key)
        self._host = host

    def load(self) -> dict[str, Any]:
        with _at(self._host):
            return super().load()

    def exists(self, session_key: str) -> bool:
        with _at(self._host):
            return super().exists(session_key)

    def save(self, must_create: bool = False) -> None:  # noqa: FBT002 Django's own
        with _at(self._host):
            super().save(must_create=must_create)


def signed_in(client: Client, account: AbstractBaseUser) -> Client:
    """Return a plain test client (of the consultancy's host) with a session of two factors."""
    client.force_login(account)
    _strengthen(client)
    return client


def _strengthen(client: Client) -> None:
    at = clock.now().timestamp()
    session = client.session
    session[proofs.KEY] = {"password": at, "totp": at}
    session.save()


def _at(host: str) -> AbstractContextManager[object]:
    """Return the scope of a host's client; when it is open already, it stays open."""
    if connection.schema_name != "public":
        return nullcontext()
    tenant = tenant_at(host)
    return nullcontext() if tenant.is_public else scope.within(tenant)
