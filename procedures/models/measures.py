from typing import ClassVar
from uuid import uuid4

from django.db import models

from kernel.vault.fields import SealedTextField
from procedures.models.complaint import Complaint


class Measure(models.Model):
    """A measure towards a person, a relation or the organisation: who does it, and by when.

    `state` is proposed (by the committee), agreed (by the employer or a binding ruling), done or
    dropped. `reminded` names the last reminder that was sent of it.
    """

    sealed_by: ClassVar[str] = "case_id"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="measures")
    kind = models.CharField(max_length=40)
    text = SealedTextField()
    owner = SealedTextField(blank=True)
    due_on = models.DateField(null=True)
    state = models.CharField(max_length=20, default="proposed")
    done_on = models.DateField(null=True)
    reminded = models.CharField(max_length=20, blank=True, default="", db_default="")


class MeasureEvidence(models.Model):
    """What shows that a measure is carried out: words, or a file, of who has to do it."""

    sealed_by: ClassVar[str] = "case_id"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="+")
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="evidence")
    text = SealedTextField(blank=True)
    file = models.UUIDField(null=True)
    added_by = models.UUIDField(null=True)
    added_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["added_at"]
