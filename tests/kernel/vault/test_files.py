import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from pytest_django import DjangoCaptureOnCommitCallbacks as Commit
from pytest_django import Settings

from kernel import clock
from kernel.errors import Refusal
from kernel.vault import files, ring
from kernel.vault.models import StoredFile
from tests.kernel.vault.rows import CASE, OTHER_CASE

pytestmark = pytest.mark.usefixtures("in_acme")

AT = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
PDF = b"%PDF-1.7\n" + random.Random(1).randbytes(2_500_000)  # noqa: S311 needs no secrecy


def stored(name: str = "brief.pdf", content: bytes = PDF, case: UUID | None = CASE) -> StoredFile:
    return files.store(case, name, [content], at=AT)


def content_of(file: StoredFile) -> bytes:
    return b"".join(files.opened(file))


def on_disk(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def refused(file: StoredFile) -> str:
    with pytest.raises(Refusal) as refusal:
        content_of(file)
    return refusal.value.code


def test_stored_file_comes_back_whole_before_and_after_the_commit(
    folder: Path,
    django_capture_on_commit_callbacks: Commit,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        file = stored()
        assert content_of(file) == PDF
        assert [path.suffix for path in on_disk(folder)] == [".staged"]
    kept = StoredFile.objects.get()
    assert content_of(kept) == PDF
    assert (kept.name, kept.content_type, kept.byte_count) == (
        "brief.pdf",
        "application/pdf",
        len(PDF),
    )
    assert (kept.sha256, kept.created_at) == (sha256(PDF).hexdigest(), AT)


def test_name_on_disk_is_opaque_and_content_is_sealed(
    folder: Path,
    django_capture_on_commit_callbacks: Commit,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        file = stored("verklaring-noor.pdf")
    (path,) = on_disk(folder)
    assert path == folder / ring.reference() / str(CASE) / str(file.id)
    assert PDF[:64] not in path.read_bytes()
    assert [path.parents[up].stat().st_mode & 0o077 for up in range(3)] == [0, 0, 0]


def test_file_of_the_tenant_belongs_to_no_case(folder: Path) -> None:
    file = stored(case=None)
    assert content_of(file) == PDF
    assert [path.parent.name for path in on_disk(folder)] == ["tenant"]
    ring.destroy_case_key(CASE)
    assert content_of(StoredFile.objects.get()) == PDF


@pytest.mark.usefixtures("folder")
def test_content_is_read_after_the_tenant_was_left() -> None:
    file = stored()
    blocks = files.opened(file)
    with ring.unbound():
        assert b"".join(blocks) == PDF


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file.empty"),
        (b"MZ\x90\x00", "file.type_refused"),
        (b"PK\x03\x04cut", "file.damaged"),
        (PDF + bytes(600_000), "file.too_large"),
    ],
)
def test_refused_file_leaves_nothing(
    folder: Path,
    settings: Settings,
    content: bytes,
    code: str,
) -> None:
    settings.UPLOAD_MAX_BYTES = 3_000_000
    with pytest.raises(Refusal) as refusal:
        stored(content=content)
    assert (refusal.value.code, on_disk(folder), StoredFile.objects.count()) == (code, [], 0)


@pytest.mark.attack("F10")
def test_full_disk_is_said_and_leaves_nothing(folder: Path) -> None:
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("a file where the folder should be")
    with pytest.raises(Refusal) as refusal:
        stored()
    assert (refusal.value.code, StoredFile.objects.count()) == ("file.not_stored", 0)


def test_upload_that_breaks_off_leaves_nothing(folder: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield PDF
        raise EOFError

    with pytest.raises(EOFError):
        files.store(CASE, "brief.pdf", broken(), at=AT)
    assert (on_disk(folder), StoredFile.objects.count()) == ([], 0)


def test_rolled_back_file_is_swept_after_a_day(folder: Path) -> None:
    with transaction.atomic():
        stored()
        transaction.set_rollback(True)
    now = clock.now()
    assert files.sweep(at=now) == files.Swept(placed_count=0, removed_count=0)
    assert len(on_disk(folder)) == 1
    late = now + files.ORPHAN_AGE + timedelta(minutes=1)
    assert files.sweep(at=late) == files.Swept(placed_count=0, removed_count=1)
    assert on_disk(folder) == []


def test_file_committed_just_before_a_crash_is_put_in_its_place(folder: Path) -> None:
    file = stored()
    connection.run_on_commit = []
    late = clock.now() + timedelta(days=9)
    assert files.sweep(at=late) == files.Swept(placed_count=1, removed_count=0)
    assert [path.name for path in on_disk(folder)] == [str(file.id)]
    assert content_of(file) == PDF
    assert files.sweep(at=late) == files.Swept(placed_count=0, removed_count=0)


def test_destroyed_file_is_gone_from_table_and_disk(
    folder: Path,
    django_capture_on_commit_callbacks: Commit,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        file = stored()
    with django_capture_on_commit_callbacks(execute=True):
        files.destroy(file)
        assert len(on_disk(folder)) == 1
    assert (on_disk(folder), StoredFile.objects.count()) == ([], 0)
    assert refused(file) == "file.missing"


def test_disk_that_fails_at_commit_breaks_no_request_and_is_in_the_log(
    folder: Path,
    django_capture_on_commit_callbacks: Commit,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        file = stored()
        path = on_disk(folder)[0].with_suffix("")
        path.mkdir()
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert "_place_file" in caplog.records[0].getMessage()
    path.rmdir()
    assert files.sweep(at=clock.now()).placed_count == 1
    assert content_of(file) == PDF


@pytest.mark.usefixtures("folder")
def test_file_of_a_destroyed_case_cannot_be_read() -> None:
    file = stored()
    ring.destroy_case_key(CASE)
    assert refused(file) == "vault.destroyed"


def test_file_exchanged_with_another_on_disk_is_refused(folder: Path) -> None:
    stored()
    second = stored("twee.pdf")
    first_path, second_path = (
        path for path in sorted(on_disk(folder), key=lambda path: path.stem == str(second.id))
    )
    first_path.replace(second_path)
    assert refused(second) == "file.damaged"


@pytest.mark.attack("F11")
def test_file_moved_to_another_case_is_refused(folder: Path) -> None:
    file = stored()
    ring.case_key(OTHER_CASE)
    (path,) = on_disk(folder)
    target = path.parent.with_name(str(OTHER_CASE)) / path.name
    target.parent.mkdir()
    path.replace(target)
    file.case_id = OTHER_CASE
    assert refused(file) == "file.damaged"


def test_cut_file_is_refused_without_giving_its_last_block(folder: Path) -> None:
    file = stored()
    (path,) = on_disk(folder)
    path.write_bytes(path.read_bytes()[:-400_000])
    blocks = files.opened(file)
    assert next(blocks) == PDF[: 1024 * 1024]
    with pytest.raises(Refusal) as refusal:
        list(blocks)
    assert refusal.value.code == "file.damaged"


@pytest.mark.usefixtures("folder")
def test_file_without_content_is_missing() -> None:
    assert refused(StoredFile(id=uuid4(), case_id=None)) == "file.missing"
