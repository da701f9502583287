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
