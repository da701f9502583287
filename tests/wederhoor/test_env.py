from pathlib import Path

import pytest

from wederhoor import env
from wederhoor.env import SettingError


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("DATABASE_URL", "BROKER_URL", "WEDERHOOR_SECRET_KEY", "WEDERHOOR_SECRET_KEY_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("WEDERHOOR_DATA", str(tmp_path / "data"))


def test_text_not_set_gives_the_default() -> None:
    assert env.text("WEDERHOOR_TEST", "default") == "default"


def test_text_not_set_without_default_stops_the_start() -> None:
    with pytest.raises(SettingError, match=r"^WEDERHOOR_TEST is not set"):
        env.text("WEDERHOOR_TEST")


def test_empty_value_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEDERHOOR_TEST", "")
    assert env.text("WEDERHOOR_TEST", "default") == "default"


def test_value_is_read_from_the_named_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("from a file\n", encoding="utf-8")
    monkeypatch.setenv("WEDERHOOR_TEST_FILE", str(tmp_path / "secret"))
    assert env.secret("WEDERHOOR_TEST") == "from a file"


def test_value_and_file_both_given_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "secret").write_text("from a file", encoding="utf-8")
    monkeypatch.setenv("WEDERHOOR_TEST_FILE", str(tmp_path / "secret"))
    monkeypatch.setenv("WEDERHOOR_TEST", "from the environment")
    with pytest.raises(SettingError, match=r"WEDERHOOR_TEST or WEDERHOOR_TEST_FILE, not both"):
        env.secret("WEDERHOOR_TEST")


def test_file_that_is_missing_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WEDERHOOR_TEST_FILE", str(tmp_path / "nowhere"))
    with pytest.raises(SettingError, match=r"^WEDERHOOR_TEST_FILE names a file"):
        env.secret("WEDERHOOR_TEST")


@pytest.mark.parametrize("value", ["1", "Yes", "on"])
def test_flag_understands_yes(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("WEDERHOOR_TEST", value)
    assert env.flag("WEDERHOOR_TEST", default=False) is True


@pytest.mark.parametrize("value", ["0", "False", "off"])
def test_flag_understands_no(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("WEDERHOOR_TEST", value)
    assert env.flag("WEDERHOOR_TEST", default=True) is False


def test_value_for_a_child_replaces_the_file_of_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL_FILE", "/run/secrets/database")
    child = env.inherited(DATABASE_URL="postgresql:///wederhoor")
    found = {name: child[name] for name in child if name.startswith("DATABASE_URL")}
    assert found == {"DATABASE_URL": "postgresql:///wederhoor"}


def test_flag_that_is_neither_yes_nor_no_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEDERHOOR_TEST", "ja")
    with pytest.raises(SettingError, match=r"^WEDERHOOR_TEST must be yes or no"):
        env.flag("WEDERHOOR_TEST", default=False)


@pytest.mark.parametrize("value", ["-1", "1.5", "８", "many"])
def test_number_that_is_no_whole_number_is_refused(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("WEDERHOOR_TEST", value)
    with pytest.raises(SettingError, match=r"^WEDERHOOR_TEST must be a whole number"):
        env.number("WEDERHOOR_TEST", 8)


def test_choice_outside_the_list_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEDERHOOR_TEST", "pigeon")
    with pytest.raises(SettingError, match=r"must be one of smtp, mailbox, not 'pigeon'"):
        env.choice("WEDERHOOR_TEST", "smtp", among=("smtp", "mailbox"))


def test_unknown_name_is_refused_with_the_nearest_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEDERHOOR_PROT", "8001")
    with pytest.raises(SettingError, match=r"^WEDERHOOR_PROT .* Did you mean WEDERHOOR_PORT\?"):
        env.refuse_unknown()


def test_known_name_and_its_file_are_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEDERHOOR_TEST_FILE", __file__)
    env.secret("WEDERHOOR_TEST")
    env.refuse_unknown()


def test_signing_key_is_made_once_and_kept_private(tmp_path: Path) -> None:
    first = env.signing_key()
    kept = tmp_path / "data" / "secrets" / "signing.key"
    assert (len(first), env.signing_key(), oct(kept.stat().st_mode & 0o777)) == (64, first, "0o600")


def test_signing_key_must_be_given_on_an_external_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://db/wederhoor")
    with pytest.raises(SettingError, match=r"^WEDERHOOR_SECRET_KEY .* is not set"):
        env.signing_key()


def test_database_address_is_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    url = "postgresql://app:p%40ss%2Fword@db.example:5433/wederhoor?sslmode=verify-full"
    monkeypatch.setenv("DATABASE_URL", url)
    assert env.database() == {
        "ENGINE": "tenants.postgresql",
        "NAME": "wederhoor",
        "USER": "app",
        "PASSWORD": "p@ss/word",
        "HOST": "db.example",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "verify-full"},
    }


def test_database_on_a_socket_keeps_the_case_of_its_folder() -> None:
    url = env.embedded_database_url(Path("/Data Folder/run"), password="x", port=5499)
    parsed = env.parsed_database(url)
    assert (parsed["HOST"], parsed["PORT"]) == ("/Data Folder/run", "5499")


def test_database_address_noted_by_the_embedded_server_is_used(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "database.url").write_text("postgresql:///noted?host=/run", "utf-8")
    assert env.database()["NAME"] == "noted"


@pytest.mark.parametrize(
    "url", ["mysql://db/wederhoor", "postgresql://db/", "wederhoor", "postgresql://db:70000/name"]
)
def test_database_address_of_something_else_is_refused(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(SettingError, match=r"^DATABASE_URL (must look like|has a port)"):
        env.database()


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("redis://broker:6379/0", "redis://broker:6379/0"),
        ("amqp://user:secret@rabbit:5672//", "amqp://user:secret@rabbit:5672//"),
        ("unix:///run/valkey.sock", "redis+socket:///run/valkey.sock"),
        ("valkey://broker:6379/0", "redis://broker:6379/0"),
        ("valkeys://broker:6379/0", "rediss://broker:6379/0"),
    ],
)
def test_broker_of_redis_valkey_or_rabbitmq_is_accepted(
    monkeypatch: pytest.MonkeyPatch, given: str, used: str
) -> None:
    monkeypatch.setenv("BROKER_URL", given)
    assert env.broker() == used


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("redis://broker:6379/0", "redis://broker:6379/0"),
        ("valkeys://broker:6379/0", "rediss://broker:6379/0"),
        ("unix:///run/valkey.sock", "unix:///run/valkey.sock"),
        ("redis+socket:///run/valkey.sock", "unix:///run/valkey.sock"),
        ("redis+socket:///run/valkey.sock?virtual_host=7", "unix:///run/valkey.sock?db=7"),
        ("amqp://user:secret@rabbit:5672//", "unix:///data/none"),
    ],
)
def test_limits_are_counted_by_a_broker_that_can(
    monkeypatch: pytest.MonkeyPatch, given: str, used: str
) -> None:
    monkeypatch.setenv("WEDERHOOR_DATA", "/data")
    monkeypatch.setenv("BROKER_URL", given)
    assert env.counter() == used


@pytest.mark.parametrize("url", ["kafka://broker", "broker:6379", "sqs://"])
def test_broker_of_something_else_is_refused(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("BROKER_URL", url)
    with pytest.raises(SettingError, match=r"^BROKER_URL must be an address of"):
        env.broker()


def test_message_about_an_address_never_repeats_its_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BROKER_URL", "kafka://user:geheim@broker")
    with pytest.raises(SettingError) as caught:
        env.broker()
    assert "geheim" not in str(caught.value)
