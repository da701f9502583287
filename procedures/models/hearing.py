from typing import ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kernel.vault.fields import SealedTextField
from procedures.models.complaint import Complaint, Party
from procedures.models.organisation import Person


class Appointment(models.Model):
    """A person's seat in one case, and the grant that goes with it.

    They see that case only, from and until these moments: `until_at` ends the seat, `expires_at`
    ends the seeing while the seat stays theirs. `stages` are the states in which they see it
    (none named: all); without `reads_files` no pieces, without `reads_names` nobody's name.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="appointments")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    seat = models.CharField(max_length=40)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    stages = ArrayField(models.CharField(max_length=40), default=list)
    reads_files = models.BooleanField(default=True)
    reads_names = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["case", "person"],
                condition=models.Q(until_at=None),
                name="appointment_person_once",
            ),
        ]


class Hearing(models.Model):
    """A hearing of one side: planned, held and reported, or waived.

    `remarks_until_on` is the last day on which that side can say what the report has wrong.
    """

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
    remarks_until_on = models.DateField(null=True)


class HearingRemark(models.Model):
    """What a side says of the report of its own hearing; the report itself stays as it was.

    `digest` is that of the report with the remarks before this one, as it was read then.
    """

    sealed_by: ClassVar[str] = "case_id"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="+")
    hearing = models.ForeignKey(Hearing, on_delete=models.CASCADE, related_name="remarks")
    by_party = models.ForeignKey(
        Party, null=True, on_delete=models.SET_NULL, related_name="report_remarks"
    )
    agrees = models.BooleanField(default=False)
    text = SealedTextField(blank=True)
    digest = SealedTextField()
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["made_at"]


class Objection(models.Model):
    """An objection to somebody with a seat: a challenge by a side, or their own recusal.

    `decision` is empty while nobody decided, then granted or refused; a recusal is granted at once.
    """

    sealed_by: ClassVar[str] = "case_id"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="objections")
    seat = models.ForeignKey(Appointment, on_delete=models.CASCADE, related_name="objections")
    side = models.CharField(max_length=20, blank=True)
    by_party = models.ForeignKey(Party, null=True, on_delete=models.SET_NULL)
    reason = SealedTextField()
    made_at = models.DateTimeField()
    decision = models.CharField(max_length=20, blank=True)
    decision_reason = SealedTextField(blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.UUIDField(null=True)
