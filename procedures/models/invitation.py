from typing import ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kernel.vault.fields import SealedTextField
from procedures.models.organisation import Person


class Invitation(models.Model):
    """Somebody is asked to take a place at this client; the mailed link carries a secret.

    Only the digest of that secret is kept. It holds for one address, once, until `expires_at`;
    sending it again makes a new secret, so the former link is over. `person` is who is there
    already without an account.
    """

    sealed_by: ClassVar[str] = "tenant"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    digest = models.CharField(max_length=64, unique=True)
    name = SealedTextField()
    email = SealedTextField()
    roles = ArrayField(models.CharField(max_length=40), default=list)
    available_as = ArrayField(models.CharField(max_length=40), default=list)
    external = models.BooleanField(default=False)
    person = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, related_name="invitations"
    )
    invited_by = models.UUIDField(null=True)
    sent_count = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
