"""Servers of their own for these tests: those of the suite stay out of it."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from wederhoor.embedded import folders


@pytest.fixture(autouse=True)
def nothing_given(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget the servers that the suite runs on."""
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "BROKER_URL", "PG_BIN_DIR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def base() -> Iterator[Path]:
    """A data folder that the servers' account can enter, unlike pytest's own."""
    with tempfile.TemporaryDirectory(prefix="wederhoor-", ignore_cleanup_errors=True) as name:
        path = Path(name)
        path.chmod(0o755)
        yield path
        folders.remove(path)
