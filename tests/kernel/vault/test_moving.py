from datetime import UTC, datetime
from uuid import uuid4

import pytest

from kernel.errors import Refusal
from kernel.vault import keycache, providers, ring
from kernel.vault.fields import Sealed
from kernel.vault.keystore import keys
from kernel.vault.moving import Former, take_over
from kernel.vault.sealing import DamagedError, Place, derived, new_key, padded, sealed
from tests.kernel.vault.rows import CASE, OTHER_CASE, STORY, Note

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def reference() -> str:
    """A client from before the key store."""
    return str(uuid4())


def former(reference: str) -> tuple[bytes, bytes, bytes, list[Former]]:
    """Its key, how it lay wrapped in its row, the key of a case, and its cases' keys as rows."""
    own, case = new_key(), new_key()
    wrapped = providers.of_label("file/1").wrap(
        own, Place(reference, "tenant", "vault.tenant_key", "")
    )
    kept = sealed(own, case, Place(reference, str(CASE), "vault.case_key", ""))
    rows = [Former(CASE, kept, AT, None), Former(OTHER_CASE, None, AT, AT)]
    return own, wrapped.raw, case, rows


def test_former_keys_go_on_sealing_and_destroyed_ones_stay_destroyed(reference: str) -> None:
    own, wrapped, case, rows = former(reference)
    take_over(reference, wrapped, rows)
    keycache.clear()
    with ring.bound(reference):
        assert (ring.tenant_key(), ring.steady_key(), ring.case_key(CASE)) == (own, own, case)
        with pytest.raises(Refusal) as refusal:
            ring.case_key(OTHER_CASE)
    assert refusal.value.code == "vault.destroyed"


def test_what_was_sealed_before_opens(reference: str) -> None:
    _, wrapped, case, rows = former(reference)
    take_over(reference, wrapped, rows)
    note = Note(id=uuid4(), case_id=CASE)
    field = Note._meta.get_field("text")
    place = Place(reference, str(CASE), field.label, str(note.id))  # type: ignore[attr-defined]

    raw = sealed(derived(case, "field"), padded(STORY.encode()), place)
    with ring.bound(reference):
        assert field.opened(note, Sealed(raw)) == STORY  # type: ignore[attr-defined]


def test_taking_over_twice_changes_nothing(reference: str) -> None:
    _, wrapped, _, rows = former(reference)
    take_over(reference, wrapped, rows)
    first = keys.all_of(reference), keys.tenant_keys(reference)
    take_over(reference, wrapped, rows)
    assert (keys.all_of(reference), keys.tenant_keys(reference)) == first


def test_key_of_another_client_is_not_taken_over(reference: str) -> None:
    _, wrapped, _, rows = former(str(uuid4()))
    with pytest.raises(DamagedError):
        take_over(reference, wrapped, rows)
    assert keys.tenant_keys(reference) == []
