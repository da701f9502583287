"""Eight kinds of tampering by somebody who holds every key, against a root that was kept outside.

Whoever has the keys can make a chain that verifies. What they cannot do is make it fit a root
that a client took home.
"""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from kernel.actors import Actor
from kernel.audit import keys, signing
from kernel.audit.chain import About, hash_of, record
from kernel.audit.models import ChainKey, Entry, Head, Root
from kernel.audit.roots import check, document, kept, proof, sign_root
from kernel.audit.verifying import EXPLAINED, Broken, verify
from kernel.errors import Refusal
from kernel.vault import keycache, ring
from tenants import scope
from tenants.models import Tenant
from tests.tampering import execute, owner_at_work

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
SYSTEM = Actor("system", None, "Wederhoor")


def write(*numbers: int) -> None:
    for number in numbers:
        record("case.read", by=SYSTEM, at=AT, about=About("case"), facts={"number": number})


def taken_home(root: Root | None = None) -> str:
    """What a client keeps: a file."""
    signed = root or sign_root(AT)
    assert signed is not None
    return json.dumps(document(signed))


def checked(file: str) -> int | str:
    try:
        return check(kept(json.loads(file)))
    except Refusal as refusal:
        return refusal.code


def forge(change: Callable[[list[Entry]], list[Entry]]) -> None:
    """Write the whole chain anew with its own key, head and roots, as nobody should be able to."""
    entries = change(list(Entry.objects.order_by("seq")))
    execute("DELETE FROM audit_entry", "DELETE FROM audit_root", "DELETE FROM audit_head")
    prev = ""
    for seq, entry in enumerate(entries, start=1):
        entry.seq, entry.prev = seq, prev
        prev = entry.hash = hash_of(entry, keys.chain_key())
    Entry.objects.bulk_create(entries)
    Head.objects.bulk_create([Head(seq=len(entries), hash=prev)])
    sign_root(AT)


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


def edited(entries: list[Entry]) -> list[Entry]:
    entries[2].facts = {"number": 9}
    return entries


def deleted(entries: list[Entry]) -> list[Entry]:
    return [*entries[:2], *entries[3:], entries[2]]


def reordered(entries: list[Entry]) -> list[Entry]:
    return [entries[1], entries[0], *entries[2:]]


def inserted(entries: list[Entry]) -> list[Entry]:
    extra = Entry(at=AT, recorded_at=entries[0].recorded_at, actor_kind="system", action="made.up")
    return [entries[0], extra, *entries[1:]]


def backdated(entries: list[Entry]) -> list[Entry]:
    entries[4].recorded_at = (entries[4].recorded_at or AT) - timedelta(seconds=1)
    return entries


@pytest.mark.usefixtures("five")
@pytest.mark.parametrize("change", [edited, deleted, reordered, inserted, backdated])
def test_chain_forged_with_its_own_keys_is_caught_by_the_kept_root(
    change: Callable[[list[Entry]], list[Entry]],
) -> None:
    file = taken_home()
    assert checked(file) == 5
    forge(change)
    assert (isinstance(verify(), int), checked(file)) == (True, "root.differs")


@pytest.mark.usefixtures("five")
def test_tail_cut_off_with_all_keys_is_caught_by_the_kept_root() -> None:
    file = taken_home()
    forge(lambda entries: entries[:3])
    assert (verify(), checked(file)) == (3, "root.short")


@pytest.mark.usefixtures("five")
def test_older_backup_put_back_is_caught_by_the_kept_root() -> None:
    sign_root(AT)
    backup = [list(model.objects.all()) for model in (Entry, Head, Root)]
    write(6, 7)
    file = taken_home()
    execute("DELETE FROM audit_entry", "DELETE FROM audit_root", "DELETE FROM audit_head")
    for rows in backup:
        type(rows[0]).objects.bulk_create(rows)
    assert (verify(), checked(file)) == (5, "root.short")
    write(8, 9)
    assert (verify(), checked(file)) == (7, "root.differs")


def test_chain_of_another_client_is_caught(acme: Tenant, globex: Tenant) -> None:
    with scope.within(acme):
        write(1, 2)
        file = taken_home()
        rows = {model: list(model.objects.values()) for model in (Entry, Head, Root)}
    with scope.within(globex):
        for model, found in rows.items():
            model.objects.bulk_create([model(**row) for row in found])
        assert (verify(), checked(file)) == (Broken(1, "content"), "root.foreign")


