"""Whoever can write in the tables but has no key is found out."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from kernel.actors import Actor
from kernel.audit import keys
from kernel.audit.chain import About, record
from kernel.audit.models import AppendOnlyError, ChainKey, Entry, Head, Root
from kernel.audit.roots import sign_root
from kernel.audit.verifying import Broken, verify
from kernel.vault import keycache, ring
from tenants import scope
from tenants.models import Tenant
from tests.tampering import execute, owner_at_work

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
SYSTEM = Actor("system", None, "Wederhoor")


def write(*numbers: int) -> None:
    for number in numbers:
        record("case.read", by=SYSTEM, at=AT, about=About("case"), facts={"number": number})


@pytest.fixture(autouse=True)
def owner(db: None) -> Iterator[None]:  # noqa: ARG001 the database must be there
    """The owner of every table does these tests' work: the application may not tamper."""
    with owner_at_work():
        yield


@pytest.fixture
def five(in_acme: Tenant) -> Tenant:
    """A client with a chain of five entries."""
    write(1, 2, 3, 4, 5)
    return in_acme


@pytest.mark.usefixtures("five")
def test_untouched_chain_is_whole() -> None:
    assert verify() == 5


@pytest.mark.usefixtures("in_acme")
def test_empty_chain_is_whole() -> None:
    assert verify() == 0


@pytest.mark.usefixtures("five")
@pytest.mark.parametrize(
    "change",
    [
        "action = 'case.closed'",
        "at = at + interval '1 microsecond'",
        "recorded_at = recorded_at + interval '1 microsecond'",
        "recorded_at = NULL",
        "actor_kind = 'person'",
        "actor_id = '00000000-0000-4000-8000-000000000001'",
        "on_behalf_of = '00000000-0000-4000-8000-000000000001'",
        "object_kind = 'letter'",
        "object_id = '00000000-0000-4000-8000-000000000001'",
        "fields = '[\"story\"]'",
        "facts = '{\"number\": 9}'",
        "hash = repeat('0', 64)",
        "prev = repeat('0', 64)",
    ],
)
def test_altered_entry_is_named(change: str) -> None:
    execute(f"UPDATE audit_entry SET {change} WHERE seq = 3")  # noqa: S608 our own words
    assert verify() == Broken(3, "content")


@pytest.mark.usefixtures("five")
def test_deleted_entry_is_named() -> None:
    execute("DELETE FROM audit_entry WHERE seq = 3")
    assert verify() == Broken(3, "gap")


@pytest.mark.usefixtures("five")
def test_deleted_entry_is_named_when_the_rest_is_renumbered() -> None:
    execute(
        "DELETE FROM audit_entry WHERE seq = 3",
        "UPDATE audit_entry SET seq = 3 WHERE seq = 4",
        "UPDATE audit_entry SET seq = 4 WHERE seq = 5",
    )
    assert verify() == Broken(3, "content")


@pytest.mark.usefixtures("five")
def test_exchanged_entries_are_named() -> None:
    execute(
        "UPDATE audit_entry SET seq = 9 WHERE seq = 2",
        "UPDATE audit_entry SET seq = 2 WHERE seq = 4",
        "UPDATE audit_entry SET seq = 4 WHERE seq = 9",
    )
    assert verify() == Broken(2, "content")


@pytest.mark.usefixtures("five")
@pytest.mark.parametrize("kept", [4, 1, 0])
def test_cut_off_tail_is_named(kept: int) -> None:
    execute(f"DELETE FROM audit_entry WHERE seq > {kept}")  # noqa: S608 our own words
    assert verify() == Broken(kept + 1, "tail")


@pytest.mark.usefixtures("five")
def test_entry_added_behind_the_head_is_named() -> None:
    execute(
        "INSERT INTO audit_entry (seq, at, recorded_at, actor_kind, action, object_kind, fields,"
        " facts, prev, hash) SELECT 6, at, recorded_at, actor_kind, action, object_kind, fields,"
        " facts, hash, hash FROM audit_entry WHERE seq = 5",
    )
    assert verify() == Broken(6, "tail")


