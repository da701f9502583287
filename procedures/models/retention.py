from typing import ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kernel.vault.fields import SealedTextField
from procedures.models.complaint import Complaint


class Shredding(models.Model):
    """That a file goes for good: asked by one person, approved by a second, done by the worker.

    `case_id` is the newest case of the file, `case_ids` holds those it continues too; the rows
    they name are gone once it was done, this one stays as their tombstone. `state` is asked,
    approved, begun (nothing can be undone from there), done, or stopped. `basis` is what the
    regulation says of keeping, `note` is sealed by the case and goes with it. `counts` is how
    many rows and files went, `document` the certificate and `digest` its SHA-256 (hexadecimal).
    """

    sealed_by: ClassVar[str] = "case_id"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case_id = models.UUIDField(db_index=True)
    case_ids = ArrayField(models.UUIDField())
    numbers = ArrayField(models.CharField(max_length=20))
    state = models.CharField(max_length=20, default="asked")
    why = models.CharField(max_length=20)
    note = SealedTextField(blank=True, default="")
    basis = models.CharField(max_length=300, blank=True)
    received_on = models.DateField()
    closed_on = models.DateField()
    retain_until_on = models.DateField(null=True)
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    begun_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)
    document = models.UUIDField(null=True)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["case_id"],
                condition=~models.Q(state="stopped"),
                name="shredding_case_once",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["asked", "stopped"])
                | models.Q(decided_by__isnull=False) & ~models.Q(decided_by=models.F("asked_by")),
                name="shredding_two_people",
            ),
        ]


class LegalHold(models.Model):
    """A case is kept whatever its term says, until somebody lifts the hold.

    `why` is a code; the words go with the case. Source: AVG art. 17(3)(e) and art. 18(1)(c), (2).
    """

    sealed_by: ClassVar[str] = "case_id"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="holds")
    why = models.CharField(max_length=20)
    note = SealedTextField(blank=True, default="")
    review_on = models.DateField()
    set_by = models.UUIDField()
    set_at = models.DateTimeField()
    lifted_by = models.UUIDField(null=True)
    lifted_at = models.DateTimeField(null=True)
    lift_note = SealedTextField(blank=True, default="")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(lifted_at=None), name="hold_case_once"
            ),
        ]


class RegisterStub(models.Model):
    """What the register still counts of a case that was shredded: codes and months, nobody.

    It has no number and no case's id; the days are the first of their month.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    received_on = models.DateField()
    closed_on = models.DateField()
    row = models.JSONField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["received_on"], name="stub_received"),
        ]
