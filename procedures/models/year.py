from typing import ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kernel.vault.fields import SealedJSONField, SealedTextField


class Edition(models.Model):
    """A report: draft, reviewed by a second person, published and then frozen.

    `definition` with its version says what it is made of, `part` and `scope` which part of the year
    and of the client it is about; the yearly report on all of the client has neither.

    `figures` are the suppressed figures as printed, `chapters` the commentary by chapter,
    `printed` everything else that a published edition prints; a correction is a new edition that
    says in `changed` what is different. `drafted_by` is who wrote in it last.
    """

    sealed_by: ClassVar[str] = "tenant"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    definition = models.CharField(max_length=40, default="annual", db_default="annual")
    definition_version = models.PositiveSmallIntegerField(default=1, db_default=1)
    year = models.PositiveSmallIntegerField()
    part = models.CharField(max_length=3, blank=True, default="", db_default="")
    scope = models.CharField(max_length=80, blank=True, default="", db_default="")
    number = models.PositiveSmallIntegerField(default=1)
    language = models.CharField(max_length=5, default="nl")
    state = models.CharField(max_length=20, default="draft")
    figures = models.JSONField()
    chapters = SealedJSONField(default=dict)
    changed = SealedTextField(blank=True)
    printed = SealedJSONField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    document = models.UUIDField(null=True)
    spreadsheet = models.UUIDField(null=True)
    drafted_by = models.UUIDField(null=True)
    drafted_at = models.DateTimeField()
    counted_at = models.DateTimeField()
    reviewed_by = models.UUIDField(null=True)
    reviewed_at = models.DateTimeField(null=True)
    published_by = models.UUIDField(null=True)
    published_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["definition", "year", "part", "scope", "number"],
                name="edition_of_report_once",
            ),
        ]


class EditionJob(models.Model):
    """An edition that the worker publishes: how far it is, and why it stopped if it did.

    It is of one `version` of the edition. `basis` is a digest of what was checked; `document` and
    `spreadsheet` are made of that. `tries_count` are the tries since the last part that was done.
    `problem` is a sentence of ours that says why nothing was published.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, related_name="job")
    version = models.PositiveIntegerField()
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField(null=True)
    basis = models.CharField(max_length=64, blank=True)
    document = models.UUIDField(null=True)
    spreadsheet = models.UUIDField(null=True)
    tries_count = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=500, blank=True)
    done_at = models.DateTimeField(null=True)


class AdviceMeeting(models.Model):
    """The yearly meeting in which an edition is discussed with the client.

    `sequence` rises when the time, the place or the people change after the invitation
    (RFC 5545 3.8.7.4); `invited_sequence` is the last one that was sent.
    """

    sealed_by: ClassVar[str] = "tenant"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    year = models.PositiveSmallIntegerField()
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="meetings")
    planned_at = models.DateTimeField()
    place = SealedTextField()
    attendees = ArrayField(models.UUIDField(), default=list)
    sequence = models.PositiveSmallIntegerField(default=0)
    invited_sequence = models.PositiveSmallIntegerField(null=True)
    invited_at = models.DateTimeField(null=True)
    minutes = SealedTextField(blank=True)
    held_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)


class MeetingAdvice(models.Model):
    """An advice of the consultancy to the client, and the client's answer to it."""

    sealed_by: ClassVar[str] = "tenant"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    meeting = models.ForeignKey(AdviceMeeting, on_delete=models.CASCADE, related_name="advices")
    ordinal = models.PositiveSmallIntegerField()
    text = SealedTextField()
    answer = models.CharField(max_length=20, blank=True)
    answer_reasons = SealedTextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["ordinal"]


class MeetingDecision(models.Model):
    """What was decided in the meeting; comes back at the top of next year's report.

    `reminded` names the last reminder that was sent of it.
    """

    sealed_by: ClassVar[str] = "tenant"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    meeting = models.ForeignKey(AdviceMeeting, on_delete=models.CASCADE, related_name="decisions")
    ordinal = models.PositiveSmallIntegerField()
    text = SealedTextField()
    owner = SealedTextField()
    due_on = models.DateField()
    state = models.CharField(max_length=20, default="open")
    state_note = SealedTextField(blank=True)
    done_on = models.DateField(null=True)
    reminded = models.CharField(max_length=20, blank=True, default="", db_default="")

    class Meta:
        ordering: ClassVar[list[str]] = ["ordinal"]


class DecisionProgress(models.Model):
    """How a decision went on, as somebody said it, with a file that shows it if there is one."""

    sealed_by: ClassVar[str] = "tenant"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    decision = models.ForeignKey(MeetingDecision, on_delete=models.CASCADE, related_name="progress")
    state = models.CharField(max_length=20)
    text = SealedTextField(blank=True)
    file = models.UUIDField(null=True)
    added_by = models.UUIDField(null=True)
    added_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["added_at"]
