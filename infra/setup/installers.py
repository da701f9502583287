"""Who installs: uv, pinned and fetched by whatever is there, or pip when uv cannot be had."""

import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Protocol

from infra.setup import wheels
from infra.setup.sources import Sources
from infra.setup.talk import SetupError, run, say, succeeds

LOCKS = Path(__file__).parent
EDITABLE = ("--no-deps", "--no-build-isolation", "-e")
NO_LINK = "The checkout itself could not be made importable."
NO_PACKAGES = (
    "The packages could not be fetched: look whether this machine has a network, "
    "or set PIP_INDEX_URL to an index it can reach."
)


class Installer(Protocol):
    """What the set-up asks of uv or pip."""

    def sync(self, lock: Path) -> None:
        """Install exactly what the lock pins, with its hashes."""

    def link(self, checkout: Path) -> None:
        """Make the checkout itself importable."""

    def fetch(self, lock: Path, into: Path) -> None:
        """Install what the lock pins into a folder of its own."""


class Uv:
    """The installer that takes seconds."""

    def __init__(self, program: Path, python: Path, sources: Sources) -> None:
        self._program = program
        self._python = python
        self._environment = sources.uv_environment()

    def sync(self, lock: Path) -> None:
        """Install what is pinned and remove what is not."""
        self._run("sync", "--require-hashes", lock)

    def link(self, checkout: Path) -> None:
        """Write the checkout's folders into a path file."""
        self._run("install", *EDITABLE, checkout, otherwise=NO_LINK)

    def fetch(self, lock: Path, into: Path) -> None:
        """Install into a folder that is on nobody's path."""
        self._run("install", "--require-hashes", "--target", into, "-r", lock)

    def _run(self, verb: str, *arguments: str | Path, otherwise: str = NO_PACKAGES) -> None:
        command = [self._program, "pip", verb, "--python", self._python, *arguments]
        run(command, otherwise=otherwise, environment=self._environment)


class Pip:
    """The installer that is slower and leaves what is no longer pinned."""

    def __init__(self, start: list[str | Path], python: Path) -> None:
        self._start = [*start, "--python", python, "--disable-pip-version-check", "install"]

    def sync(self, lock: Path) -> None:
        """Install what is pinned."""
        self._run("--require-hashes", "-r", lock)

    def link(self, checkout: Path) -> None:
        """Write the checkout's folders into a path file."""
        self._run(*EDITABLE, checkout, otherwise=NO_LINK)

    def fetch(self, lock: Path, into: Path) -> None:
        """Install into a folder that is on nobody's path."""
        self._run("--require-hashes", "--target", into, "-r", lock)

    def _run(self, *arguments: str | Path, otherwise: str = NO_PACKAGES) -> None:
        run([*self._start, *arguments], otherwise=otherwise)


def get(tools: Path, python: Path, sources: Sources) -> Installer:
    """Return an installer for the environment of `python`; its program is kept in `tools`.

    Raises SetupError when neither uv nor pip can be had.
    """
    tools.mkdir(exist_ok=True)
    program = uv(tools, sources)
    if program is not None:
        return Uv(program, python, sources)
    if _has_pip():
        return Pip([sys.executable, "-m", "pip"], python)
    wheel = wheels.fetch(LOCKS / "pip.txt", sources, tools)
    if wheel is not None:
        return Pip([sys.executable, wheel / "pip"], python)
    raise SetupError(NO_PACKAGES)


def uv(tools: Path, sources: Sources) -> Path | None:
    """Return the pinned uv, fetched when absent; None when it cannot be had."""
    version = wheels.PIN.search((LOCKS / "uv.txt").read_text(encoding="utf-8"))
    program = tools / f"uv-{version['version'] if version else 'none'}"
    if succeeds([program, "--version"]):
        return program
    say("Fetching uv, which installs the packages")
    with tempfile.TemporaryDirectory(dir=tools) as name:
        folder = Path(name)
        wheel = _by_pip(folder) or wheels.fetch(LOCKS / "uv.txt", sources, folder)
        if wheel is None:
            return None
        _unpack(wheel, program)
    return program if succeeds([program, "--version"]) else None


def _by_pip(folder: Path) -> Path | None:
    command: list[str | Path] = [sys.executable, "-m", "pip", "download", "--quiet"]
    command += ["--disable-pip-version-check", "--no-deps", "--only-binary=:all:"]
    command += ["--require-hashes", "-r", LOCKS / "uv.txt", "-d", folder]
    if not (_has_pip() and succeeds(command)):
        return None
    return next(folder.glob("uv-*.whl"), None)


def _has_pip() -> bool:
    return succeeds([sys.executable, "-m", "pip", "--version"])


def _unpack(wheel: Path, program: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = next(name for name in archive.namelist() if name.endswith("/scripts/uv"))
        made = program.with_suffix(".part")
        made.write_bytes(archive.read(inside))
    made.chmod(0o755)
    made.replace(program)
