"""Files of a tenant: encrypted on disk, one key a file, under names that say nothing.

A file is written beside its place and moved into it once the transaction commits. What a
rolled-back transaction or a crash leaves behind, `sweep` clears away or puts in its place.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Sum
from django.utils.translation import gettext as _

from kernel.errors import Refusal
from kernel.vault import ring
from kernel.vault.cleaning import CLEANED, TooMuchError, UnreadableError, child
from kernel.vault.filenames import cleaned
from kernel.vault.intake import Intake
from kernel.vault.models.files import StoredFile
from kernel.vault.scanning import scanned
from kernel.vault.sealing import HEADER_BYTES, DamagedError, Place, code_of, derived
from kernel.vault.streaming import sealed_blocks, unsealed_blocks

ORPHAN_AGE = timedelta(days=1)

_STAGED = ".staged"


@dataclass(frozen=True, slots=True)
class Swept:
    """What `sweep` did: how many files it put in their place and how many it removed."""

    placed_count: int
    removed_count: int


class _AtCommit:
    """What happens on disk when the transaction commits.

    Django names a robust callback that fails by its `__qualname__`, which a `partial` lacks: the
    log line itself would then break the request.
    """

    def __init__(self, do: Callable[[Path], None], path: Path) -> None:
        self._do, self._path = do, path
        self.__qualname__ = do.__qualname__

    def __call__(self) -> None:
        self._do(self._path)


def store(
    case_id: UUID | None,
    name: str,
    chunks: Iterable[bytes],
    *,
    at: datetime,
) -> StoredFile:
    """Store a file of a case, or of the tenant when `case_id` is None, in this transaction.

    Raise Refusal "file.empty", "file.too_large" (settings.UPLOAD_MAX_BYTES), "file.type_refused",
    "file.damaged" or "file.not_stored" (the disk refused).
    """
    intake = Intake(chunks, settings.UPLOAD_MAX_BYTES)
    file = StoredFile(case_id=case_id, name=cleaned(name, intake.kind), created_at=at)
    path = _path(file)
    code, key = ring.key_to_seal(str(file.key_scope))
    blocks = sealed_blocks(_file_key(file, key), intake.blocks(), _place(file), code=code)
    _write(_staged(path), blocks)
    file.content_type = intake.kind.content_type
    file.byte_count, file.sha256 = intake.byte_count, intake.sha256
    file.save(force_insert=True)
    transaction.on_commit(_AtCommit(_place_file, path), robust=True)
    return file


@transaction.atomic
def receive(
    case_id: UUID | None, name: str, chunks: Iterable[bytes], *, at: datetime
) -> StoredFile:
    """Store a file that somebody sent, and beside it the copy that people see of it.

    The file stays as it came. Where no copy can be made of a type that tells of its maker, the
    file is withheld: it is opened by an explicit act alone. Raise the refusals of `store`, and
    "file.too_many" (of a case, settings.CASE_MAX_FILES or CASE_MAX_BYTES), "file.harmful",
    "file.bomb".
    """
    if case_id is not None:
        _refuse_too_many(case_id)
    file = store(case_id, name, scanned(chunks), at=at)
    if file.content_type not in CLEANED:
        return file
    try:
        whole = child.copy_of(file.content_type, opened(file))
    except TooMuchError as error:
        _remove(_path(file))
        message = _("Dit bestand pakt uit tot iets dat veel te groot is. We nemen het niet aan.")
        raise Refusal("file.bomb", message=message) from error
    except UnreadableError:
        file.shown = StoredFile.Shown.WITHHELD
    else:
        copy = store(case_id, file.name, [whole], at=at)
        StoredFile.objects.filter(pk=copy.pk).update(copy_of=file.pk)
        file.shown = StoredFile.Shown.COPY
    file.save(update_fields=["shown"])
    return file


def shown(file: StoredFile) -> StoredFile:
    """Return what people see of a file: itself, or its copy.

    Raise Refusal "file.withheld" where there is none that may be seen.
    """
    if file.shown == StoredFile.Shown.ITSELF:
        return file
    copy = StoredFile.objects.filter(case_id=file.case_id, copy_of=file.pk).first()
    if copy is None:
        message = _(
            "Van dit bestand konden we geen veilige kopie maken. "
            "Wie de zaak behandelt, kan het origineel openen."
        )
        raise Refusal("file.withheld", message=message)
    return copy


def opened(file: StoredFile) -> Iterator[bytes]:
    """Return the content in blocks of at most 1 MiB, each checked before it is given.

    The keys are fetched here and not while reading, so that a response may stream it later.
    Raise Refusal "file.missing", "file.damaged", or "vault.destroyed" after the case's key went.
    """
    source = _open(_path(file))
    try:
        code = code_of(source.read(HEADER_BYTES), "vault.storedfile.content")
        key = ring.key_to_open(str(file.key_scope), code)
    except DamagedError as error:
        source.close()
        raise _damaged() from error
    except BaseException:
        source.close()
        raise
    source.seek(0)
    blocks = _read(source, _file_key(file, key), _place(file))
    return chain([next(blocks)], blocks)


def reseal(file: StoredFile) -> bool:
    """Seal a file with the newest key of its case; return whether an older one sealed it.

    The new content takes the place of the old whole, or not at all.
    """
    code, key = ring.key_to_seal(str(file.key_scope))
    with _open(_path(file)) as source:
        path = Path(source.name)
        if code_of(source.read(HEADER_BYTES), "vault.storedfile.content") == code:
            return False
    blocks = sealed_blocks(_file_key(file, key), opened(file), _place(file), code=code)
    again = path.with_suffix(".again")
    again.unlink(missing_ok=True)
    _write(again, blocks)
    again.replace(path)
    return True


def destroy(file: StoredFile) -> None:
    """Delete a file and its copy: rows in this transaction, their content once that commits."""
    copies = StoredFile.objects.filter(case_id=file.case_id, copy_of=file.pk)
    for one in (file, *copies):
        StoredFile.objects.filter(pk=one.pk).delete()
        transaction.on_commit(_AtCommit(_remove, _path(one)), robust=True)


def sweep(*, at: datetime) -> Swept:
    """Put files of committed rows in their place; remove files without a row after a day."""
    found = {UUID(path.stem): path for path in _folder().glob("*/*") if path.is_file()}
    kept = set(StoredFile.objects.filter(pk__in=found).values_list("pk", flat=True))
    waiting = [found[file_id] for file_id in kept if found[file_id].suffix == _STAGED]
    for path in waiting:
        _place_file(path.with_suffix(""))
    orphans = [path for file_id, path in found.items() if file_id not in kept]
    removed = [path for path in orphans if _age(path, at) > ORPHAN_AGE]
    for path in removed:
        path.unlink(missing_ok=True)
    return Swept(placed_count=len(waiting), removed_count=len(removed))


def _refuse_too_many(case_id: UUID) -> None:
    """Refuse another file where a case has as many, or as much, as one case can need."""
    there = StoredFile.objects.filter(case_id=case_id, copy_of=None).aggregate(
        count=Count("pk"), total=Sum("byte_count")
    )
    full = there["count"] >= settings.CASE_MAX_FILES
    if full or (there["total"] or 0) >= settings.CASE_MAX_BYTES:
        message = _(
            "Bij deze zaak kunnen geen bestanden meer. Vraag wie de zaak behandelt om hulp."
        )
        raise Refusal("file.too_many", message=message, limit=settings.CASE_MAX_FILES)


def _folder() -> Path:
    return Path(settings.VAULT_FILES) / ring.reference()


def _path(file: StoredFile) -> Path:
    return _folder() / str(file.key_scope) / str(file.pk)


def _staged(path: Path) -> Path:
    return path.with_suffix(_STAGED)


def _place(file: StoredFile) -> Place:
    return Place(ring.reference(), str(file.key_scope), "vault.storedfile.content", str(file.pk))


def _file_key(file: StoredFile, key: bytes) -> bytes:
    return derived(key, f"file/{file.pk}")


def _write(path: Path, blocks: Iterable[bytes]) -> None:
    """Write the whole file to disk, or leave nothing of it."""
    try:
        _make_folders(path)
        with path.open("xb") as target:
            target.writelines(blocks)
            target.flush()
            os.fsync(target.fileno())
    except BaseException as error:
        with suppress(OSError):
            path.unlink()
        if isinstance(error, OSError):
            message = _("Het bestand kon niet worden bewaard. Probeer het later nog eens.")
            raise Refusal("file.not_stored", message=message) from error
        raise


def _make_folders(path: Path) -> None:
    """Make the folders of all files, of the tenant and of the case, each for the owner only."""
    for folder in (path.parents[2], path.parents[1], path.parent):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def _place_file(path: Path) -> None:
    _staged(path).replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _open(path: Path) -> BinaryIO:
    """Open a file, or its staged form: before the commit, or after a crash just behind it."""
    for candidate in (path, _staged(path), path):
        try:
            return candidate.open("rb")
        except FileNotFoundError:
            continue
    raise Refusal("file.missing", message=_("Dit bestand is er niet meer."))


def _read(source: BinaryIO, key: bytes, place: Place) -> Iterator[bytes]:
    with source:
        try:
            yield from unsealed_blocks(key, source, place)
        except DamagedError as error:
            raise _damaged() from error


def _damaged() -> Refusal:
    message = _("Dit bestand is beschadigd en kan niet worden gelezen.")
    return Refusal("file.damaged", message=message)


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    _staged(path).unlink(missing_ok=True)


def _age(path: Path, at: datetime) -> timedelta:
    return timedelta(seconds=at.timestamp() - path.stat().st_mtime)
