"""Connections to the key store: short questions, each its own transaction.

A key exists before what it seals is committed; a key of something that was rolled back is
harmless, and swept. So nothing here takes part in the transactions of the main database.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import Enum
from queue import Empty, LifoQueue
from typing import Any, LiteralString

import psycopg
from django.conf import settings
from django.utils.translation import gettext as _

from kernel.errors import Refusal

IDLE_COUNT = 4
PATIENCE: Mapping[str, str | int] = {
    "connect_timeout": 5,
    "options": "-c statement_timeout=10000",
    "application_name": "wederhoor keys",
}

Row = tuple[Any, ...]
Connection = psycopg.Connection[Row]


class Login(Enum):
    """Who asks: the application reads and adds keys; only the keeper changes and destroys."""

    APP = "KEY_STORE_URL"
    KEEPER = "KEY_STORE_KEEPER_URL"


_idle: dict[tuple[int, str], LifoQueue[Connection]] = {}


def ask(login: Login, statement: LiteralString, parameters: Mapping[str, object]) -> list[Row]:
    """Return the rows of one statement that may be said twice: a broken connection is replaced.

    Raise Refusal "vault.unavailable" when the key store does not answer, "vault.not_allowed"
    when the login may not do this, "vault.no_keeper" where the keeper's login is not known.
    """
    was_idle = _has_idle(login)
    try:
        return _asked(login, statement, parameters)
    except Refusal as refusal:
        if refusal.code != "vault.unavailable" or not was_idle:
            raise
    forget_connections()
    return _asked(login, statement, parameters)


@contextmanager
def connected(login: Login) -> Iterator[Connection]:
    """Lend a connection; one that broke is not given back."""
    url = _url(login)
    lender = _idle.setdefault((os.getpid(), url), LifoQueue(IDLE_COUNT))
    connection = _next(lender, url)
    try:
        yield connection
    except psycopg.errors.InsufficientPrivilege as error:
        _give_back(lender, connection)
        message = _("Deze sleutels mag dit onderdeel niet aanraken.")
        raise Refusal("vault.not_allowed", message=message) from error
    except psycopg.OperationalError as error:
        connection.close()
        raise unavailable() from error
    except BaseException:
        connection.close()
        raise
    _give_back(lender, connection)


def forget_connections() -> None:
    """Close the idle connections of this process."""
    for who, lender in list(_idle.items()):
        while who[0] == os.getpid():
            try:
                lender.get_nowait().close()
            except Empty:
                break


def is_used() -> bool:
    """Whether this process holds a connection to the key store."""
    return any(who[0] == os.getpid() and lender.qsize() for who, lender in _idle.items())


def unavailable() -> Refusal:
    """Return the refusal for a key store that does not answer."""
    message = _("De sleutels zijn nu niet te bereiken. Probeer het over een paar minuten weer.")
    return Refusal("vault.unavailable", message=message)


def _asked(login: Login, statement: LiteralString, parameters: Mapping[str, object]) -> list[Row]:
    with connected(login) as connection:
        return _rows(connection, statement, parameters)


def _has_idle(login: Login) -> bool:
    lender = _idle.get((os.getpid(), _url(login)))
    return lender is not None and not lender.empty()


def _rows(
    connection: Connection, statement: LiteralString, parameters: Mapping[str, object]
) -> list[Row]:
    cursor = connection.execute(statement, parameters)
    return cursor.fetchall() if cursor.description else []


def _url(login: Login) -> str:
    url = str(getattr(settings, login.value, ""))
    if not url:
        message = _("Sleutels vernietigen of vernieuwen kan alleen de bewaardienst.")
        raise Refusal("vault.no_keeper", message=message)
    return url


def _next(lender: "LifoQueue[Connection]", url: str) -> Connection:
    try:
        return lender.get_nowait()
    except Empty:
        pass
    try:
        return psycopg.connect(url, autocommit=True, **PATIENCE)  # type: ignore[arg-type]
    except psycopg.OperationalError as error:
        raise unavailable() from error


def _give_back(lender: "LifoQueue[Connection]", connection: Connection) -> None:
    if connection.broken or lender.full():
        connection.close()
    else:
        lender.put_nowait(connection)
