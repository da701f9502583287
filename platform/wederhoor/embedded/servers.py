"""The pair of servers Wederhoor needs: those given by address, ours for the rest."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from wederhoor import env
from wederhoor.embedded import folders
from wederhoor.embedded.broker import Broker
from wederhoor.embedded.database import Database


@dataclass(frozen=True, kw_only=True)
class Addresses:
    """Where the two servers are, and which of them are ours."""

    database: str
    broker: str
    embedded: frozenset[str]

    def environment(self) -> dict[str, str]:
        """Return the environment for processes that use these servers."""
        return {"DATABASE_URL": self.database, "BROKER_URL": self.broker}


@contextmanager
def running(base: Path, *, durable: bool = True) -> Iterator[Addresses]:
    """Run what DATABASE_URL and BROKER_URL do not name; stop it when the block ends.

    Raises ServerError when the folder is in use or a server does not start.
    """
    database, broker = env.external("DATABASE_URL"), env.external("BROKER_URL")
    ours = {"database": database is None, "broker": broker is None}
    with ExitStack() as stack:
        stack.enter_context(folders.Hold(base))
        made = folders.prepare(base)
        if database is None:
            database = _started(stack, Database(made, durable=durable))
        if broker is None:
            broker = _started(stack, Broker(made))
        yield Addresses(
            database=database,
            broker=broker,
            embedded=frozenset(name for name, is_ours in ours.items() if is_ours),
        )


@contextmanager
def running_aside() -> Iterator[tuple[Addresses, Path]]:
    """Run servers in a folder that is deleted afterwards, as tests want them: fast, not durable."""
    with tempfile.TemporaryDirectory(prefix="wederhoor-") as name:
        base = Path(name)
        base.chmod(0o755)
        try:
            with running(base, durable=False) as addresses:
                yield addresses, base
        finally:
            folders.remove(base)
            base.mkdir()


def _started(stack: ExitStack, server: Database | Broker) -> str:
    stack.callback(server.stop)
    server.start()
    return server.url
