from typing import Any, ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy


class PortfolioEdition(models.Model):
    """The report of the consultancy over its clients on a year, as it was drafted and frozen.

    `clients` are the references of the organisations in it: who may not read the figures of each
    of them does not open it. `figures` is all that is printed. Once published nothing changes:
    `digest` is over all of it, and a correction is a new edition.
    """

    class State(models.TextChoices):
        """How far an edition is."""

        DRAFT = "draft", gettext_lazy("concept")
        REVIEWED = "reviewed", gettext_lazy("nagekeken")
        PUBLISHED = "published", gettext_lazy("gepubliceerd")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=8)
    clients: "models.JSONField[list[str]]" = models.JSONField(default=list)
    figures: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict)
    commentary = models.TextField(default="", blank=True)
    changed = models.TextField(default="", blank=True)
    differences: "models.JSONField[list[str]]" = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    version = models.PositiveIntegerField(default=1)
    drafted_by_id = models.UUIDField()
    drafted_at = models.DateTimeField()
    reviewed_by_id = models.UUIDField(null=True)
    reviewed_at = models.DateTimeField(null=True)
    published_by_id = models.UUIDField(null=True)
    published_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64, default="", blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-year", "-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["year", "number"], name="portfolio_edition_numbered"),
            models.UniqueConstraint(
                fields=["year"],
                condition=~models.Q(state="published"),
                name="portfolio_edition_one_open",
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft")
                | (
                    models.Q(reviewed_by_id__isnull=False)
                    & ~models.Q(reviewed_by_id=models.F("drafted_by_id"))
                ),
                name="portfolio_edition_two_people",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="published")
                | (models.Q(published_at__isnull=False) & ~models.Q(digest="")),
                name="portfolio_edition_sealed",
            ),
        ]


class PortfolioFile(models.Model):
    """A file of a published edition, as it was set when it came out; its `digest` is SHA-256.

    `form` is the kind of file: pdf, xlsx or csv. It never changes: the database refuses it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    edition = models.ForeignKey(PortfolioEdition, on_delete=models.PROTECT, related_name="files")
    form = models.CharField(max_length=4)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["edition", "form"], name="portfolio_file_once"),
        ]


class PortfolioJob(models.Model):
    """A report on a year that the worker counts, client by client: for whom, and how far it is.

    It drafts the report, or takes the figures of `edition` anew. `clients` are the references of
    the organisations in it, in their order, and `rows` what was read of the first of them.
    `tries_count` are the tries since the last part that was done. `problem` is a sentence of ours
    that says why it stopped.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    year = models.PositiveSmallIntegerField(unique=True)
    edition = models.ForeignKey(
        PortfolioEdition, null=True, on_delete=models.PROTECT, related_name="jobs"
    )
    language = models.CharField(max_length=8)
    changed = models.TextField(default="", blank=True)
    clients: "models.JSONField[list[str]]" = models.JSONField(default=list)
    rows: "models.JSONField[list[dict[str, Any]]]" = models.JSONField(default=list)
    asked_by_id = models.UUIDField()
    asked_at = models.DateTimeField()
    tries_count = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=500, default="", blank=True)
    done_at = models.DateTimeField(null=True)
