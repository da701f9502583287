"""Publishing an edition in the worker: asked once, done in parts, and frozen by the last of them.

Until then the edition is as it was: reviewed, and read by nobody else. What was made of it is
thrown away when anything that it rests on changes meanwhile.
"""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_noop

from kernel import clock
from kernel.actors import Actor
from kernel.errors import Refusal
from kernel.vault import files
from kernel.vault.models import StoredFile
from procedures.actions.in_parts import Way, go_on
from procedures.actions.publish_edition import (
    check_hidden,
    check_ready,
    final_of,
    freeze,
    keep_pdf,
    keep_spreadsheet,
    locked_edition,
)
from procedures.models import Edition, EditionJob
from procedures.queries.places import roles_now
from procedures.queries.year import editions_told
from procedures.reports.content import EditionContent
from procedures.rules.editions import MAKES_EDITIONS

BROKEN = gettext_noop(
    "Het publiceren is een paar keer misgegaan. Er is niets gepubliceerd. Probeer het opnieuw."
    " Lukt het weer niet, neem dan contact op met de beheerder."
)
FRESH: Mapping[str, object] = {
    "basis": "",
    "document": None,
    "spreadsheet": None,
    "tries_count": 0,
    "problem": "",
    "done_at": None,
}


def ask_publishing(
    edition_id: UUID, *, by: Actor, at: datetime, seen: int | None = None
) -> EditionJob:
    """Have the worker publish a reviewed edition; asked twice, by whomever, is asked once.

    Raise the refusals of `publish_edition` that are found out at once.
    """
    asked = EditionJob.objects.filter(edition_id=edition_id, done_at=None).first()
    if asked is not None and asked.version == seen:
        return asked  # without the lock, which the worker holds while it does a part
    with transaction.atomic():
        edition = locked_edition(edition_id)
        before = EditionJob.objects.filter(edition=edition).first()
        if before is not None and _goes_on(before, edition, by):
            return before
        check_ready(edition, at=at, seen=seen)
        if before is not None:
            _forget(before)
        asked_now = {"version": edition.version, "asked_at": at, "asked_by": by.id}
        values = {**FRESH, **asked_now}
        return EditionJob.objects.update_or_create(edition=edition, defaults=values)[0]


def _goes_on(job: EditionJob, edition: Edition, by: Actor) -> bool:
    """Whether what is asked is done already, or under way for the edition as it is."""
    if edition.state == "published":
        return edition.published_by == by.id
    return job.done_at is None and job.version == edition.version


def go_on_with_publishing() -> int:
    """Do what is asked for, for at most some minutes; return how many parts were done."""
    waiting = EditionJob.objects.filter(done_at=None).values_list("id", flat=True)
    way = Way(lock=_locked, part=_part, forget=_forget, broken=BROKEN)
    return go_on(list(waiting), way.do_part)


def _locked(job_id: UUID) -> EditionJob | None:
    """Lock a job with its edition, so that nobody writes in it meanwhile."""
    rows = EditionJob.objects.select_for_update(skip_locked=True, of=("self", "edition"))
    return rows.select_related("edition").filter(id=job_id, done_at=None).first()


def _part(job: EditionJob) -> None:
    edition, at = job.edition, clock.now()
    _check_asker(job, at)
    check_ready(edition, at=at, seen=job.version)
    content = final_of(edition, at)
    basis = _basis(edition, content)
    if job.basis != basis:
        _forget(job)
        check_hidden(content)
        job.basis = basis
    elif job.document is None:
        job.document = keep_pdf(edition, content, at)
    elif job.spreadsheet is None:
        job.spreadsheet = keep_spreadsheet(edition, content, at)
    else:
        by = Actor("person", job.asked_by, "")
        freeze(edition, content, (job.document, job.spreadsheet), by=by, at=at)
        job.done_at = at


def _check_asker(job: EditionJob, at: datetime) -> None:
    """Raise Refusal `edition.asker` when who asked may not publish any more."""
    if not roles_now(job.asked_by, at) & MAKES_EDITIONS:
        raise Refusal(
            "edition.asker",
            message="Wie dit vroeg, mag hier geen rapportages meer publiceren. Er is niets"
            " gepubliceerd. Een collega kan het opnieuw vragen.",
        )


def _basis(edition: Edition, content: EditionContent) -> str:
    """Return a digest of what is printed and of the editions that its numbers are held against."""
    told = editions_told(edition.year, before=1).order_by("id").values_list("digest", flat=True)
    looks = (content.made_on.isoformat(), content.brand_colour, sha256(content.logo).hexdigest())
    return sha256("\n".join((content.digest, *looks, *told)).encode()).hexdigest()


def _forget(job: EditionJob) -> None:
    """Throw away what was made for an edition that is not published with it."""
    made = [each for each in (job.document, job.spreadsheet) if each]
    job.basis, job.document, job.spreadsheet = "", None, None
    for each in StoredFile.objects.filter(id__in=made):
        files.destroy(each)
