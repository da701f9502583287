"""A server of the tests alone, with two clients, on which each step of the walls can be tried."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

from tests.tenants.walls.probes import WORD, Aim
from wederhoor.embedded import folders
from wederhoor.embedded.database import Database

OURS, THEIRS = "0123456789abcdef", "fedcba9876543210"
AIM = Aim(f"t_{THEIRS}", f"r_{THEIRS}")
PASSWORD = "proef"

ROLES = f"""
CREATE ROLE probe_app LOGIN NOINHERIT PASSWORD '{PASSWORD}';
CREATE ROLE r_{OURS} LOGIN; GRANT r_{OURS} TO probe_app;
CREATE ROLE r_{THEIRS} LOGIN; GRANT r_{THEIRS} TO probe_app;
CREATE ROLE l_{OURS} LOGIN PASSWORD '{PASSWORD}';
ALTER ROLE l_{OURS} SET search_path = t_{OURS};
"""

SCHEMA = """
CREATE SCHEMA t_{name};
CREATE TABLE t_{name}.canary (word text NOT NULL);
INSERT INTO t_{name}.canary SELECT '{word}' FROM generate_series(1, 10);
ANALYZE t_{name}.canary;
GRANT USAGE ON SCHEMA t_{name} TO r_{name};
GRANT SELECT, INSERT, UPDATE, DELETE ON t_{name}.canary TO r_{name};
"""

LOGIN = f"""
GRANT USAGE ON SCHEMA t_{OURS} TO l_{OURS};
GRANT SELECT ON t_{OURS}.canary TO l_{OURS};
"""

STEP_C = """
REVOKE EXECUTE ON FUNCTION set_config(text, text, boolean) FROM PUBLIC;
REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
REVOKE TEMP ON DATABASE closed FROM PUBLIC;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
"""


@dataclass(frozen=True, slots=True)
class Server:
    """Where it is, and how to sign in: as the application, as one client, or as who may all."""

    host: str
    port: int
    superuser_password: str

    def connect(self, database: str, user: str) -> psycopg.Connection:
        """Sign in."""
        password = self.superuser_password if user == "postgres" else PASSWORD
        where = make_conninfo(
            host=self.host, port=self.port, dbname=database, user=user, password=password
        )
        return psycopg.connect(where, autocommit=True)

    def in_ours(self, database: str) -> psycopg.Connection:
        """Sign in as the application, and enter our client: step A."""
        connection = self.connect(database, "probe_app")
        connection.execute(f"SET ROLE r_{OURS}")
        connection.execute(f"SET search_path TO t_{OURS}, public")
        return connection


@contextmanager
def server(base: Path) -> Iterator[Server]:
    """Start a server with a database `plain`, as PostgreSQL is, and one `closed` as in step C."""
    made = folders.prepare(base)
    database = Database(made, durable=False)
    database.start()
    try:
        password = made.noted("secrets/postgres.password") or ""
        found = Server(str(made.sockets), database.port, password)
        _fill(found)
        yield found
    finally:
        database.stop()
        folders.remove(base)


def _fill(found: Server) -> None:
    with found.connect("postgres", "postgres") as connection:
        connection.execute(ROLES)
        for name in ("plain", "closed"):
            connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    for name in ("plain", "closed"):
        with found.connect(name, "postgres") as connection:
            for client, word in ((OURS, "van-ons"), (THEIRS, WORD)):
                connection.execute(SCHEMA.format(name=client, word=word))
            connection.execute(LOGIN)
            if name == "closed":
                connection.execute(STEP_C)
