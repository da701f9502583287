"""A PostgreSQL of the drill alone: it archives its WAL, is backed up, lost, and put back."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, LiteralString

import psycopg
from psycopg import sql

from wederhoor.embedded import binaries, children, waiting
from wederhoor.embedded.database import Database
from wederhoor.embedded.errors import ServerError
from wederhoor.embedded.folders import Folders

ARCHIVE_TIMEOUT = 60
PATIENCE_SECONDS = 120.0

DATABASES: LiteralString = (
    "SELECT datname FROM pg_database WHERE NOT datistemplate AND datname <> 'postgres'"
)
TABLES: LiteralString = (
    "SELECT schemaname, tablename FROM pg_tables"
    " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
)
SUM: LiteralString = (
    "SELECT count(*), md5(string_agg(one::text, ',' ORDER BY one::text)) FROM {} one"
)

Settings = Mapping[str, object]


class SideCluster(Database):
    """The server of the drill, durable as in production, with settings of its own on top."""

    def __init__(self, folders: Folders, settings: Settings) -> None:
        super().__init__(folders, durable=True)
        self._extra = settings

    def _options(self) -> list[str]:
        extra = [part for key, value in self._extra.items() for part in ("-c", f"{key}={value}")]
        return [*super()._options(), *extra]

    def _make_database(self) -> None:
        """What came back from a backup can be written once recovery is over."""
        self.await_writable()
        super()._make_database()

    def ask(self, question: LiteralString) -> list[tuple[Any, ...]]:
        """Ask as the superuser."""
        with self._connect() as connection:
            return connection.execute(question).fetchall()

    def checksums(self) -> dict[str, str]:
        """Return a checksum of the rows of each table of each database."""
        found = {}
        for (database,) in self.ask(DATABASES):
            with psycopg.connect(dbname=database, **self._login()) as connection:
                for schema, table in connection.execute(TABLES).fetchall():
                    summing = sql.SQL(SUM).format(sql.Identifier(schema, table))
                    row = connection.execute(summing).fetchone()
                    found[f"{database}.{schema}.{table}"] = str(row)
        return found

    def environment(self) -> dict[str, str]:
        """Return the environment in which PostgreSQL's own programs reach the server."""
        login = {f"PG{name.upper()}": str(value) for name, value in self._login().items()}
        return {**children.PLAIN, **login}

    def kill(self) -> None:
        """End the server as a power cut would: nothing is written any more."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def await_writable(self) -> None:
        """Wait until recovery is over. Raise ServerError when it does not end."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while self.ask("SELECT pg_is_in_recovery()") != [(False,)]:
            if not self.alive or time.monotonic() > deadline:
                log = self._folders.log / "postgres.log"
                raise ServerError(f"The backup was not put back. Its log says: {waiting.tail(log)}")
            time.sleep(0.05)

    def _login(self) -> dict[str, Any]:
        sockets = str(self._folders.sockets)
        return {
            "host": sockets,
            "port": self.port,
            "user": "postgres",
            "password": self._kept("postgres.password"),
        }


class Storeroom:
    """Where the backups of one side cluster lie, and how it is put back from them."""

    def __init__(self, folders: Folders) -> None:
        self.folders = folders
        self.archive = folders.data("archive")
        self.stream = folders.data("stream")
        self.base = folders.data("base")
        self.files = folders.base / "files-backup"
        self.data = folders.place / "postgres"
        self._programs = binaries.postgresql(folders)

    def archiving(self) -> Settings:
        """Return the settings under which a server archives its WAL."""
        kept, coming = (f"'{self.archive / name}'" for name in ("%f", "%f.coming"))
        return {
            "wal_level": "replica",
            "archive_mode": "on",
            "archive_timeout": ARCHIVE_TIMEOUT,
            "archive_command": f"test ! -f {kept} && cp '%p' {coming} && mv {coming} {kept}",
        }

    def restoring(self, *, until: datetime | None = None, streamed: bool = False) -> Settings:
        """Return the settings under which a server is put back: to a moment, or to the end."""
        sources = [self.archive / "%f"]
        if streamed:
            sources += [self.stream / "%f", self.stream / "%f.partial"]
        command = " || ".join(f"cp '{source}' '%p' 2>/dev/null" for source in sources)
        target = {"recovery_target_time": until.isoformat()} if until else {}
        return {
            "restore_command": command,
            "recovery_target_timeline": "current",
            "recovery_target_action": "promote",
            **target,
        }

    def back_up(self, server: SideCluster) -> None:
        """Take a base backup, and check it against its own manifest."""
        self._run(server, "pg_basebackup", "--pgdata", self.base, "--checkpoint=fast")
        self._run(server, "pg_verifybackup", "--quiet", self.base)

    def is_sound(self, server: SideCluster) -> bool:
        """Whether the base backup is what its manifest says."""
        try:
            self._run(server, "pg_verifybackup", "--quiet", self.base)
        except ServerError:
            return False
        return True

    def flip_bit(self) -> None:
        """Flip one bit of the backup, or flip it back."""
        path = max(self.base.rglob("base/*/*"), key=lambda found: found.stat().st_size)
        with path.open("r+b") as file:
            file.seek(path.stat().st_size // 2)
            byte = file.read(1)
            file.seek(-1, 1)
            file.write(bytes([byte[0] ^ 1]))

    def receive(self, server: SideCluster) -> children.Process:
        """Start receiving the WAL as it is written, beside the archive."""
        program = self._programs / "pg_receivewal"
        command: list[str | Path] = [program, "--directory", self.stream, "--synchronous"]
        manner = children.Manner(
            account=self.folders.account, environment=server.environment(), dies_by=signal.SIGTERM
        )
        log = self.folders.log / "receiving.log"
        process = children.spawn(
            [*command, "--slot=drill", "--create-slot", "--if-not-exists"], manner, log=log
        )
        process.wait()
        return children.spawn([*command, "--slot=drill", "--no-loop"], manner, log=log)

    def lose(self) -> None:
        """Destroy the server's files, its unarchived WAL among them."""
        shutil.rmtree(self.data)

    def put_back(self) -> None:
        """Lay the base backup where the server's files were, ready to recover."""
        shutil.copytree(self.base, self.data, symlinks=True)
        (self.data / "recovery.signal").touch()
        self.data.chmod(0o700)
        self.folders.account.own(self.data, *self.data.rglob("*"))

    def bytes_count(self) -> int:
        """Return how large the base backup is."""
        return sum(path.stat().st_size for path in self.base.rglob("*") if path.is_file())

    def _run(self, server: SideCluster, program: str, *arguments: str | Path) -> None:
        done = subprocess.run(  # noqa: S603 our own command
            [str(self._programs / program), *map(str, arguments)],
            check=False,
            capture_output=True,
            text=True,
            cwd="/",
            env=server.environment(),
            **self.folders.account.popen_arguments(),
        )
        if done.returncode:
            raise ServerError(f"{program} failed: {' '.join((done.stderr or done.stdout).split())}")
