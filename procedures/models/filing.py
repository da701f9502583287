from typing import ClassVar
from uuid import uuid4

from django.db import models

from kernel.vault.fields import SealedTextField
from procedures.models.complaint import Complaint
from procedures.models.correspondence import Piece


class FilingDraft(models.Model):
    """A complaint that somebody stopped writing and wants to go on with; its id becomes the case's.

    `content` is sealed under a key that follows from the code that was shown once and from the
    client's own key: neither the database nor who runs the platform can open it alone.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    locator = models.CharField(max_length=5, unique=True)
    content = models.BinaryField()
    saved_at = models.DateTimeField()
    until_at = models.DateTimeField()


class Mandate(models.Model):
    """Who filed a complaint for somebody else, and the proof that this person wanted it.

    Only with consent (Awb art. 2:1); who filed says so, and may add a signed mandate (`piece`).
    """

    sealed_by: ClassVar[str] = "case_id"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.OneToOneField(Complaint, on_delete=models.CASCADE, related_name="mandate")
    name = SealedTextField(purpose="identity")
    bond = SealedTextField(blank=True, purpose="identity")
    piece = models.ForeignKey(Piece, null=True, on_delete=models.SET_NULL)
    confirmed_at = models.DateTimeField()
