"""The key store itself: who may do what in it, and what happens when it does not answer."""

from collections.abc import Iterator
from datetime import UTC, datetime
from secrets import token_hex
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings as in_force
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from pytest_django import Settings

from kernel.errors import Refusal
from kernel.vault import handover, keycache, providers, ring
from kernel.vault.keystore import asking, keeping, keys, preparing
from kernel.vault.keystore.asking import Login
from tests.kernel.vault.rows import CASE, OTHER_CASE
from wederhoor import keystore

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def apart(settings: Settings) -> Iterator[str]:
    """A key store with a login for the application and one for the keeper; its client."""
    name, owner = f"test_keys_{token_hex(4)}", keystore.owner()
    logins = [f"{kind}_{token_hex(4)}" for kind in ("app", "keeper")]
    settings.KEY_STORE_URL, settings.KEY_STORE_KEEPER_URL = (
        make_conninfo("", **{**owner, "dbname": name, "user": user, "password": token_hex(8)})
        for user in logins
    )
    preparing.prepare(owner, app=settings.KEY_STORE_URL, keeper=settings.KEY_STORE_KEEPER_URL)
    keycache.clear()
    reference = str(uuid4())
    ring.make_tenant_key(reference)
    with ring.bound(reference):
        yield reference
    asking.forget_connections()
    keycache.clear()
    preparing.drop(owner, name)
    with psycopg.connect(**owner, autocommit=True) as connection:
        for login in logins:
            connection.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(login)))


def refused(login: Login, statement: str) -> str:
    with pytest.raises(Refusal) as refusal:
        asking.ask(login, statement, {})  # type: ignore[arg-type] # our own words
    return refusal.value.code


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM data_key",
        "DELETE FROM tenant_key",
        "UPDATE data_key SET wrapped = ''",
        "UPDATE tenant_key SET wrapped = ''",
        "TRUNCATE data_key",
        "DELETE FROM tombstone",
        "INSERT INTO tombstone SELECT reference, case_id, created_at FROM data_key",
        "DROP TABLE data_key",
        "CREATE TABLE mine (id integer)",
    ],
)
def test_application_can_neither_change_nor_destroy_a_key(apart: str, statement: str) -> None:
    ring.case_key(CASE)
    before = keys.all_of(apart)
    assert refused(Login.APP, statement) == "vault.not_allowed"
    assert keys.all_of(apart) == before


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM tombstone",
        "UPDATE tombstone SET destroyed_at = now()",
        "UPDATE data_key SET created_at = now()",
        "UPDATE data_key SET case_id = gen_random_uuid()",
        "TRUNCATE tombstone",
    ],
)
@pytest.mark.usefixtures("apart")
def test_keeper_cannot_undo_a_destruction(statement: str) -> None:
    ring.case_key(CASE)
    ring.destroy_case_key(OTHER_CASE)
    assert refused(Login.KEEPER, statement) == "vault.not_allowed"
    assert ring.destroyed_cases().keys() == {OTHER_CASE}


@pytest.mark.usefixtures("apart")
def test_keeper_destroys_what_the_application_made() -> None:
    key = ring.case_key(CASE)
    ring.destroy_case_key(CASE)
    with pytest.raises(Refusal) as refusal:
        ring.case_key(CASE)
    assert (len(key), refusal.value.code) == (32, "vault.destroyed")


def test_application_without_the_keeper_destroys_nothing(apart: str, settings: Settings) -> None:
    key = ring.case_key(CASE)
    settings.KEY_STORE_KEEPER_URL = ""
    for destroy in (lambda: ring.destroy_case_key(CASE), lambda: handover.erased(apart)):
        with pytest.raises(Refusal) as refusal:
            destroy()
        assert refusal.value.code == "vault.no_keeper"
    assert ring.case_key(CASE) == key


@pytest.mark.usefixtures("apart")
def test_login_of_the_data_is_not_let_in(settings: Settings) -> None:
    user = conninfo_to_dict(settings.KEY_STORE_URL)["user"]
    stranger = f"stranger_{token_hex(4)}"
    owner = keystore.owner()
    with psycopg.connect(**owner, autocommit=True) as connection:
        make = sql.SQL("CREATE ROLE {} LOGIN PASSWORD 'invented'")
        connection.execute(make.format(sql.Identifier(stranger)))
    try:
        address = make_conninfo(settings.KEY_STORE_URL, user=stranger, password="invented")
        with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
            psycopg.connect(address)
    finally:
        with psycopg.connect(**owner, autocommit=True) as connection:
            connection.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(stranger)))
    assert user != stranger


def test_preparing_twice_changes_nothing(apart: str, settings: Settings) -> None:
    key = ring.case_key(CASE)
    preparing.prepare(
        keystore.owner(), app=settings.KEY_STORE_URL, keeper=settings.KEY_STORE_KEEPER_URL
    )
    keycache.clear()
    assert (ring.case_key(CASE), ring.reference()) == (key, apart)


@pytest.mark.usefixtures("in_acme")
def test_connection_that_was_cut_is_replaced() -> None:
    key = ring.case_key(CASE)
    cut = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    with psycopg.connect(in_force.KEY_STORE_URL) as connection:
        assert connection.execute(cut).rowcount > 0
    keycache.clear()
    assert ring.case_key(CASE) == key


@pytest.mark.usefixtures("in_acme")
def test_key_store_that_is_down_lets_nothing_be_sealed_or_opened(settings: Settings) -> None:
    key, code = ring.case_key(CASE), ring.key_to_seal(str(CASE))[0]
    up = settings.KEY_STORE_URL
    settings.KEY_STORE_URL = make_conninfo(up, port=1)
    assert ring.case_key(CASE) == key
    keycache.clear()
    for ask in (
        lambda: ring.case_key(CASE),
        lambda: ring.key_to_open(str(CASE), code),
        ring.tenant_key,
    ):
        with pytest.raises(Refusal) as refusal:
            ask()
        assert refusal.value.code == "vault.unavailable"
    settings.KEY_STORE_URL = up
    assert ring.case_key(CASE) == key


@pytest.mark.usefixtures("in_acme")
def test_provider_that_is_gone_serves_as_long_as_its_keys_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    key = ring.case_key(CASE)

    def gone(_label: str) -> providers.Provider:
        raise Refusal("vault.provider_unavailable", message="")

    monkeypatch.setattr(providers, "of_label", gone)
    monkeypatch.setattr(ring.openkeys, "KEPT_SECONDS", 0.0)
    assert ring.case_key(CASE) == key
    monkeypatch.setattr(ring.tenantkeys, "KEPT_SECONDS", 0.0)
    with pytest.raises(Refusal) as refusal:
        ring.case_key(CASE)
    assert refusal.value.code == "vault.provider_unavailable"
    monkeypatch.undo()
    assert ring.case_key(CASE) == key


def test_tombstone_of_a_client_outlives_its_keys() -> None:
    reference = str(uuid4())
    ring.make_tenant_key(reference)
    keeping.destroy(reference, CASE, at=AT)
    handover.erased(reference)
    assert keys.all_of(reference) == keys.Found([], {CASE: AT})
