from pathlib import Path

import pytest

from wederhoor import env

NAMES = ("KEY_STORE_URL", "KEY_STORE_KEEPER_URL")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of this test, and nothing given from outside."""
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", *NAMES):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("WEDERHOOR_DATA", str(tmp_path))
    return tmp_path


def test_key_store_stands_beside_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://app:a@db:5432/house?sslmode=require")
    monkeypatch.setenv("DATABASE_OWNER_URL", "postgresql://owner:o@db:5432/house")
    assert [env.key_store(name) for name in NAMES] == [
        "postgresql://app:a@db:5432/house_keys?sslmode=require",
        "postgresql://owner:o@db:5432/house_keys",
    ]


def test_address_that_is_given_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://app:a@db/house")
    monkeypatch.setenv("KEY_STORE_URL", "postgresql://reader:r@vault/keys")
    assert env.key_store("KEY_STORE_URL") == "postgresql://reader:r@vault/keys"


def test_our_own_server_has_logins_for_keys_that_stay(folder: Path) -> None:
    (folder / "database.url").write_text("postgresql://wederhoor:w@/wederhoor?host=%2Fs&port=5")
    app, keeper = (env.key_store(name) for name in NAMES)
    secret = (folder / "secrets" / "keys_app.password").read_text()
    assert app == f"postgresql://keys_app:{secret}@/wederhoor_keys?host=%2Fs&port=5"
    assert (keeper.startswith("postgresql://keys_keeper:"), secret in keeper) == (True, False)
    assert env.key_store("KEY_STORE_URL") == app
