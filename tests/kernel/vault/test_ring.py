from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from kernel.errors import Refusal
from kernel.vault import keycache, ring
from kernel.vault.models import CaseKey
from tests.kernel.vault.rows import CASE, OTHER_CASE

pytestmark = pytest.mark.usefixtures("in_acme")


@pytest.fixture(autouse=True)
def forgetful() -> Iterator[None]:
    """Keep no key from one test to the next."""
    yield
    keycache.clear()


def code_of(refusal: pytest.ExceptionInfo[Refusal]) -> str:
    return refusal.value.code


def test_each_case_has_a_key_of_its_own_that_stays() -> None:
    key = ring.case_key(CASE)
    assert (len(key), ring.case_key(CASE), ring.kept_case_key(CASE)) == (32, key, key)
    assert ring.case_key(OTHER_CASE) != key


def test_case_key_lies_wrapped_in_its_row() -> None:
    key = ring.case_key(CASE)
    row = CaseKey.objects.get(pk=CASE)
    assert key not in bytes(row.wrapped or b"")


def test_reading_makes_no_key() -> None:
    with pytest.raises(Refusal) as refusal:
        ring.kept_case_key(CASE)
    assert code_of(refusal) == "vault.no_key"
    assert list(CaseKey.objects.all()) == []


def test_wrapped_key_copied_to_another_case_does_not_open() -> None:
    ring.case_key(CASE)
    row = CaseKey.objects.get(pk=CASE)
    CaseKey.objects.create(case_id=OTHER_CASE, wrapped=row.wrapped, created_at=row.created_at)
    with pytest.raises(Refusal) as refusal:
        ring.case_key(OTHER_CASE)
    assert code_of(refusal) == "vault.damaged"


def test_destroyed_key_is_never_given_nor_made_again() -> None:
    ring.case_key(CASE)
    ring.destroy_case_key(CASE)
    for ask in (ring.case_key, ring.kept_case_key):
        with pytest.raises(Refusal) as refusal:
            ask(CASE)
        assert code_of(refusal) == "vault.destroyed"
    row = CaseKey.objects.get(pk=CASE)
    assert (row.wrapped, row.destroyed_at is None) == (None, False)


def test_destroying_twice_keeps_the_first_moment() -> None:
    ring.destroy_case_key(CASE)
    first = CaseKey.objects.get(pk=CASE).destroyed_at
    ring.destroy_case_key(CASE)
    assert CaseKey.objects.get(pk=CASE).destroyed_at == first


def test_case_that_never_had_a_key_can_be_destroyed() -> None:
    ring.destroy_case_key(CASE)
    with pytest.raises(Refusal) as refusal:
        ring.case_key(CASE)
    assert code_of(refusal) == "vault.destroyed"


def test_destroying_one_case_leaves_the_other() -> None:
    key = ring.case_key(OTHER_CASE)
    ring.destroy_case_key(CASE)
    assert ring.case_key(OTHER_CASE) == key


def test_key_made_in_a_rolled_back_step_is_not_used_again() -> None:
    with transaction.atomic():
        lost = ring.case_key(CASE)
        transaction.set_rollback(True)
    key = ring.case_key(CASE)
    assert key != lost
    keycache.clear()
    connection.run_on_commit = []
    assert ring.case_key(CASE) == key


def test_key_destroyed_in_a_rolled_back_step_opens_still() -> None:
    key = ring.case_key(CASE)
    with transaction.atomic():
        ring.destroy_case_key(CASE)
        transaction.set_rollback(True)
    assert ring.case_key(CASE) == key


def test_key_is_fetched_once_a_transaction(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    ring.case_key(CASE)
    with django_assert_num_queries(0):
        ring.case_key(CASE)


def test_key_is_kept_for_this_process_after_the_commit(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        key = ring.case_key(CASE)
    connection.run_on_commit = []
    with django_assert_num_queries(0):
        assert ring.recalled_key(CASE) == key


def test_destroyed_key_leaves_this_process_at_the_commit(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        ring.case_key(CASE)
        ring.destroy_case_key(CASE)
    connection.run_on_commit = []
    assert ring.recalled_key(CASE) is None


def test_keys_of_many_cases_are_fetched_in_one_query() -> None:
    cases = [uuid4() for _ in range(5)]
    keys = [ring.case_key(case) for case in cases]
    ring.destroy_case_key(CASE)
    connection.run_on_commit = []
    with CaptureQueriesContext(connection) as asked:
        ring.warm([*cases, CASE, OTHER_CASE])
        assert [ring.case_key(case) for case in cases] == keys
    assert sum("vault_casekey" in query["sql"] for query in asked.captured_queries) == 1
