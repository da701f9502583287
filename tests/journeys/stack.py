"""The real system, started as a person would start it: `python -m wederhoor demo`.

It runs on a database of its own in the suite's cluster, with its own numbered database in the
suite's broker, in a folder of its own, on a free port.
"""

import os
import secrets
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from wederhoor import env
from wederhoor.embedded import children, folders
from wederhoor.embedded.accounts import own_account

PATIENCE_SECONDS = 300.0
READY = "Ctrl-C ends it"
CLIENTS = {"vandelden": "Van Delden Techniek", "delinde": "Stichting Welzijn De Linde"}


@dataclass(frozen=True)
class Stack:
    """What a running system is reached by: its port, its database (as its owner) and its folder."""

    port: int
    database: str
    folder: Path
    process: children.Process

    def address(self, host: str, path: str = "/") -> str:
        """Return an address on one of its hosts, such as "vandelden"."""
        return f"http://{host}.localhost:{self.port}{path}"

    def read(self, host: str, path: str) -> str:
        """Return a page of everybody as it is sent, without a browser that shows it."""
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=30)) as connection:
            connection.request("GET", path, headers={"Host": f"{host}.localhost:{self.port}"})
            return connection.getresponse().read().decode()

    @property
    def output(self) -> str:
        """What it wrote on the screen so far."""
        return (self.folder / "screen.log").read_text(encoding="utf-8")

    @contextmanager
    def rows(self, client: str) -> Iterator[psycopg.Connection]:
        """Reach the tables of one client, as its administrator would."""
        with psycopg.connect(self.database, autocommit=True) as connection:
            found = connection.execute(
                "SELECT schema_name FROM tenants_tenant WHERE slug = %s", [client]
            ).fetchone()
            assert found is not None
            path = sql.SQL("SET search_path TO {}").format(sql.Identifier(found[0]))
            connection.execute(path)
            yield connection

    def processes(self, word: str = "") -> list[int]:
        """Return the processes that run on its folder, those whose command has this word."""
        return [pid for pid in _running_on(self.folder) if word in _command(pid)]


@contextmanager
def running(external: dict[str, str] | None = None) -> Iterator[Stack]:
    """Run the demo until the block ends; then nothing of it may be left.

    `external` names other servers than the suite's own: DATABASE_URL and BROKER_URL.
    """
    with tempfile.TemporaryDirectory(prefix="wederhoor-", ignore_cleanup_errors=True) as name:
        folder, port = Path(name), _free_port()
        folder.chmod(0o755)
        with _database(external) as database:
            broker = (external or {}).get("BROKER_URL") or _own_broker()
            environment = env.inherited(
                DATABASE_URL=database,
                DATABASE_OWNER_URL=_at(_owner(external), database),
                BROKER_URL=broker,
                WEDERHOOR_DATA=str(folder / "data"),
                WEDERHOOR_PORT=str(port),
                WEDERHOOR_DEBUG="",
                WEDERHOOR_OUTGOING_LOOPBACK="yes",
            )
            manner = children.Manner(
                account=own_account(), environment=environment, dies_by=signal.SIGINT
            )
            command = [sys.executable, "-m", "wederhoor", "demo"]
            process = children.spawn(command, manner, log=folder / "screen.log")
            stack = Stack(port, _at(_owner(external), database), folder, process)
            try:
                _await_ready(stack)
                yield stack
            finally:
                _end(stack)
                folders.remove(folder / "data")


def _await_ready(stack: Stack) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while READY not in stack.output:
        assert stack.process.poll() is None, stack.output
        assert time.monotonic() < deadline, stack.output
        time.sleep(0.2)


def _end(stack: Stack) -> None:
    """Press Ctrl-C, and see that everything it started is gone."""
    children.stop(stack.process, signal.SIGINT, grace=30)
    deadline = time.monotonic() + 10
    while stack.processes() and time.monotonic() < deadline:
        time.sleep(0.1)
    left = [_command(pid) for pid in stack.processes()]
    assert (stack.process.returncode, left) == (0, []), stack.output


@contextmanager
def _database(external: dict[str, str] | None) -> Iterator[str]:
    """Make an empty database and drop it afterwards."""
    server = (external or {}).get("DATABASE_URL") or env.database_url()
    name = f"journeys_{secrets.token_hex(4)}"
    with psycopg.connect(_owner(external), autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
        finally:
            drop = sql.SQL("DROP DATABASE {} WITH (FORCE)")
            connection.execute(drop.format(sql.Identifier(name)))


def _owner(external: dict[str, str] | None) -> str:
    """Return the address of who may make databases."""
    return (external or {}).get("DATABASE_OWNER_URL") or str(env.external("DATABASE_OWNER_URL"))


def _at(server: str, database: str) -> str:
    """Return the address of another login at the same database."""
    return urlunsplit(urlsplit(server)._replace(path=urlsplit(database).path))


def _own_broker() -> str:
    """Return the suite's broker with another of its numbered databases."""
    url = env.broker()
    return f"{url}?virtual_host=7" if url.startswith("redis+socket") else url


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def _running_on(folder: Path) -> Iterator[int]:
    """Yield the processes in whose environment the folder is named (where there is a /proc)."""
    wanted = f"WEDERHOOR_DATA={folder}/".encode()
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            if wanted in path.read_bytes():
                yield int(path.parent.name)
        except OSError:
            continue


def _command(pid: int) -> str:
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return ""
    return os.fsdecode(words.replace(b"\0", b" ")).strip()
