"""One program of ours as a watched child: its command, its log, how it is asked to end."""

import signal
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wederhoor.embedded import accounts, children, waiting


@dataclass
class Program:
    """A child process. `dies_by` is what it gets when we die."""

    name: str
    command: Sequence[str]
    log: Path
    environment: Mapping[str, str]
    dies_by: signal.Signals = signal.SIGTERM
    ready: Callable[[], bool] = lambda: True
    _process: children.Process | None = field(default=None, init=False)

    @property
    def alive(self) -> bool:
        """Whether it runs now."""
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int | None:
        """The process, once started."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start it and wait until it is ready. Raises ServerError with the end of its log."""
        self._process = children.spawn(
            self.command,
            children.Manner(
                account=accounts.own_account(), environment=self.environment, dies_by=self.dies_by
            ),
            log=self.log,
        )
        waiting.until_ready(self.name, self._process, self.log, ready=self.ready)

    def ask_to_stop(self) -> None:
        """Ask it to end after what it is doing."""
        if self.alive and self._process is not None:
            self._process.send_signal(signal.SIGTERM)

    def stop(self) -> None:
        """Wait until it is gone, and lose patience after a while."""
        if self._process is not None:
            children.stop(self._process, signal.SIGTERM, grace=8)
            self._process = None
