"""What the database and the broker have in common: a child process that we watch and end."""

import signal
from typing import ClassVar

from wederhoor.embedded import children
from wederhoor.embedded.folders import Folders


class Server:
    """A server of ours. `endings` are the signals that end it, the kindest first."""

    name: ClassVar[str]
    endings: ClassVar[tuple[signal.Signals, ...]]

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self._process: children.Process | None = None

    @property
    def url(self) -> str:
        """The address for programs."""
        raise NotImplementedError

    @property
    def alive(self) -> bool:
        """Whether it runs now."""
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int | None:
        """The process, once started."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start it and wait until it answers. Raises ServerError with the end of its log."""
        raise NotImplementedError

    def ask_to_stop(self) -> None:
        """Do nothing: programs may need it until they are gone."""

    def stop(self) -> None:
        """End it and wait until it is gone."""
        if self._process is not None:
            children.stop(self._process, *self.endings)
            self._process = None
