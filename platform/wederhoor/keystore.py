"""The key store of this installation: made beside the database by the owner of both."""

from typing import Any

from django.conf import settings

from kernel.vault.keystore import preparing
from tenants.postgresql.owner import owner_parameters


def prepare() -> None:
    """Make what is absent of the key store: its database, logins, tables and rights."""
    preparing.prepare(owner(), app=settings.KEY_STORE_URL, keeper=settings.KEY_STORE_KEEPER_URL)


def owner() -> dict[str, Any]:
    """Return the connection parameters of who may make databases."""
    kept = ("dbname", "user", "password", "host", "port")
    return {name: value for name, value in owner_parameters().items() if name in kept}
