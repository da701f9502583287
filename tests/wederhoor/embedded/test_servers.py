from pathlib import Path

import pytest

from wederhoor.embedded import folders
from wederhoor.embedded.servers import Servers, at_hand, running

DATABASE = "postgresql://app:geheim@db.example/wederhoor"
BROKER = "amqp://user:geheim@rabbit.example//"


def test_given_addresses_are_used_and_nothing_is_started(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", DATABASE)
    monkeypatch.setenv("BROKER_URL", BROKER)
    with running(base) as addresses:
        assert (addresses.environment(), addresses.embedded, (base / "postgres").exists()) == (
            {"DATABASE_URL": DATABASE, "BROKER_URL": BROKER},
            frozenset(),
            False,
        )


def test_given_database_goes_with_a_broker_of_our_own(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", DATABASE)
    servers = Servers(folders.prepare(base))
    assert (list(servers.own), servers.addresses.database) == (["broker"], DATABASE)


def test_address_in_a_file_counts_as_given(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "url").write_text(f"{DATABASE}\n", encoding="utf-8")
    monkeypatch.setenv("DATABASE_URL_FILE", str(tmp_path / "url"))
    assert Servers(folders.prepare(base)).addresses.database == DATABASE


def test_command_beside_a_running_system_leaves_its_servers_alone(base: Path) -> None:
    with folders.Hold(base), at_hand(base):
        assert (base / "postgres").exists() is False
