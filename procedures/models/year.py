from typing import ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kernel.vault.fields import SealedTextField


class Edition(models.Model):
    """A yearly report: draft, reviewed by a second person, published and then frozen.

    `figures` are the suppressed figures as printed; a correction is a new edition.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField(default=1)
    language = models.CharField(max_length=5, default="nl")
    state = models.CharField(max_length=20, default="draft")
    figures = models.JSONField()
    chapters = models.JSONField(default=dict)
    changed = models.TextField(blank=True)
    digest = models.CharField(max_length=64, blank=True)
    document = models.UUIDField(null=True)
    spreadsheet = models.UUIDField(null=True)
    drafted_by = models.UUIDField(null=True)
    drafted_at = models.DateTimeField()
    reviewed_by = models.UUIDField(null=True)
    reviewed_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["year", "number"], name="edition_once"),
        ]


class AdviceMeeting(models.Model):
    """The yearly meeting in which an edition is discussed with the client."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    year = models.PositiveSmallIntegerField()
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="meetings")
    planned_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    attendees = ArrayField(models.UUIDField(), default=list)
    sequence = models.PositiveSmallIntegerField(default=0)
    minutes = models.TextField(blank=True)
    held_at = models.DateTimeField(null=True)
    invited_at = models.DateTimeField(null=True)


class MeetingAdvice(models.Model):
    """An advice of the consultancy to the client, and the client's answer to it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    meeting = models.ForeignKey(AdviceMeeting, on_delete=models.CASCADE, related_name="advices")
    text = models.TextField()
    answer = models.CharField(max_length=20, blank=True)
    answer_reasons = models.TextField(blank=True)


class MeetingDecision(models.Model):
    """What was decided in the meeting; comes back at the top of next year's report."""

    sealed_by: ClassVar[str] = "tenant"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    meeting = models.ForeignKey(AdviceMeeting, on_delete=models.CASCADE, related_name="decisions")
    text = models.TextField()
    owner = SealedTextField()
    due_on = models.DateField()
    state = models.CharField(max_length=20, default="open")
    state_note = models.TextField(blank=True)
    done_on = models.DateField(null=True)
