from collections.abc import Iterator
from uuid import UUID

import pytest

from kernel.vault import keycache

FIRST, SECOND, THIRD = (("acme", UUID(int=number)) for number in (1, 2, 3))
KEY = b"k" * 32


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def committed(
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[None]:
    """Act as outside any transaction: what is remembered is kept at once."""
    monkeypatch.setattr(keycache.transaction, "on_commit", lambda hook: hook())
    keycache.clear()
    yield
    keycache.clear()


def test_key_is_recalled_by_tenant_and_case() -> None:
    keycache.remember(FIRST, KEY)
    assert keycache.recall(FIRST) == KEY
    assert keycache.recall(SECOND) is None
    assert keycache.recall(("globex", FIRST[1])) is None


def test_forgotten_key_is_gone() -> None:
    keycache.remember(FIRST, KEY)
    keycache.forget(FIRST)
    assert keycache.recall(FIRST) is None


def test_key_is_gone_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    keycache.remember(FIRST, KEY)
    monkeypatch.setattr(keycache, "KEPT_SECONDS", 0.0)
    assert keycache.recall(FIRST) is None


def test_longest_kept_key_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keycache, "KEPT_COUNT", 2)
    for name in (FIRST, SECOND, FIRST, THIRD):
        keycache.remember(name, KEY)
    held = [name for name in (FIRST, SECOND, THIRD) if keycache.recall(name)]
    assert held == [FIRST, THIRD]
