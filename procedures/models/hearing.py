from typing import ClassVar
from uuid import uuid4

from django.db import models

from kernel.vault.fields import SealedTextField
from procedures.models.complaint import Complaint
from procedures.models.organisation import Person


class Appointment(models.Model):
    """A person's seat in one case: they see that case only, from and until these moments."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="appointments")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    seat = models.CharField(max_length=40)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["case", "person"],
                condition=models.Q(until_at=None),
                name="appointment_person_once",
            ),
        ]


class Hearing(models.Model):
    """A hearing of one side: planned, held and reported, or waived."""

    sealed_by: ClassVar[str] = "case_id"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="hearings")
    side = models.CharField(max_length=20)
    planned_at = models.DateTimeField(null=True)
    place = SealedTextField(blank=True)
    answer_by = models.DateField(null=True)
    held_on = models.DateField(null=True)
    waived_at = models.DateTimeField(null=True)
    report = SealedTextField(blank=True)
