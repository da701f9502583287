"""The browser of the tests: found on the machine, or installed when that is possible."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from wederhoor import env
from wederhoor.embedded.errors import ServerError

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
PLAYWRIGHT_FOLDERS = (".cache/ms-playwright", "Library/Caches/ms-playwright")
PLAYWRIGHT_FILES = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/Chromium.app/Contents/MacOS/Chromium",
)
FLAGS = ("--disable-background-networking", "--disable-component-update", "--disable-sync")


def main(_arguments: list[str]) -> int:
    """Print where the browser is, after installing one when there was none."""
    sys.stdout.write(f"browser: {ensure()}\n")
    return 0


def find() -> Path | None:
    """Return a browser of this machine: WEDERHOOR_BROWSER, a system one, then playwright's own."""
    given = env.text("WEDERHOOR_BROWSER", "")
    if given:
        return Path(given)
    for name in NAMES:
        found = shutil.which(name)
        if found and _works(Path(found)):
            return Path(found)
    return next((path for path in _of_playwright() if _works(path)), None)


def ensure() -> Path:
    """Return a browser, installed if need be.

    Raises ServerError when there is none and none can be installed.
    """
    found = find()
    for install in (_by_debian, _by_playwright):
        if found is None:
            install()
            found = find()
    if found is None:
        raise ServerError(
            "The tests need Chromium, and it could not be installed here: install it with the "
            "system's packages, or set WEDERHOOR_BROWSER to where it is."
        )
    return found


def flags() -> list[str]:
    """Return the flags of a quiet browser; root has no sandbox."""
    return [*FLAGS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]


def _of_playwright() -> list[Path]:
    own = env.external("PLAYWRIGHT_BROWSERS_PATH")
    folders = [Path(own)] if own else [Path.home() / name for name in PLAYWRIGHT_FOLDERS]
    return [path for folder in folders for file in PLAYWRIGHT_FILES for path in folder.glob(file)]


def _works(path: Path) -> bool:
    """Tell whether it starts: some systems have a stand-in that only points to a shop."""
    return _run([str(path), "--version"], quiet=True)


def _by_debian() -> None:
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return
    _say("Installing Chromium with apt-get")
    _run([apt, "update", "-qq"])
    _run([apt, "install", "-y", "-qq", "--no-install-recommends", "chromium"])


def _by_playwright() -> None:
    _say("Installing Chromium with playwright")
    _run([sys.executable, "-m", "playwright", "install", "chromium"])


def _run(command: list[str], *, quiet: bool = False) -> bool:
    output = subprocess.DEVNULL if quiet else None
    try:
        return not subprocess.run(  # noqa: S603 our own command
            command,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env=env.inherited(DEBIAN_FRONTEND="noninteractive"),
        ).returncode
    except OSError:
        return False


def _say(sentence: str) -> None:
    sys.stdout.write(f"browser: {sentence}\n")
    sys.stdout.flush()
