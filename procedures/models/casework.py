"""What who handles a case keeps beside its acts: notes, agreements and goals, evaluations."""

from typing import ClassVar
from uuid import uuid4

from django.db import models

from kernel.vault.fields import SealedTextField
from procedures.models.complaint import Complaint


class Note(models.Model):
    """One wording of a note that parties never see; a later wording is a row of its own.

    `thread` is the same for all wordings of a note, `ordinal` counts them from 1. Nothing is
    changed or taken away: who reads the note sees how it came to be.
    """

    sealed_by: ClassVar[str] = "case_id"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="notes")
    thread = models.UUIDField(default=uuid4)
    ordinal = models.PositiveSmallIntegerField(default=1)
    body = SealedTextField()
    written_at = models.DateTimeField()
    written_by = models.UUIDField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["thread", "ordinal"], name="note_ordinal_once"),
        ]


class FollowUp(models.Model):
    """What came out of a talk or a mediation and is to be kept: an agreement or a goal.

    `kind` is agreement (somebody does something) or goal (how it should be); `state` is open,
    done or dropped. `owner` is who keeps it, in words.
    """

    sealed_by: ClassVar[str] = "case_id"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="follow_ups")
    kind = models.CharField(max_length=20)
    text = SealedTextField()
    owner = SealedTextField(blank=True)
    agreed_on = models.DateField()
    until_on = models.DateField(null=True)
    state = models.CharField(max_length=20, default="open")
    ended_on = models.DateField(null=True)
    noted_at = models.DateTimeField()
    noted_by = models.UUIDField()


class Evaluation(models.Model):
    """Looking back with one side or both, some time after a talk: planned, then held or dropped.

    `result` is kept, partly, broken, or empty while it was not held; `report` is what was said.
    """

    sealed_by: ClassVar[str] = "case_id"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="evaluations")
    side = models.CharField(max_length=20)
    planned_on = models.DateField()
    held_on = models.DateField(null=True)
    dropped_at = models.DateTimeField(null=True)
    result = models.CharField(max_length=20, blank=True, default="")
    report = SealedTextField(blank=True, default="")
    noted_at = models.DateTimeField()
    noted_by = models.UUIDField()
