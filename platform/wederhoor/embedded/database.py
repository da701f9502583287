"""The embedded PostgreSQL: scram, a unix socket and loopback only, and nothing left behind."""

import secrets
import signal
import socket

import psycopg
from psycopg import sql

from wederhoor import env
from wederhoor.embedded import binaries, children, cluster, waiting
from wederhoor.embedded.folders import Folders
from wederhoor.embedded.server import Server

MAX_CONNECTIONS = 100
LOCKS_PER_TRANSACTION = 1024  # making or dropping a client's schema takes some 550 locks
SETTER = "FUNCTION pg_catalog.set_config(text, text, boolean)"
WALLS = (  # nothing within a statement may change the role or run code; infra/postgres has the same
    f"REVOKE EXECUTE ON {SETTER} FROM PUBLIC",
    f"GRANT EXECUTE ON {SETTER} TO wederhoor",
    "REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC",
    "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
)


class Database(Server):
    """Our own PostgreSQL server with one database, `wederhoor`, owned by a role of that name.

    The owner is no superuser: it may make databases and roles, as on a managed server. The
    application signs in as another, `wederhoor_app`, which owns nothing.
    """

    name = "PostgreSQL"
    endings = (signal.SIGINT, signal.SIGQUIT)  # first cut off open connections, then harder

    def __init__(self, folders: Folders, *, durable: bool = True) -> None:
        super().__init__(folders)
        self._durable = durable
        self._port = 0

    @property
    def url(self) -> str:
        """The application's address, through the socket."""
        return self._url("wederhoor_app", "application.password")

    @property
    def owner_url(self) -> str:
        """The owner's address, through the socket."""
        return self._url("wederhoor", "database.password")

    def _url(self, role: str, secret: str) -> str:
        password = self._kept(secret)
        return env.embedded_database_url(
            self._folders.sockets, password=password, port=self._port, role=role
        )

    @property
    def port(self) -> int:
        """The port on 127.0.0.1."""
        return self._port

    def start(self) -> None:
        """Start, wait until it answers, make role and database when absent.

        Raises ServerError with the end of the server's log when it cannot start.
        """
        folders = self._folders
        programs = binaries.postgresql(folders)
        data = cluster.create(folders, programs, password=self._kept("postgres.password"))
        cluster.await_former(data)
        self._port = self._free_port()
        log = folders.log / "postgres.log"
        manner = children.Manner(
            account=folders.account, environment=children.PLAIN, dies_by=signal.SIGINT
        )
        self._process = children.spawn(
            [programs / "postgres", "-D", data, *self._options()], manner, log=log
        )
        waiting.until_ready(self.name, self._process, log, ready=self._answers)
        self._make_database()
        folders.note("owner.url", self.owner_url)
        folders.note("database.url", self.url)

    def _options(self) -> list[str]:
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": self._port,
            "unix_socket_directories": self._folders.sockets,
            "unix_socket_permissions": "0700",
            "max_connections": MAX_CONNECTIONS,
            "max_locks_per_transaction": LOCKS_PER_TRANSACTION,
            "timezone": "UTC",
            "log_timezone": "UTC",
            "fsync": "on" if self._durable else "off",
            "synchronous_commit": "on" if self._durable else "off",
            "full_page_writes": "on" if self._durable else "off",
        }
        return [part for key, value in settings.items() for part in ("-c", f"{key}={value}")]

    def _connect(self, database: str = "postgres") -> psycopg.Connection:
        return psycopg.connect(
            host=str(self._folders.sockets),
            port=self._port,
            user="postgres",
            dbname=database,
            password=self._kept("postgres.password"),
            connect_timeout=5,
            autocommit=True,
        )

    def _answers(self) -> bool:
        try:
            self._connect().close()
        except psycopg.OperationalError:
            return False
        return True

    def _make_database(self) -> None:
        with self._connect() as connection:
            self._make_role(connection, "wederhoor", "CREATEDB CREATEROLE", "database.password")
            self._make_role(connection, "wederhoor_app", "NOINHERIT", "application.password")
            self._build_walls("template1")
            known = "SELECT 1 FROM pg_database WHERE datname='wederhoor'"
            if not connection.execute(known).rowcount:
                connection.execute("CREATE DATABASE wederhoor OWNER wederhoor")
        self._build_walls("wederhoor")

    def _make_role(self, connection: psycopg.Connection, name: str, may: str, secret: str) -> None:
        if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name]).rowcount:
            return
        role = sql.SQL("CREATE ROLE {} LOGIN {} PASSWORD {}")
        password = sql.Literal(self._kept(secret))
        connection.execute(role.format(sql.Identifier(name), sql.SQL(may), password))

    def _build_walls(self, database: str) -> None:
        """Take away what lets a statement change the role; databases made later inherit it."""
        with self._connect(database) as connection:
            for statement in WALLS:
                connection.execute(statement)

    def _kept(self, name: str) -> str:
        """Return a password, made at the first start."""
        password = self._folders.noted(f"secrets/{name}") or secrets.token_urlsafe(24)
        self._folders.note(f"secrets/{name}", password)
        return password

    def _free_port(self) -> int:
        """Return the port of last time when it is free, else any free one."""
        noted = (self._folders.noted("database.port") or "0").strip()
        wanted = int(noted) if noted.isdigit() else 0
        port = next(found for found in (_free(wanted), _free(0)) if found is not None)
        self._folders.note("database.port", str(port))
        return port


def _free(port: int) -> int | None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return None
        return int(probe.getsockname()[1])
