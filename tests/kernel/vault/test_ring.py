from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction

from kernel import clock
from kernel.errors import Refusal
from kernel.vault import openkeys, ring
from kernel.vault.keystore import asking, keys
from kernel.vault.purposes import IDENTITY
from tests.kernel.vault.rows import CASE, OTHER_CASE
from tests.keystores import date_back

pytestmark = pytest.mark.usefixtures("in_acme")


@pytest.fixture
def questions(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What the key store is asked."""
    asked: list[str] = []
    real = asking._rows  # noqa: SLF001 what every question goes through

    def heard(connection: asking.Connection, statement: str, given: object) -> list[asking.Row]:
        asked.append(statement.split(maxsplit=1)[0])
        return real(connection, statement, given)  # type: ignore[arg-type]

    monkeypatch.setattr(asking, "_rows", heard)
    return asked


def code_of(refusal: pytest.ExceptionInfo[Refusal]) -> str:
    return refusal.value.code


def test_each_case_has_a_key_of_its_own_that_stays() -> None:
    key = ring.case_key(CASE)
    assert (len(key), ring.case_key(CASE), ring.kept_case_key(CASE)) == (32, key, key)
    openkeys.clear()
    assert (ring.case_key(CASE), ring.case_key(OTHER_CASE) == key) == (key, False)


def test_identity_has_another_key_than_the_case() -> None:
    number, key = ring.key_to_seal(str(CASE), IDENTITY)
    assert (key == ring.case_key(CASE), number) == (False, 1 << 24 | 1)
    assert ring.key_to_open(str(CASE), number) == key


def test_identity_stays_shut_where_it_is_closed() -> None:
    number, _ = ring.key_to_seal(str(CASE), IDENTITY)
    with ring.identities_closed():
        ring.case_key(CASE)
        for ask in (
            lambda: ring.key_to_open(str(CASE), number),
            lambda: ring.key_to_seal(str(CASE), IDENTITY),
        ):
            with pytest.raises(Refusal) as refusal:
                ask()
            assert code_of(refusal) == "vault.identity_closed"


def test_it_is_known_whose_identity_was_opened() -> None:
    ring.case_key(OTHER_CASE)
    ring.key_to_seal(str(CASE), IDENTITY)
    assert ring.opened_identities() == frozenset({CASE})


def test_case_keys_lie_wrapped() -> None:
    key = ring.case_key(CASE)
    found = keys.found(ring.reference(), [CASE]).keys
    assert sorted(row.purpose for row in found) == ["case", "identity"]
    assert [row for row in found if key in row.wrapped] == []


def test_reading_makes_no_key() -> None:
    with pytest.raises(Refusal) as refusal:
        ring.kept_case_key(CASE)
    assert code_of(refusal) == "vault.no_key"
    assert keys.found(ring.reference(), [CASE]) == keys.Found([], {})


@pytest.mark.parametrize("change", [{"case_id": OTHER_CASE}, {"purpose": "case"}, {"version": 2}])
def test_wrapped_key_moved_elsewhere_does_not_open(change: dict[str, object]) -> None:
    ring.case_key(CASE)
    (row,) = [key for key in keys.found(ring.reference(), [CASE]).keys if key.purpose == "identity"]
    keys.add_data_keys([replace(row, **{"case_id": OTHER_CASE, **change})])  # type: ignore[arg-type]
    with pytest.raises(Refusal) as refusal:
        ring.case_key(OTHER_CASE)
    assert code_of(refusal) == "vault.damaged"


def test_key_that_a_case_never_had_is_damage() -> None:
    ring.case_key(CASE)
    for number in (2, 1 << 24 | 9, 7 << 24 | 1):
        with pytest.raises(Refusal) as refusal:
            ring.key_to_open(str(CASE), number)
        assert code_of(refusal) == "vault.damaged"


def test_destroyed_key_is_never_given_nor_made_again() -> None:
    ring.case_key(CASE)
    ring.destroy_case_key(CASE)
    for ask in (ring.case_key, ring.kept_case_key):
        with pytest.raises(Refusal) as refusal:
            ask(CASE)
        assert code_of(refusal) == "vault.destroyed"
    assert (ring.is_destroyed(CASE), ring.is_destroyed(OTHER_CASE)) == (True, False)


def test_destroying_twice_keeps_the_first_moment() -> None:
    ring.destroy_case_key(CASE)
    first = ring.destroyed_cases()[CASE]
    ring.destroy_case_key(CASE)
    assert ring.destroyed_cases()[CASE] == first


def test_key_put_back_beside_a_tombstone_is_not_given() -> None:
    ring.case_key(CASE)
    backup = keys.found(ring.reference(), [CASE]).keys
    ring.destroy_case_key(CASE)
    keys.add_data_keys(backup)
    with pytest.raises(Refusal) as refusal:
        ring.case_key(CASE)
    assert code_of(refusal) == "vault.destroyed"


def test_destroying_one_case_leaves_the_other() -> None:
    key = ring.case_key(OTHER_CASE)
    ring.destroy_case_key(CASE)
    openkeys.clear()
    assert ring.case_key(OTHER_CASE) == key


def test_key_of_a_rolled_back_step_is_used_again() -> None:
    with transaction.atomic():
        key = ring.case_key(CASE)
        transaction.set_rollback(True)
    openkeys.clear()
    assert ring.case_key(CASE) == key


def test_cases_of_old_keys_are_found_to_be_swept() -> None:
    ring.case_key(CASE)
    ring.case_key(OTHER_CASE)
    date_back([CASE], timedelta(days=3))
    assert ring.case_ids_before(clock.now() - timedelta(days=2)) == [CASE]


def test_key_is_fetched_once(questions: list[str]) -> None:
    ring.case_key(CASE)
    questions.clear()
    ring.case_key(CASE)
    assert questions == []


def test_keys_of_many_cases_are_fetched_in_one_question(questions: list[str]) -> None:
    cases = [uuid4() for _ in range(5)]
    made = [ring.case_key(case) for case in cases]
    ring.destroy_case_key(CASE)
    openkeys.clear()
    questions.clear()
    ring.warm([*cases, CASE, OTHER_CASE])
    assert [ring.case_key(case) for case in cases] == made
    assert questions == ["SELECT", "SELECT"]  # their keys, and the client's own that opens them
