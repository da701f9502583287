"""What leaves a scope and comes back - cache, signatures, turns, limits - is its client's alone."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import cache
from django.db import connection

from kernel.errors import Refusal
from tenants import caching, limits, scope, signing
from tenants.limits import Limit, take
from tenants.locks import wait_turn
from tenants.models import Tenant
from tenants.whose import whose


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def _refusal(error: pytest.ExceptionInfo[Refusal]) -> str:
    return error.value.code


def test_whose_is_the_clients_reference_and_public_outside_any(acme: Tenant) -> None:
    with scope.within(acme):
        assert whose() == str(acme.reference)
    assert whose() == "public"


@pytest.mark.attack("T09")
def test_cached_value_is_not_there_for_another_client(acme: Tenant, globex: Tenant) -> None:
    with scope.within(acme):
        cache.set("name", "kanarie")
        cache.add("name", "another")
    with scope.within(globex):
        assert (cache.get("name"), cache.get_many(["name"]), "name" in cache) == (None, {}, False)
    assert cache.get("name", "nobody's") == "nobody's"
    with scope.within(acme):
        assert cache.get("name") == "kanarie"


@pytest.mark.attack("T09")
def test_cached_value_under_a_key_without_client_is_refused(
    acme: Tenant, globex: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        caching.TenantCache, "make_key", lambda _cache, key, version: f"{version}{key}"
    )
    with scope.within(acme):
        cache.set("name", "kanarie")
    with scope.within(globex), pytest.raises(Refusal) as refused:
        cache.get_or_set("name", "other")
    assert _refusal(refused) == "cache.foreign"


def test_cached_number_counts_per_client(acme: Tenant, globex: Tenant) -> None:
    for tenant in (acme, globex, acme):
        with scope.within(tenant):
            cache.get_or_set("seen", 0)
            cache.incr("seen")
    with scope.within(acme):
        assert (cache.get("seen"), caching.key_of("seen", "", 1)) == (2, f"/{whose()}/1/seen")


@pytest.mark.attack("T06")
def test_signed_value_opens_where_it_was_signed_alone(acme: Tenant, globex: Tenant) -> None:
    with scope.within(acme):
        token = signing.signed("download", "case 7")
        assert signing.opened("download", token, max_age_seconds=60) == "case 7"
    for elsewhere in (scope.within(globex), scope.in_public()):
        with elsewhere, pytest.raises(Refusal) as refused:
            signing.opened("download", token, max_age_seconds=60)
        assert _refusal(refused) == "signature.invalid"


@pytest.mark.parametrize(
    ("purpose", "age", "changed", "code"),
    [
        ("invite", 60, "", "signature.invalid"),
        ("download", 60, "x", "signature.invalid"),
        ("download", -1, "", "signature.expired"),
    ],
)
@pytest.mark.usefixtures("in_acme")
@pytest.mark.attack("T07")
def test_signed_value_for_something_else_changed_or_old_is_refused(
    purpose: str, age: int, changed: str, code: str
) -> None:
    token = signing.signed("download", "case 7")
    with pytest.raises(Refusal) as refused:
        signing.opened(purpose, token + changed, max_age_seconds=age)
    assert _refusal(refused) == code


def _held() -> list[tuple[int, int]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT classid::bigint, objid::bigint FROM pg_locks"
            " WHERE locktype = 'advisory' AND pid = pg_backend_pid() ORDER BY 1, 2"
        )
        return cursor.fetchall()


def test_turn_of_one_client_is_another_lock_than_the_same_turn_of_another(
    acme: Tenant, globex: Tenant
) -> None:
    for tenant in (acme, globex):
        with scope.within(tenant):
            wait_turn("file")
            wait_turn("file")
    assert len(set(_held())) == 2


def test_turn_outside_a_client_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        wait_turn("file")
    assert _refusal(refused) == "tenant.none"


def _once(limit: Limit, subject: str) -> str:
    try:
        take(limit, subject)
    except Refusal as refusal:
        return refusal.code
    return "taken"


def test_limit_counts_for_each_client_apart(acme: Tenant, globex: Tenant) -> None:
    limit = Limit("apart", count=2, seconds=60)
    counted = []
    for tenant in (acme, acme, acme, globex):
        with scope.within(tenant):
            counted.append(_once(limit, "127.0.0.1"))
    assert counted == ["taken", "taken", "limit.reached", "taken"]


def test_limit_that_is_reached_says_how_long_to_wait(acme: Tenant) -> None:
    limit = Limit("wait", count=1, seconds=60)
    with scope.within(acme):
        take(limit, "code")
        with pytest.raises(Refusal) as refused:
            take(limit, "code")
    assert 0 < refused.value.facts["retry_after_seconds"] <= 60


@pytest.mark.attack("A16", "B07")
def test_limit_is_exact_when_many_take_at_once(acme: Tenant) -> None:
    limit = Limit("at once", count=7, seconds=60)
    with scope.within(acme), ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _number: _once(limit, "code"), range(50)))
    assert sorted(answers) == ["limit.reached"] * 43 + ["taken"] * 7


@pytest.mark.parametrize(("when_down", "answer"), [("refuse", "limit.unknown"), ("allow", "taken")])
def test_limit_that_nobody_can_count_does_what_it_says_for_that(
    acme: Tenant, settings: object, when_down: str, answer: str
) -> None:
    settings.LIMITS_URL = "unix:///nowhere/broker.sock"
    limit = Limit("down", count=1, seconds=60, when_down=when_down)
    with scope.within(acme):
        assert _once(limit, "code") == answer


def test_limit_keeps_nothing_of_what_it_counts(acme: Tenant) -> None:
    with scope.within(acme):
        assert "127.0.0.1" not in limits._key(Limit("x", 1, 1), "127.0.0.1")  # noqa: SLF001
