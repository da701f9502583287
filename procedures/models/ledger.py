"""Equal arms: which side was given what and when, and why somebody is heard with less time."""

from typing import ClassVar
from uuid import uuid4

from django.db import models

from kernel.vault.fields import SealedTextField
from procedures.models.acts import Act
from procedures.models.complaint import Complaint, Party
from procedures.models.correspondence import Piece


class Giving(models.Model):
    """One way in which a side got a piece, on a day; never changed.

    `how` is given (laid ready later on), opened, notice, handed (over the table) or post.
    `entry` is the number of the entry in the audit trail that proves it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="givings")
    piece = models.ForeignKey(Piece, on_delete=models.CASCADE, related_name="givings")
    side = models.CharField(max_length=20)
    party = models.ForeignKey(Party, null=True, on_delete=models.SET_NULL)
    how = models.CharField(max_length=20)
    given_on = models.DateField()
    noted_at = models.DateTimeField()
    noted_by = models.UUIDField(null=True)
    entry = models.BigIntegerField()


class Exemption(models.Model):
    """Why a side may be heard without its full time for the pieces.

    `ground` is waived (that side gave up its time, for what it had on `declared_on`) or withheld
    (one piece is kept from it for weighty reasons, after Awb art. 7:4(6)).
    """

    sealed_by: ClassVar[str] = "case_id"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="exemptions")
    piece = models.ForeignKey(Piece, null=True, on_delete=models.CASCADE)
    side = models.CharField(max_length=20)
    ground = models.CharField(max_length=20)
    declared_on = models.DateField()
    reason = SealedTextField(blank=True)
    noted_at = models.DateTimeField()
    by_party = models.ForeignKey(Party, null=True, on_delete=models.SET_NULL)
    noted_by = models.UUIDField(null=True)
    entry = models.BigIntegerField()


class NotesConsent(models.Model):
    """A side agrees that the words of a talk or a mediation become part of the file."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="notes_consents")
    act = models.ForeignKey(Act, on_delete=models.CASCADE, related_name="consents")
    side = models.CharField(max_length=20)
    declared_on = models.DateField()
    noted_at = models.DateTimeField()
    noted_by = models.UUIDField(null=True)
    entry = models.BigIntegerField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["act", "side"], name="notes_consent_once"),
        ]
