from datetime import UTC, datetime
from uuid import uuid4

import pytest

from kernel.vault import handover, openkeys, ring
from kernel.vault.handover import HandedKey
from kernel.vault.keystore import keys
from kernel.vault.purposes import IDENTITY
from tests.kernel.vault.rows import CASE, OTHER_CASE

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def reference() -> str:
    """A client of this test alone, with one case and one that was destroyed."""
    name = str(uuid4())
    ring.make_tenant_key(name)
    with ring.bound(name):
        ring.case_key(CASE)
        ring.case_key(OTHER_CASE)
        ring.destroy_case_key(OTHER_CASE)
    return name


def plain(reference: str) -> list[bytes]:
    openkeys.clear()
    with ring.bound(reference):
        return [ring.tenant_key(), ring.case_key(CASE), ring.key_to_seal(str(CASE), IDENTITY)[1]]


def test_every_key_and_tombstone_is_given(reference: str) -> None:
    found = [(one.scope, one.purpose, one.version, one.key) for one in handover.given(reference)]
    own, case, identity = plain(reference)
    assert found == [
        (str(CASE), "case", 1, case),
        (str(CASE), "identity", 1, identity),
        (str(OTHER_CASE), "case", 1, None),
        ("tenant", "tenant", 1, own),
    ]


def test_taken_keys_are_the_same_under_another_wrapping(reference: str) -> None:
    before, handed = plain(reference), handover.given(reference)
    wrapped = {key.wrapped for key in keys.all_of(reference).keys}
    assert handover.erased(reference) == 0
    handover.taken(reference, handed)
    again = {key.wrapped for key in keys.all_of(reference).keys}
    assert (plain(reference), wrapped & again, len(again)) == (before, set(), 3)


def test_taking_twice_changes_nothing(reference: str) -> None:
    handed = handover.given(reference)
    before = keys.all_of(reference)
    handover.taken(reference, handed)
    assert keys.all_of(reference) == before


def test_what_was_destroyed_here_does_not_come_back(reference: str) -> None:
    old = HandedKey(str(OTHER_CASE), "case", 1, b"k" * 32, AT, None)
    handover.taken(reference, [old])
    assert {key.case_id for key in keys.all_of(reference).keys} == {keys.TENANT_ID, CASE}


def test_what_was_destroyed_there_is_destroyed_here(reference: str) -> None:
    handover.taken(reference, [HandedKey(str(CASE), "case", 1, None, AT, AT)])
    with ring.bound(reference):
        assert (ring.is_destroyed(CASE), ring.destroyed_cases()[CASE]) == (True, AT)


def test_repr_of_a_handed_key_shows_no_key(reference: str) -> None:
    assert "key=" not in repr(handover.given(reference)[0])
