"""Taking in figures of others from a file, all of it or nothing, and undoing that."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from procedures.models import OutsideFigure, OutsideFile
from procedures.rules.outside_figures import Read
from procedures.rules.statistics.codes import own_codes


@transaction.atomic
def import_outside(
    read: Read, named: tuple[str, str, str], *, by: Actor, at: datetime
) -> OutsideFile:
    """Keep the numbers of a file; `named` is its source, its name and its SHA-256.

    The same file that is in use is kept once. Raise Refusal `outside.trouble` or `outside.source`.
    """
    source, name, digest = named
    if read.troubles or not read.lines:
        raise Refusal("outside.trouble", message="Maak eerst de regels met een fout goed.")
    if source not in own_codes()["source"]:
        raise Refusal("outside.source", message="Kies van wie de cijfers zijn.", field="source")
    before = OutsideFile.objects.filter(digest=digest, source=source, undone_at=None).first()
    if before is not None:
        return before
    made = OutsideFile.objects.create(
        source=source, name=name[:200], digest=digest, imported_by=_who(by), imported_at=at
    )
    OutsideFigure.objects.bulk_create(_rows(made, read))
    _note("outside.imported", made, by, at)
    return made


@transaction.atomic
def undo_outside(file_id: UUID, *, by: Actor, at: datetime) -> None:
    """Take the numbers of a file out of use; what was published with them stays as it is."""
    found = get_object_or_404(OutsideFile.objects.select_for_update(), id=file_id)
    if found.undone_at is None:
        found.undone_by, found.undone_at = _who(by), at
        found.save(update_fields=["undone_by", "undone_at"])
        _note("outside.undone", found, by, at)


def _rows(made: OutsideFile, read: Read) -> Sequence[OutsideFigure]:
    return [
        OutsideFigure(
            file=made,
            year=line.year,
            municipality=line.municipality,
            ground=line.ground,
            count=line.count,
        )
        for line in read.lines
    ]


def _who(by: Actor) -> UUID:
    if by.id is None:
        raise Http404
    return by.id


def _note(action: str, found: OutsideFile, by: Actor, at: datetime) -> None:
    about = About("outside_file", found.id)
    record(action, by=by, at=at, about=about, facts={"source": found.source})
