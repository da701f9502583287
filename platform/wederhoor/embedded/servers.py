"""The pair of servers Wederhoor needs: those given by address, ours for the rest."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from wederhoor import env
from wederhoor.embedded import folders
from wederhoor.embedded.broker import Broker
from wederhoor.embedded.database import Database
from wederhoor.embedded.server import Server


@dataclass(frozen=True, kw_only=True)
class Addresses:
    """Where the two servers are, and which of them are ours."""

    database: str
    owner: str
    broker: str
    embedded: frozenset[str]

    def environment(self) -> dict[str, str]:
        """Return the environment for programs that use these servers."""
        owner = {"DATABASE_OWNER_URL": self.owner} if self.owner else {}
        return {"DATABASE_URL": self.database, "BROKER_URL": self.broker, **owner}


class Servers:
    """The servers that DATABASE_URL and BROKER_URL do not name; start each of `own` yourself."""

    def __init__(self, made: folders.Folders, *, durable: bool = True) -> None:
        self._given = {
            "database": env.external("DATABASE_URL"),
            "broker": env.external("BROKER_URL"),
        }
        ours: dict[str, Server] = {
            "database": Database(made, durable=durable),
            "broker": Broker(made, durable=durable),
        }
        self.own = {name: server for name, server in ours.items() if not self._given[name]}

    @property
    def addresses(self) -> Addresses:
        """The addresses; those of our own servers are known once they are started."""
        urls = {name: server.url for name, server in self.own.items()}
        urls |= {name: url for name, url in self._given.items() if url}
        database = self.own.get("database")
        owned = database.owner_url if isinstance(database, Database) else None
        owner = owned or env.external("DATABASE_OWNER_URL") or ""
        return Addresses(**urls, owner=owner, embedded=frozenset(self.own))


@contextmanager
def running(base: Path, *, durable: bool = True) -> Iterator[Addresses]:
    """Run our own servers until the block ends.

    Raises ServerError when the folder is in use or a server does not start.
    """
    with ExitStack() as stack:
        stack.enter_context(folders.Hold(base))
        servers = Servers(folders.prepare(base), durable=durable)
        for server in servers.own.values():
            stack.callback(server.stop)
            server.start()
        yield servers.addresses


@contextmanager
def running_aside() -> Iterator[tuple[Addresses, Path]]:
    """Run servers in a folder that is deleted afterwards, as tests want them: fast, not durable."""
    with tempfile.TemporaryDirectory(prefix="wederhoor-", ignore_cleanup_errors=True) as name:
        base = Path(name)
        base.chmod(0o755)
        try:
            with running(base, durable=False) as addresses:
                yield addresses, base
        finally:
            folders.remove(base)


@contextmanager
def at_hand(base: Path) -> Iterator[None]:
    """Run our own servers unless they run already or none is needed.

    The addresses are found where the servers note them, in the data folder.
    """
    with ExitStack() as stack:
        if not (env.external("DATABASE_URL") and env.external("BROKER_URL")):
            with suppress(folders.HeldError):
                stack.enter_context(running(base))
        yield
