"""The virtual environment .venv, made without pip, and even without the venv module."""

import sys
from pathlib import Path

from infra.setup.talk import SetupError, say, succeeds

NEW_ENOUGH = "import sys; sys.exit(sys.version_info < (3, 11))"


def ensure(folder: Path) -> Path:
    """Return the environment's Python; the environment is made when absent or broken."""
    python = folder / "bin" / "python"
    if not succeeds([python, "-c", NEW_ENOUGH]):
        say(f"Making the environment .venv with Python {sys.version.split()[0]}")
        _make(folder)
    if not succeeds([python, "-c", NEW_ENOUGH]):
        raise SetupError(f"The environment {folder} could not be made with {sys.executable}.")
    return python


def _make(folder: Path) -> None:
    try:
        import venv  # noqa: PLC0415 some systems leave this module out
    except ImportError:
        _make_by_hand(folder)
    else:
        venv.EnvBuilder(symlinks=True, clear=folder.exists(), with_pip=False).create(folder)


def _make_by_hand(folder: Path) -> None:
    """Write what the venv module would: a link to Python and a file that says so."""
    real = Path(getattr(sys, "_base_executable", sys.executable)).resolve()
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    packages = folder / "lib" / f"python{version}" / "site-packages"
    packages.mkdir(parents=True, exist_ok=True)
    (folder / "bin").mkdir(exist_ok=True)
    for name in ("python", "python3", f"python{version}"):
        link = folder / "bin" / name
        link.unlink(missing_ok=True)
        link.symlink_to(real)
    (folder / "pyvenv.cfg").write_text(
        f"home = {real.parent}\ninclude-system-site-packages = false\n"
        f"version = {sys.version.split()[0]}\n",
        encoding="utf-8",
    )
