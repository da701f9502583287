"""What `make setup` installs is pinned with digests and names no address."""

import re
from pathlib import Path

import pytest

from infra.setup.steps import CHECKOUT

LOCKS = sorted([*CHECKOUT.glob("requirements*.txt"), *(CHECKOUT / "infra" / "setup").glob("*.txt")])


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_every_pin_has_a_digest(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("\\\n", " ")
    pins = [line for line in text.splitlines() if line and not line.startswith(("#", " "))]
    bare = [pin for pin in pins if not re.search(r"==\S+.*--hash=sha256:[0-9a-f]{64}", pin)]
    assert (len(pins) > 0, bare) == (True, [])


@pytest.mark.parametrize(
    "path", [*LOCKS, CHECKOUT / "package-lock.json"], ids=lambda path: path.name
)
def test_no_lock_names_where_a_package_came_from(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r'^--\S+|"resolved"|file://\S+', text, re.MULTILINE) == []
