"""The embedded job broker: Valkey on a unix socket, with an append-only file.

The usual `appendfsync everysec` is not used: while a sync is under way it holds writes back for up
to two seconds, and a broker killed then has lost jobs that it had acknowledged.
"""

import signal
import socket
from pathlib import Path

from wederhoor.embedded import binaries, children, waiting
from wederhoor.embedded.folders import Folders
from wederhoor.embedded.server import Server


class Broker(Server):
    """Our own Valkey. A killed broker keeps its queued jobs, and if `durable`, a killed machine."""

    name = "The broker"
    endings = (signal.SIGTERM,)

    def __init__(self, folders: Folders, *, durable: bool = True) -> None:
        super().__init__(folders)
        self._sync = "always" if durable else "no"
        self._socket = folders.sockets / "broker.sock"

    @property
    def url(self) -> str:
        """The address in Celery's notation."""
        return f"redis+socket://{self._socket}"

    def start(self) -> None:
        """Start and wait until it answers. Raises ServerError with the end of its log."""
        log = self._folders.log / "broker.log"
        self._socket.unlink(missing_ok=True)
        self._process = children.spawn(
            self._command(binaries.broker(self._folders)),
            children.Manner(account=self._folders.account, environment=children.PLAIN),
            log=log,
        )
        waiting.until_ready(self.name, self._process, log, ready=self._answers)
        self._folders.note("broker.url", self.url)

    def _command(self, program: Path) -> list[str | Path]:
        settings = {
            "port": "0",
            "unixsocket": str(self._socket),
            "unixsocketperm": "700",
            "dir": str(self._folders.data("broker")),
            "appendonly": "yes",
            "appendfsync": self._sync,
            "save": "",
            "maxmemory-policy": "noeviction",
        }
        arguments = [part for key, value in settings.items() for part in (f"--{key}", value)]
        return [program, *arguments]

    def _answers(self) -> bool:
        with socket.socket(socket.AF_UNIX) as connection:
            try:
                connection.settimeout(1)
                connection.connect(str(self._socket))
                connection.sendall(b"PING\r\n")
                return connection.recv(7).startswith(b"+PONG")
            except OSError:
                return False
