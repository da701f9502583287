"""The steps of the set-up, each skipped when its stamp says that nothing changed."""

import errno
import fcntl
import os
import shutil
import sys
from pathlib import Path

from infra.setup import environment, installers, sources, styles
from infra.setup.installers import Installer
from infra.setup.stamps import Stamp, digest
from infra.setup.talk import SetupError, run, say

CHECKOUT = Path(__file__).resolve().parents[2]
LOCK_FILES = {"run": "requirements.txt", "dev": "requirements-dev.txt"}
ROOM_BYTES = 900_000_000
BROKEN = "The environment is not complete: delete the folder .venv and try again."
NO_BUILD = "The style sheets could not be made."
SENTENCES = {
    errno.ENOSPC: "The disk is full.",
    errno.EDQUOT: "The disk is full: this account may not use more of it.",
    errno.EACCES: "The folder of Wederhoor cannot be written by this account.",
    errno.EPERM: "The folder of Wederhoor cannot be written by this account.",
    errno.EROFS: "The folder of Wederhoor is on a disk that cannot be written.",
}


def main(arguments: list[str]) -> int:
    """Set up for "run" or "dev"; return 0, or 1 after one clear sentence."""
    level = arguments[0] if arguments else "dev"
    if level not in LOCK_FILES:
        sys.stderr.write("usage: python3 -m infra.setup [run|dev]\n")
        return 2
    try:
        _set_up(CHECKOUT, level)
    except SetupError as problem:
        return _refuse(str(problem))
    except OSError as problem:
        return _refuse(f"{SENTENCES.get(problem.errno or 0, 'The set-up failed.')} ({problem})")
    except KeyboardInterrupt:
        return _refuse("Interrupted; the next `make setup` goes on from here.")
    return 0


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 1


def _set_up(checkout: Path, level: str) -> None:
    folder = checkout / ".venv"
    stamp = Stamp(folder)
    if _is_current(checkout, stamp, level):
        return
    _require_room(checkout)
    with (checkout / LOCK_FILES["run"]).open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # a second set-up waits for the first, then finds it done
        if _is_current(checkout, stamp, level):
            return
        python = environment.ensure(folder)
        installer = installers.get(folder / "tools", python, sources.configured())
        if not _has_packages(checkout, stamp, level):
            _install_packages(checkout, python, installer, level=level)
        if not _has_styles(checkout, stamp):
            styles.install(checkout, tools=folder / "tools", installer=installer)
            stamp.write(styles=_styles_digest(checkout))
        _build_styles(checkout, python)
        stamp.write(build=_build_digest(checkout))
    say("Set up.")


def _install_packages(checkout: Path, python: Path, installer: Installer, *, level: str) -> None:
    stamp = Stamp(checkout / ".venv")
    level = "dev" if stamp.read().get("level") == "dev" else level
    say(f"Installing the packages of {LOCK_FILES[level]}")
    installer.sync(checkout / LOCK_FILES[level])
    installer.link(checkout)
    check = "import sys, django, psycopg, granian, wederhoor; print(wederhoor.__path__[0])"
    found = run([python, "-c", check], otherwise=BROKEN, cwd=Path("/"))
    if Path(found.strip()) != checkout / "platform" / "wederhoor":
        raise SetupError(BROKEN)
    stamp.write(level=level, packages=_packages_digest(checkout))


def _build_styles(checkout: Path, python: Path) -> None:
    if (checkout / "package-lock.json").exists():
        say("Making the style sheets")
        run([python, "-m", "wederhoor", "styles"], otherwise=NO_BUILD, cwd=checkout)


def _is_current(checkout: Path, stamp: Stamp, level: str) -> bool:
    return (
        _has_packages(checkout, stamp, level)
        and _has_styles(checkout, stamp)
        and stamp.read().get("build") == _build_digest(checkout)
        and any((checkout / "frontend" / "static" / "build").glob("*"))
    )


def _has_packages(checkout: Path, stamp: Stamp, level: str) -> bool:
    noted = stamp.read()
    return (
        noted.get("packages") == _packages_digest(checkout)
        and noted.get("level") in {level, "dev"}
        and (checkout / ".venv" / "bin" / "python").exists()
    )


def _has_styles(checkout: Path, stamp: Stamp) -> bool:
    if not (checkout / "package-lock.json").exists():
        return True
    installed = (checkout / "node_modules").is_dir()
    return installed and stamp.read().get("styles") == _styles_digest(checkout)


def _packages_digest(checkout: Path) -> str:
    locks = [checkout / name for name in LOCK_FILES.values()]
    return digest([*locks, installers.LOCKS / "uv.txt"], str(checkout))


def _styles_digest(checkout: Path) -> str:
    return digest([checkout / "package.json", checkout / "package-lock.json"])


def _build_digest(checkout: Path) -> str:
    """Return the digest of the whole front: the build keeps the classes that templates name."""
    frontend = checkout / "frontend"
    made_from = (path for ending in ("*.css", "*.html", "*.py") for path in frontend.rglob(ending))
    target = frontend / "static" / "build"
    return digest(
        (path for path in made_from if target not in path.parents), _styles_digest(checkout)
    )


def _require_room(checkout: Path) -> None:
    if not os.access(checkout, os.W_OK):
        raise SetupError(f"The folder {checkout} cannot be written by this account.")
    free = shutil.disk_usage(checkout).free
    installed = (checkout / ".venv" / "setup.json").exists()
    if free < ROOM_BYTES and not installed:
        raise SetupError(
            f"The disk has {free // 1_000_000} MB left, "
            f"and the set-up needs {ROOM_BYTES // 1_000_000} MB."
        )
