import os
import pwd
from pathlib import Path

import psycopg
import pytest

from wederhoor.embedded import binaries, folders
from wederhoor.embedded.database import Database
from wederhoor.embedded.errors import ServerError
from wederhoor.embedded.servers import running


def test_database_answers_as_an_ordinary_role(base: Path) -> None:
    with running(base, durable=False) as addresses, psycopg.connect(addresses.database) as found:
        question = "SELECT current_user, current_setting('is_superuser'), lower('ÉÜ')"
        assert found.execute(question).fetchone() == ("wederhoor_app", "off", "éü")


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE mine (id int)",
        "CREATE TEMPORARY TABLE mine (id int)",
        "DO $$ BEGIN END $$",
        "SELECT set_config('search_path', 'public', false)",
        "SET ROLE wederhoor",
    ],
)
def test_application_may_not_make_run_or_become_anything(base: Path, statement: str) -> None:
    with running(base, durable=False) as addresses:
        with psycopg.connect(addresses.owner, autocommit=True) as owner:
            owner.execute("REVOKE TEMPORARY ON DATABASE wederhoor FROM PUBLIC")
        with psycopg.connect(addresses.database) as found:
            assert found.execute("SELECT 1").fetchone() == (1,)
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                found.execute(statement)


def test_database_refuses_a_wrong_password_on_the_loopback(base: Path) -> None:
    server = Database(folders.prepare(base), durable=False)
    server.start()
    try:
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(
                host="127.0.0.1",
                port=server.port,
                user="wederhoor",
                password="guess",
                dbname="wederhoor",
            )
    finally:
        server.stop()


def test_database_keeps_its_rows_and_address_over_a_restart(base: Path) -> None:
    with running(base, durable=False) as first, psycopg.connect(first.owner) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS seven")
    with running(base, durable=False) as again, psycopg.connect(again.owner) as connection:
        row = connection.execute("SELECT seven FROM kept").fetchone()
    assert (row, again.database) == ((7,), first.database)


def test_database_of_another_version_is_refused_with_the_way_out(base: Path) -> None:
    made = folders.prepare(base)
    (made.data("postgres") / "PG_VERSION").write_text("12\n", encoding="ascii")
    with pytest.raises(ServerError, match=r"are of PostgreSQL 12, .* `make demo-reset`"):
        Database(made).start()


def test_claim_left_by_a_dead_server_does_not_stop_the_start(base: Path) -> None:
    with running(base, durable=False):
        pass
    claim = base / "postgres" / "postmaster.pid"
    claim.write_text(f"{os.getpid()}\n{base / 'postgres'}\n1\n5432\n", encoding="ascii")
    with running(base, durable=False) as addresses, psycopg.connect(addresses.database) as found:
        assert found.execute("SELECT 1").fetchone() == (1,)


def test_server_that_cannot_start_says_what_its_log_says(base: Path) -> None:
    with running(base, durable=False):
        pass
    (base / "postgres" / "postgresql.auto.conf").write_text("no_such = setting\n", "ascii")
    with pytest.raises(ServerError, match=r"(?s)did not start. Its log says: .*no_such"):
        Database(folders.prepare(base)).start()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root hands the servers to another account")
def test_servers_of_root_run_as_somebody_humble(base: Path) -> None:
    with running(base, durable=False):
        owner = (base / "postgres" / "postmaster.pid").owner()
        assert owner in {"postgres", "nobody"}
        assert pwd.getpwnam(owner).pw_uid != 0


@pytest.mark.skipif(os.geteuid() != 0, reason="only root hands the servers to another account")
def test_servers_of_root_in_a_closed_folder_keep_their_data_elsewhere(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    base = closed / "data"
    with running(base, durable=False):
        place = Path((base / "place").read_text(encoding="utf-8").strip())
        assert ((place / "postgres" / "PG_VERSION").exists(), place.parent) == (
            True,
            folders.ELSEWHERE,
        )
    folders.remove(base)
    assert (place.exists(), [path.name for path in base.iterdir()]) == (False, [folders.LOCK])


@pytest.mark.skipif(
    binaries.system_postgresql() is None, reason="no PostgreSQL 15 or newer on this machine"
)
def test_postgresql_of_the_system_serves_as_well(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = binaries.system_postgresql()
    monkeypatch.setenv("PG_BIN_DIR", str(system))
    with running(base, durable=False) as addresses, psycopg.connect(addresses.database) as found:
        row = found.execute("SELECT lower('ÉÜ'), current_setting('server_version')").fetchone()
    assert system is not None
    assert row is not None
    assert (row[0], int(row[1].partition(".")[0])) == ("éü", binaries.major(system))


def test_programs_folder_without_programs_is_refused(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PG_BIN_DIR", str(tmp_path))
    with pytest.raises(ServerError, match=r"^PG_BIN_DIR has no initdb and postgres"):
        Database(folders.prepare(base)).start()