@pytest.mark.usefixtures("five")
def test_clock_set_back_is_named_until_somebody_explains_it() -> None:
    forge(lambda entries: [*entries[:3], _an_hour_early(entries[3]), entries[4]])
    assert verify() == Broken(4, "clock")
    record(EXPLAINED, by=SYSTEM, at=AT, about=About("audit"), facts={"seq": 4})
    assert verify() == 6


@pytest.mark.usefixtures("five")
def test_small_step_of_the_clock_is_no_tampering() -> None:
    forge(backdated)
    assert verify() == 5


def _an_hour_early(entry: Entry) -> Entry:
    entry.recorded_at = (entry.recorded_at or AT) - timedelta(hours=1)
    return entry


@pytest.mark.usefixtures("five")
def test_every_kept_root_still_holds_when_the_chain_has_grown() -> None:
    files = [taken_home()]
    for number in range(6, 12):
        write(number)
        files.append(taken_home())
    assert [checked(file) for file in files] == [5, 6, 7, 8, 9, 10, 11]
    assert verify() == 11


@pytest.mark.usefixtures("five")
def test_root_is_signed_once_for_what_came() -> None:
    first = sign_root(AT)
    assert (first and first.size, sign_root(AT)) == (5, None)
    write(6)
    second = sign_root(AT)
    assert (second and second.size, second and second.before) == (6, first and first.signature)


@pytest.mark.usefixtures("five")
@pytest.mark.parametrize(
    ("part", "value", "code"),
    [
        ("size", 4, "root.signature"),
        ("root", "00" * 32, "root.signature"),
        ("at", "2026-03-01T09:30:00.000001+00:00", "root.signature"),
        ("before", "00", "root.signature"),
        ("public_key", "00" * 32, "root.signature"),
        ("public_key", "no hex", "root.signature"),
        ("tenant", "another", "root.foreign"),
        ("size", "five", "root.unreadable"),
        ("size", -1, "root.unreadable"),
        ("root", "x", "root.unreadable"),
        ("format", "something-else-1", "root.unreadable"),
    ],
)
def test_altered_file_is_refused(part: str, value: object, code: str) -> None:
    file = json.loads(taken_home())
    file["signed"][part] = value
    assert checked(json.dumps(file)) == code


@pytest.mark.usefixtures("five")
@pytest.mark.parametrize("file", ["[]", "{}", "null", '"x"', '{"signed": 1}', '{"signed": {}}'])
def test_file_that_is_no_root_is_refused(file: str) -> None:
    assert checked(file) == "root.unreadable"


@pytest.mark.usefixtures("five")
def test_root_signed_by_another_key_is_refused() -> None:
    file = taken_home()
    execute("DELETE FROM audit_chainkey")
    keycache.forget((ring.reference(), keys.CHAIN))
    keys.chain_key()
    assert (ChainKey.objects.count(), checked(file)) == (1, "root.key")


@pytest.mark.usefixtures("five")
def test_one_entry_is_proven_under_a_root_without_the_others() -> None:
    root = sign_root(AT)
    assert root is not None
    file = proof(3, root)
    assert (checked(json.dumps(file)), len(str(file["path"])) > 10) == (5, True)
    assert '"facts":{"number":3}' in str(file["entry"])
    for part, value in (("index", 3), ("entry", "made up"), ("path", [])):
        assert checked(json.dumps({**file, part: value})) == "root.entry"


@pytest.mark.usefixtures("five")
@pytest.mark.parametrize("seq", [0, 6])
def test_entry_that_a_root_does_not_cover_has_no_proof(seq: int) -> None:
    root = sign_root(AT)
    assert root is not None
    write(6)
    with pytest.raises(Refusal) as refusal:
        proof(seq, root)
    assert refusal.value.code == "root.no_entry"


@pytest.mark.usefixtures("five")
def test_chain_with_a_gap_gets_no_root() -> None:
    execute("DELETE FROM audit_entry WHERE seq = 3")
    with pytest.raises(Refusal) as refusal:
        sign_root(AT)
    assert (refusal.value.code, Root.objects.count()) == ("root.broken", 0)


@pytest.mark.usefixtures("five")
def test_signature_is_over_one_spelling_of_what_is_said() -> None:
    root = sign_root(AT)
    assert root is not None
    said = json.loads(taken_home(root))["signed"]
    shuffled = dict(reversed(said.items()))
    assert signing.spelled(shuffled) == signing.spelled(said)
    assert signing.is_signed_statement(shuffled, root.signature)
