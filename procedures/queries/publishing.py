"""An edition that the worker publishes: whether it has to, and how far it is."""

from datetime import datetime

from django.db.models import Q

from procedures.models import Edition, EditionJob
from procedures.queries.year import editions_told

AT_ONCE = 4
"""Beside so many published editions at most an edition is published while somebody waits.

A solver holds its numbers against all of these: with five of them that takes 0.3 s, and each more
makes it longer (docs/benchmarks.md). Setting the PDF takes 0.2 s, however many there are.
"""
PARTS_COUNT = 4
"""The figures checked, the PDF made, the spreadsheet made, all of it frozen."""


def needs_worker(edition: Edition) -> bool:
    """Whether publishing takes too long to do while somebody waits."""
    return editions_told(edition.year, before=1).count() > AT_ONCE


def job_of(edition: Edition) -> EditionJob | None:
    """Return the last publishing of an edition by the worker, under way or done."""
    return EditionJob.objects.filter(edition=edition).first()


def under_way(job: EditionJob | None) -> bool:
    """Whether the worker is at it, or will be."""
    return job is not None and job.done_at is None


def parts_done(job: EditionJob) -> int:
    """Return how many of the parts are done."""
    done = (job.basis, job.document, job.spreadsheet, job.done_at)
    return sum(bool(each) for each in done)


def publishing_waits() -> bool:
    """Whether the worker has an edition to publish."""
    return EditionJob.objects.filter(done_at=None).exists()


def publishing_under_way(done_since: datetime) -> list[EditionJob]:
    """Return what is not done, was done lately, or stopped and nobody published since."""
    rows = EditionJob.objects.filter(Q(done_at=None) | Q(done_at__gt=done_since))
    over = Q(edition__state="published") & ~Q(problem="")
    kept = rows.exclude(over).select_related("edition")
    return list(kept.defer("edition__figures", "edition__chapters", "edition__printed"))
