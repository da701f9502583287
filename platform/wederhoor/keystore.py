"""The key store of this installation: made beside the database by the owner of both."""

from typing import Any

from django.conf import settings
from django.db import connection

from kernel.vault.keystore import preparing


def prepare() -> None:
    """Make what is absent of the key store: its database, logins, tables and rights."""
    preparing.prepare(owner(), app=settings.KEY_STORE_URL, keeper=settings.KEY_STORE_KEEPER_URL)


def owner() -> dict[str, Any]:
    """Return the connection parameters of who may make databases."""
    known = connection.settings_dict
    parameters = {
        "dbname": known["NAME"],
        "user": known["USER"],
        "password": known["PASSWORD"],
        "host": known["HOST"],
        "port": known["PORT"],
    }
    return {name: value for name, value in parameters.items() if value}