@pytest.mark.usefixtures("five")
def test_forged_head_is_named() -> None:
    execute("UPDATE audit_head SET hash = repeat('0', 64)")
    assert verify() == Broken(5, "tail")


@pytest.mark.usefixtures("five")
def test_lost_head_is_named() -> None:
    execute("DELETE FROM audit_head")
    assert verify() == Broken(1, "tail")


@pytest.mark.usefixtures("five")
def test_part_of_an_older_chain_put_back_is_named() -> None:
    old = list(Entry.objects.filter(seq__lte=3))
    execute("DELETE FROM audit_entry", "DELETE FROM audit_head")
    write(9, 8, 7, 6)
    execute("DELETE FROM audit_entry WHERE seq <= 3")
    Entry.objects.bulk_create(old)
    assert verify() == Broken(4, "link")


def test_chain_of_another_tenant_is_found_out(acme: Tenant, globex: Tenant) -> None:
    with scope.within(acme):
        write(1, 2)
        entries, heads = list(Entry.objects.values()), list(Head.objects.values())
    with scope.within(globex):
        Entry.objects.bulk_create([Entry(**row) for row in entries])
        Head.objects.bulk_create([Head(**row) for row in heads])
        assert verify() == Broken(1, "content")


@pytest.mark.usefixtures("five")
def test_entry_put_between_two_others_is_named() -> None:
    execute(
        "UPDATE audit_entry SET seq = seq + 10 WHERE seq > 2",
        "UPDATE audit_entry SET seq = seq - 9 WHERE seq > 10",
        "INSERT INTO audit_entry (seq, at, recorded_at, actor_kind, action, object_kind, fields,"
        " facts, prev, hash) SELECT 3, at, recorded_at, actor_kind, action, object_kind, fields,"
        " facts, prev, hash FROM audit_entry WHERE seq = 2",
    )
    assert verify() == Broken(3, "content")


@pytest.mark.usefixtures("five")
def test_tail_cut_off_with_its_head_is_named_by_the_signed_root() -> None:
    sign_root(AT)
    execute(
        "DELETE FROM audit_entry WHERE seq > 3",
        "UPDATE audit_head SET seq = 3, hash = (SELECT hash FROM audit_entry WHERE seq = 3)",
    )
    assert verify() == Broken(4, "tail")


@pytest.mark.usefixtures("five")
@pytest.mark.parametrize(
    "change",
    ["root = repeat('0', 64)", "signature = repeat('0', 128)", "peaks = '[]'",
     "before = repeat('0', 128)", "at = at + interval '1 hour'", "public_key = repeat('0', 64)"],
)  # fmt: skip
def test_altered_root_is_named(change: str) -> None:
    sign_root(AT)
    write(6)
    execute(f"UPDATE audit_root SET {change}")  # noqa: S608 our own words
    assert verify() == Broken(5, "root")


@pytest.mark.usefixtures("five")
def test_exchanged_key_of_the_chain_is_refused() -> None:
    other = ChainKey.objects.get()
    other.chain = "00" * 32
    other.save()
    keycache.forget((ring.reference(), keys.CHAIN))
    assert verify() == Broken(1, "content")


@pytest.mark.usefixtures("five")
def test_roots_are_neither_changed_nor_deleted_in_python() -> None:
    sign_root(AT)
    with pytest.raises(AppendOnlyError):
        Root.objects.get().save()
    with pytest.raises(AppendOnlyError):
        Root.objects.all().delete()


@pytest.mark.usefixtures("five")
@pytest.mark.parametrize(
    "attempt",
    [
        lambda: Entry.objects.first().save(),
        lambda: Entry.objects.first().delete(),
        lambda: Entry.objects.update(action="case.closed"),
        lambda: Entry.objects.filter(seq=1).delete(),
        lambda: Entry.objects.bulk_update(Entry.objects.all(), ["action"]),
    ],
)
def test_entries_are_neither_changed_nor_deleted_in_python(attempt: Callable[[], object]) -> None:
    with pytest.raises(AppendOnlyError):
        attempt()
    assert verify() == 5
