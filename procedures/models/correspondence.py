from typing import ClassVar
from uuid import uuid4

from django.db import models

from kernel.vault.fields import SealedTextField
from procedures.models.acts import Act
from procedures.models.complaint import Complaint, Party
from procedures.models.organisation import Person


class Letter(models.Model):
    """A letter as sent: composed from the act, readable in the portal, never changed."""

    sealed_by: ClassVar[str] = "case_id"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="letters")
    act = models.ForeignKey(Act, on_delete=models.CASCADE, related_name="letters")
    name = models.CharField(max_length=40)
    to_side = models.CharField(max_length=40)
    to_party = models.ForeignKey(Party, null=True, on_delete=models.SET_NULL)
    language = models.CharField(max_length=5)
    subject = SealedTextField()
    body = SealedTextField()
    document = models.UUIDField(null=True)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)


class Message(models.Model):
    """A message between a party and the secretariat, or an internal note parties never see.

    What a party told by post, phone, at a visit or by mail has a `channel`, the day on which it
    came (`received_on`), and who entered it here (`noted_by`).
    """

    sealed_by: ClassVar[str] = "case_id"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="messages")
    side = models.CharField(max_length=20, blank=True)
    from_party = models.ForeignKey(Party, null=True, on_delete=models.SET_NULL)
    from_person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    internal = models.BooleanField(default=False)
    body = SealedTextField()
    sent_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    channel = models.CharField(max_length=20, blank=True, default="", db_default="")
    received_on = models.DateField(null=True)
    noted_by = models.UUIDField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["sent_at"]


class Piece(models.Model):
    """A piece of the file: where it came from, and to which sides it was given.

    `received_on` is the day on which it came by `channel` when somebody entered it for a party.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="pieces")
    file = models.UUIDField(unique=True)
    from_side = models.CharField(max_length=20)
    for_complainant = models.BooleanField(default=True)
    for_respondent = models.BooleanField(default=True)
    added_at = models.DateTimeField()
    channel = models.CharField(max_length=20, blank=True, default="", db_default="")
    received_on = models.DateField(null=True)
