"""Making the databases of tests: the owner makes them, as it does every other."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db.backends.postgresql import creation


class DatabaseCreation(creation.DatabaseCreation):
    """Test databases, made and dropped by the owner and used by the application."""

    def create_test_db(self, *args: Any, **kwargs: Any) -> str:
        """Make the database with its shared tables and the rights on them."""
        from tenants.postgresql import rights  # noqa: PLC0415 it reads the models

        with self._by_owner():
            name = super().create_test_db(*args, **kwargs)
            with self.connection.cursor() as cursor:
                rights.grant_shared(cursor)
        return name

    def destroy_test_db(self, *args: Any, **kwargs: Any) -> None:
        """Drop the database."""
        with self._by_owner():
            super().destroy_test_db(*args, **kwargs)

    @contextmanager
    def _by_owner(self) -> Iterator[None]:
        login = {key: self.connection.settings_dict[key] for key in ("USER", "PASSWORD")}
        owner = {key: settings.DATABASE_OWNER[key] for key in login}
        self._become(owner, is_owner=True)
        try:
            yield
        finally:
            self._become(login, is_owner=False)

    def _become(self, login: dict[str, Any], *, is_owner: bool) -> None:
        self.connection.close()
        self.connection.settings_dict.update(login)
        self.connection.is_owner = is_owner  # type: ignore[attr-defined] # our own wrapper
