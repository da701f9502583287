"""Django's PostgreSQL backend with walls between the clients: ENGINE "tenants.postgresql"."""

from typing import Any, cast

from django.conf import settings
from django.db.backends.postgresql import base
from django_tenants.postgresql_backend.introspection import DatabaseSchemaIntrospection

from tenants.postgresql.creation import DatabaseCreation
from tenants.postgresql.news import attend
from tenants.postgresql.state import PUBLIC, State, move, state
from tenants.postgresql.walled import Cursor, OwnerCursor, ServerSideCursor

VISITED_COUNT = 200
"""Distinct schemas after which a connection is renewed: the server keeps what it knows of each."""

SESSION = "-c TimeZone=UTC -c lock_timeout=30s"
"""We count in UTC; and who waits half a minute for a row is told so rather than left waiting."""


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection whose every statement runs in the state of the work that asks for it."""

    creation_class = DatabaseCreation
    is_owner = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.introspection = DatabaseSchemaIntrospection(self)
        self._visited: set[str] = set()

    @property
    def schema_name(self) -> str:
        """The schema that is open; django-tenants' router asks for it."""
        return state().schema

    @property
    def tenant(self) -> State:
        """What django-tenants' commands show of a client."""
        return state()

    def set_schema(self, name: str, *_: object, **__: object) -> None:
        """Open a schema on behalf of django-tenants' migrate commands; else use tenants.scope."""
        move(PUBLIC if name == "public" else State(name))

    def set_tenant(self, tenant: Any, *_: object, **__: object) -> None:
        """Open a client's schema, as `set_schema` does."""
        self.set_schema(tenant.schema_name)

    def set_schema_to_public(self) -> None:
        """Open the shared tables alone, as `set_schema` does."""
        self.set_schema("public")

    def get_connection_params(self) -> dict[str, Any]:
        """Return what psycopg needs: our cursor and our settings of a session."""
        parameters = super().get_connection_params()
        parameters["cursor_factory"] = OwnerCursor if self._speaks_freely() else Cursor
        parameters["options"] = f"{parameters.get('options', '')} {SESSION}".strip()
        return parameters

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect; the application's connections hear what is out of date."""
        session = super().get_new_connection(conn_params)
        if not self.is_owner:
            attend(session)
        return session

    def _speaks_freely(self) -> bool:
        return self.is_owner or settings.WALLS == "path"

    def create_cursor(self, name: str | None = None) -> Any:
        """Return a cursor; a named one leaves its rows at the server."""
        if name is None:
            return super().create_cursor()
        session, kind = self.connection, cast("Any", ServerSideCursor)
        return kind(session, name=name, scrollable=False, withhold=session.autocommit)

    def _cursor(self, name: str | None = None) -> Any:
        self._renew_after_many()
        return super()._cursor(name)  # type: ignore[misc]

    def _renew_after_many(self) -> None:
        """Take a new connection once this one has seen many schemas: it frees what it kept."""
        self._visited.add(state().schema)
        if len(self._visited) > VISITED_COUNT and not self.in_atomic_block:
            self.close()
            self._visited = {state().schema}
