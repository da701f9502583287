from typing import Any, ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy

from tenants.models.tenant import Tenant


class Opening(models.Model):
    """A client that is being opened: what was answered so far, and which steps are done.

    The client itself is made in one transaction; until then this row is all there is, and it can
    be taken up again at any moment. `problem` says why the last try stopped: `code`, `message`,
    `step`, and `again` when a later try may do better by itself.
    """

    class State(models.TextChoices):
        """How far it is: being filled in, asked for, done, or given up."""

        DRAFT = "draft", gettext_lazy("Wordt ingevuld")
        ASKED = "asked", gettext_lazy("Wordt geopend")
        DONE = "done", gettext_lazy("Geopend")
        DROPPED = "dropped", gettext_lazy("Weggegooid")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    asked_by_kind = models.CharField(max_length=10)
    asked_by_id = models.UUIDField(null=True)
    asked_by_name = models.CharField(max_length=200)
    key = models.UUIDField(
        null=True, help_text="The program's own key: the same again opens nothing new."
    )
    answers: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict)
    steps: "models.JSONField[dict[str, str]]" = models.JSONField(
        default=dict, help_text="The steps that are done, each with its moment."
    )
    problem: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=1)
    tenant = models.ForeignKey(
        Tenant, null=True, on_delete=models.SET_NULL, related_name="openings"
    )
    begun_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["asked_by_id", "key"], name="opening_key_once"),
        ]
