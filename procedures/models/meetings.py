"""What belongs to a report and its meeting: stories, agenda, figures of an advice, signatures."""

from typing import ClassVar
from uuid import uuid4

from django.db import models

from kernel.vault.fields import SealedJSONField, SealedTextField
from procedures.models.year import AdviceMeeting, Edition, MeetingAdvice


class Vignette(models.Model):
    """A story that a person wrote for an edition, with the facts it tells, as codes.

    A second person approves it; without that it is not printed. It is frozen with its edition.
    `plain_words` are words of it that are names too, and of which its writer said they are none.
    """

    sealed_by: ClassVar[str] = "tenant"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="vignettes")
    ordinal = models.PositiveSmallIntegerField()
    title = SealedTextField()
    text = SealedTextField()
    facts = models.JSONField(default=dict)
    plain_words = SealedJSONField(null=True)
    written_by = models.UUIDField(null=True)
    written_at = models.DateTimeField()
    approved_by = models.UUIDField(null=True)
    approved_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["ordinal"]


class AgendaItem(models.Model):
    """A point of the agenda with what was said of it, or a question to the client.

    `kind` is `agenda` or `question`.
    """

    sealed_by: ClassVar[str] = "tenant"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    meeting = models.ForeignKey(AdviceMeeting, on_delete=models.CASCADE, related_name="items")
    kind = models.CharField(max_length=10, default="agenda")
    ordinal = models.PositiveSmallIntegerField()
    text = SealedTextField()
    minutes = SealedTextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["kind", "ordinal"]


class AdviceFigure(models.Model):
    """A line of a table of the edition on which an advice rests."""

    id = models.BigAutoField(primary_key=True)
    advice = models.ForeignKey(MeetingAdvice, on_delete=models.CASCADE, related_name="figures")
    ordinal = models.PositiveSmallIntegerField()
    table = models.CharField(max_length=40)
    line = models.CharField(max_length=80)

    class Meta:
        ordering: ClassVar[list[str]] = ["ordinal"]


class Attendance(models.Model):
    """Whether somebody comes to a meeting, as they answered, and whether they were there."""

    id = models.BigAutoField(primary_key=True)
    meeting = models.ForeignKey(AdviceMeeting, on_delete=models.CASCADE, related_name="attendances")
    person = models.UUIDField()
    comes = models.BooleanField(null=True)
    replied_at = models.DateTimeField(null=True)
    present = models.BooleanField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["meeting", "person"], name="attendance_once"),
        ]


class MinutesSignature(models.Model):
    """That one side (`consultancy` or `client`) approved the minutes with this digest.

    The second signature freezes them: `document` is then the PDF of the minutes.
    """

    id = models.BigAutoField(primary_key=True)
    meeting = models.ForeignKey(AdviceMeeting, on_delete=models.CASCADE, related_name="signatures")
    side = models.CharField(max_length=20)
    person = models.UUIDField()
    digest = models.CharField(max_length=64)
    document = models.UUIDField(null=True)
    signed_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["signed_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["meeting", "side"], name="signature_once"),
        ]
