"""A key store for one test database: named after it, and dropped with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import connection
from psycopg.conninfo import make_conninfo

from kernel.vault import keycache
from kernel.vault.keystore import asking, preparing
from kernel.vault.keystore.asking import Login
from wederhoor import keystore


@contextmanager
def own_key_store() -> Iterator[None]:
    """Keep keys in a database beside the one we are connected to, until the block ends."""
    former = settings.KEY_STORE_URL, settings.KEY_STORE_KEEPER_URL
    name = use_key_store_of(str(connection.settings_dict["NAME"]))
    try:
        preparing.drop(keystore.owner(), name)
        keystore.prepare()
        keycache.clear()
        yield
    finally:
        asking.forget_connections()
        preparing.drop(keystore.owner(), name)
        settings.KEY_STORE_URL, settings.KEY_STORE_KEEPER_URL = former


def use_key_store_of(database: str) -> str:
    """Look for keys beside this database; return the key store's name."""
    name = f"{database}_keys"
    address = make_conninfo("", **{**keystore.owner(), "dbname": name})
    settings.KEY_STORE_URL = settings.KEY_STORE_KEEPER_URL = address
    return name


def date_back(case_ids: list[UUID], age: timedelta) -> None:
    """Let the keys of these cases have been made so much earlier."""
    asking.ask(
        Login.KEEPER,
        "UPDATE data_key SET created_at = created_at - %(age)s WHERE case_id = ANY(%(cases)s)",
        {"age": age, "cases": case_ids},
    )
