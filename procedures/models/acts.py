from typing import ClassVar
from uuid import uuid4

from django.db import models

from kernel.vault.fields import SealedJSONField
from procedures.models.complaint import Complaint


class Act(models.Model):
    """One recorded act of a case. `at` is when it was done, `recorded_at` when it was entered.

    `facts` are codes, dates and ids; people's words are in the sealed `texts`.
    """

    sealed_by: ClassVar[str] = "case_id"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="acts")
    ordinal = models.PositiveIntegerField()
    name = models.CharField(max_length=40)
    kind = models.CharField(max_length=20)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10)
    actor_id = models.UUIDField(null=True)
    actor_role = models.CharField(max_length=40)
    facts = models.JSONField(default=dict)
    texts = SealedJSONField(default=dict)

    class Meta:
        ordering: ClassVar[list[str]] = ["ordinal"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "ordinal"], name="act_ordinal_once"),
        ]


class TermRow(models.Model):
    """A term of a case as last computed; recomputing it from the acts gives the same row."""

    case = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="terms")
    name = models.CharField(max_length=40)
    source = models.CharField(max_length=200)
    starts_on = models.DateField()
    nominal_on = models.DateField()
    due_on = models.DateField()
    target_on = models.DateField(null=True)
    extended_count = models.PositiveSmallIntegerField(default=0)
    suspended_days = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=20)
    ended_on = models.DateField(null=True)
    why = models.JSONField(default=list)
    overdue_told_at = models.DateTimeField(null=True)
    reckoned_on = models.DateField(null=True)
    """The day as of which a suspended term was last computed: its end moves every day."""

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "name"], name="term_case_name_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["due_on"],
                name="term_due_living",
                condition=models.Q(state__in=["running", "open"]),
            ),
            models.Index(
                fields=["reckoned_on"],
                name="term_suspended",
                condition=models.Q(state="suspended"),
            ),
        ]
