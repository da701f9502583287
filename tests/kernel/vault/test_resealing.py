from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kernel.errors import Refusal
from kernel.vault import files, keycache, resealing, ring
from kernel.vault.checking import check
from kernel.vault.keystore import asking, keys
from kernel.vault.keystore.asking import Login
from kernel.vault.models import StoredFile
from kernel.vault.resealing import Resealed, rotate_case
from kernel.vault.sealing import code_of
from tests.kernel.vault.rows import CASE, OTHER_CASE, STORY, Note, raw
from tests.keystores import date_back

pytestmark = pytest.mark.usefixtures("tables", "folder")

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class KilledError(BaseException):
    """As when the process is killed: nothing after it runs."""


@pytest.fixture
def notes(monkeypatch: pytest.MonkeyPatch) -> list[Note]:
    """Three rows of one case and one of another, and a file of the first."""
    known = [*resealing._sealed_models(), Note]  # noqa: SLF001 its app is not installed
    monkeypatch.setattr(resealing, "_sealed_models", lambda: iter(known))
    files.store(CASE, "verslag.txt", [b"Een verslag.\n"], at=AT)
    Note.objects.create(case_id=OTHER_CASE, text=STORY)
    return [Note.objects.create(case_id=CASE, text=STORY, answers={"a": n}) for n in range(3)]


def codes(notes: list[Note]) -> list[int]:
    return [code_of(raw(note, "text") or b"", "") for note in notes]


def all_read() -> bool:
    keycache.clear()
    texts = {note.text for note in Note.objects.all()}
    content = b"".join(files.opened(StoredFile.objects.get(case_id=CASE)))
    return (texts, content) == ({STORY}, b"Een verslag.\n")


def test_case_is_sealed_anew_and_reads_the_same(notes: list[Note]) -> None:
    assert rotate_case(CASE) == Resealed(4, 1, 0)
    assert (codes(notes), all_read()) == ([2, 2, 2], True)
    other = Note.objects.get(case_id=OTHER_CASE)
    assert codes([other]) == [1]


def test_old_keys_are_deleted_once_nothing_needs_them(notes: list[Note]) -> None:
    rotate_case(CASE)
    assert rotate_case(CASE) == Resealed(0, 0, 0)
    date_back([CASE], timedelta(minutes=6))
    assert rotate_case(CASE) == Resealed(0, 0, 2)
    found = keys.found(ring.reference(), [CASE]).keys
    assert ({key.version for key in found}, all_read(), codes(notes)) == ({2}, True, [2, 2, 2])


def test_killed_halfway_all_reads_and_the_next_run_goes_on(
    notes: list[Note], monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(_file: StoredFile) -> bool:
        raise KilledError

    with monkeypatch.context() as patched:
        patched.setattr(files, "reseal", killed)
        with pytest.raises(KilledError):
            rotate_case(CASE)
    assert (codes(notes), all_read()) == ([2, 2, 2], True)
    assert rotate_case(CASE) == Resealed(0, 1, 0)
    assert all_read()


def test_half_written_file_is_not_seen(notes: list[Note], folder: Path) -> None:
    (place,) = [path for path in folder.rglob("*") if path.is_file()]
    place.with_suffix(".again").write_bytes(b"half")
    assert (len(notes), all_read()) == (3, True)
    rotate_case(CASE)
    assert ([path.name for path in place.parent.iterdir()], all_read()) == ([place.name], True)


def test_leaked_key_opens_nothing_of_the_case_any_more(notes: list[Note]) -> None:
    leaked = ring.case_key(CASE)
    rotate_case(CASE)
    date_back([CASE], timedelta(minutes=6))
    rotate_case(CASE)
    assert leaked not in {ring.case_key(CASE), ring.key_to_seal(str(CASE), "identity")[1]}
    with pytest.raises(Refusal) as refusal:
        ring.key_to_open(str(CASE), 1)
    assert (refusal.value.code, len(notes)) == ("vault.damaged", 3)


def test_destroyed_case_is_not_sealed_anew(notes: list[Note]) -> None:
    ring.destroy_case_key(CASE)
    with pytest.raises(Refusal) as refusal:
        resealing.rotate_case(CASE)
    assert (refusal.value.code, len(notes)) == ("vault.destroyed", 3)


def test_checking_says_which_keys_do_not_open(notes: list[Note]) -> None:
    reference = ring.reference()
    assert [one for one in check([reference]).problems if one[0] == reference] == []
    asking.ask(
        Login.KEEPER,
        "UPDATE data_key SET wrapped = %(raw)s WHERE case_id = %(case)s AND purpose = 'identity'",
        {"raw": b"\1\1\0\0\0\1" + bytes(60), "case": CASE},
    )
    found = check([reference, "absent"])
    mine = [one for one in found.problems if one[0] in {reference, "absent"}]
    assert mine == [
        ("absent", "has no keys (vault.no_tenant_key)"),
        (reference, f"a key of case {CASE} does not open (vault.damaged)"),
    ]
    assert (found.opened_count > 3, len(notes)) == (True, 3)


def test_each_table_that_a_case_seals_says_of_which_case_a_row_is() -> None:
    without = {
        model._meta.label
        for model in resealing._sealed_models()  # noqa: SLF001 as it looks for them
        if not resealing._case_column(model) and model.sealed_by != "tenant"  # type: ignore[attr-defined] # noqa: SLF001
    }
    assert without == set()
