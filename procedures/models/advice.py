from typing import ClassVar
from uuid import uuid4

from django.db import models

from kernel.vault.fields import SealedTextField
from procedures.models.complaint import Complaint, Element


class Advice(models.Model):
    """What the committee (or the handler, binding) concluded; stored as delivered."""

    sealed_by: ClassVar[str] = "case_id"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.OneToOneField(Complaint, on_delete=models.CASCADE, related_name="advice")
    binding = models.BooleanField(default=False)
    delivered_at = models.DateTimeField()
    findings = SealedTextField(blank=True)
    lessons = SealedTextField(blank=True)
    document = models.UUIDField(null=True)
    follows = models.BooleanField(null=True)
    departure_reasons = SealedTextField(blank=True)
    decided_at = models.DateTimeField(null=True)


class Ruling(models.Model):
    """The ruling on one element of the complaint, with its reasons."""

    sealed_by: ClassVar[str] = "case_id"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="rulings")
    element = models.OneToOneField(Element, on_delete=models.CASCADE, related_name="ruling")
    ruling = models.CharField(max_length=40)
    reasons = SealedTextField()
