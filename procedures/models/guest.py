from typing import ClassVar
from uuid import uuid4

from django.db import models

from kernel.vault.fields import SealedTextField
from procedures.models.complaint import Complaint, Party


class Guest(models.Model):
    """Somebody beside the parties of one case, who comes in with a code of their own.

    An assisting person stands by one party (`party`); a witness is asked by who handles the case
    and gives one statement. `ended_at`: the code opens nothing any more.
    """

    ASSISTING = "assisting_person"
    WITNESS = "witness"

    sealed_by: ClassVar[str] = "case_id"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="guests")
    kind = models.CharField(max_length=20)
    party = models.ForeignKey(Party, null=True, on_delete=models.CASCADE, related_name="guests")
    name = SealedTextField(purpose="identity")
    invitation = SealedTextField(blank=True)
    statement = SealedTextField(blank=True)
    stated_at = models.DateTimeField(null=True)
    locator = models.CharField(max_length=5, unique=True, null=True)  # noqa: DJ001 unique unless absent
    secret_hash = models.CharField(max_length=200, blank=True)
    given_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)


class NamedWitness(models.Model):
    """Somebody whom a party names as a witness; who handles the case decides on asking them.

    `guest` is who was asked because of it.
    """

    sealed_by: ClassVar[str] = "case_id"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="named_witnesses")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="named_witnesses")
    name = SealedTextField(purpose="identity")
    reach = SealedTextField(blank=True, purpose="identity")
    knows = SealedTextField()
    named_at = models.DateTimeField()
    guest = models.ForeignKey(Guest, null=True, on_delete=models.SET_NULL, related_name="+")
