"""Where the embedded servers keep things: data, sockets, logs, and who holds them."""

import fcntl
import hashlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from wederhoor.embedded.accounts import Account, server_account
from wederhoor.embedded.errors import ServerError

ELSEWHERE = Path("/var/lib/wederhoor")
LOCK = "running.lock"
OUR_NAME = ".wederhoor"
MARK = "wederhoor.data"  # only a folder of our name or with this file in it is ever deleted
MADE_BEFORE = frozenset({LOCK, "secrets", "provider.key", "files", "static"})
ROOM_BYTES = 300_000_000
LONGEST_SOCKET_FOLDER = 80  # a socket's whole path must stay under 108 bytes, on macOS 104


@dataclass(frozen=True, kw_only=True)
class Folders:
    """The folders of one pair of servers.

    `base` is ours (addresses, secrets, logs); `place` holds the servers' data and belongs to
    their account. The two differ only when that account cannot enter `base`.
    """

    base: Path
    place: Path
    sockets: Path
    account: Account

    @property
    def log(self) -> Path:
        """The folder of the log files."""
        return self.base / "log"

    def data(self, name: str) -> Path:
        """Return a server's own data folder, made when absent, closed to everybody else."""
        path = self.place / name
        path.mkdir(mode=0o700, exist_ok=True)
        self.account.own(path)
        return path

    def note(self, name: str, value: str) -> None:
        """Write down a secret or an address, readable by us alone."""
        path = self.base / name
        path.touch(mode=0o600)
        path.write_text(value, encoding="utf-8")

    def noted(self, name: str) -> str | None:
        """Return what was written down before, if anything."""
        path = self.base / name
        return path.read_text(encoding="utf-8") if path.exists() else None


def prepare(base: Path) -> Folders:
    """Make the folders. Raises ServerError when the disk does not let us."""
    account = server_account()
    try:
        _mark(base)
        for path in (base / "log", base / "secrets"):
            path.mkdir(exist_ok=True)
            path.chmod(0o700)
        place = _place(base, account)
        sockets = _sockets(base, place)
        account.own(sockets)
        free = shutil.disk_usage(place).free
    except OSError as problem:
        raise ServerError(f"The folder {base} cannot be used: {problem.strerror}.") from problem
    if free < ROOM_BYTES:
        raise ServerError(
            f"The disk of {place} has {free // 1_000_000} MB left, "
            f"and the servers need {ROOM_BYTES // 1_000_000} MB."
        )
    return Folders(base=base, place=place, sockets=sockets, account=account)


def remove(base: Path) -> None:
    """Delete what the folder holds, wherever it is, except the lock of whoever holds it.

    Raises ServerError when it cannot.
    """
    if not ((base / MARK).exists() or base.name == OUR_NAME):
        return
    try:
        _clear_sockets(base)
        shutil.rmtree(_elsewhere(base), ignore_errors=True)
        for path in base.iterdir():
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            elif path.name != LOCK:
                path.unlink()
    except OSError as problem:
        raise ServerError(f"The folder {base} cannot be deleted: {problem.strerror}.") from problem


def _mark(base: Path) -> None:
    """Make the folder ours. Raises ServerError when it holds somebody's other things."""
    base.mkdir(parents=True, exist_ok=True)
    present = {path.name for path in base.iterdir()}
    is_ours = MARK in present or base.name == OUR_NAME
    if not is_ours and not present <= MADE_BEFORE:
        raise ServerError(f"The folder {base} holds other things: set WEDERHOOR_DATA to a new one.")
    if MARK not in present:
        (base / MARK).touch()
        base.chmod(0o711)  # the servers' account may pass through, and no more


def _elsewhere(base: Path) -> Path:
    return ELSEWHERE / hashlib.sha256(os.fsencode(base)).hexdigest()[:12]


def _place(base: Path, account: Account) -> Path:
    """Return where the account can work; a pointer file tells where that is."""
    if account.may("-x", base):
        return base
    place = _elsewhere(base)
    for path in (place.parent, place):
        path.mkdir(exist_ok=True)
        path.chmod(0o755)
    (base / "place").write_text(f"{place}\n", encoding="utf-8")
    return place


def _sockets(base: Path, place: Path) -> Path:
    """Return a folder for sockets whose path is short enough; the last one is cleared away."""
    path = place / "run"
    if len(os.fsencode(path)) <= LONGEST_SOCKET_FOLDER:
        path.mkdir(mode=0o700, exist_ok=True)
        return path
    _clear_sockets(base)
    path = Path(tempfile.mkdtemp(prefix="wederhoor-"))
    (base / "sockets").write_text(str(path), encoding="utf-8")
    return path


def _clear_sockets(base: Path) -> None:
    note = base / "sockets"
    if note.exists():
        shutil.rmtree(note.read_text(encoding="utf-8"), ignore_errors=True)


class HeldError(ServerError):
    """Another process uses the data folder."""


class Hold:
    """The sole use of a data folder, for as long as this process lives."""

    def __init__(self, base: Path) -> None:
        self._base = base
        try:
            base.mkdir(parents=True, exist_ok=True)
            self._file = (base / LOCK).open("a", encoding="ascii")
        except OSError as problem:
            raise ServerError(f"{base} cannot be written: {problem.strerror}.") from problem

    def __enter__(self) -> Self:
        """Take the folder. Raises HeldError when another process has it."""
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._file.close()
            raise HeldError(
                f"Wederhoor is already running on {self._base}; end that one first (Ctrl-C there)."
            ) from None
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
