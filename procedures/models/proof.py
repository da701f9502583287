from typing import ClassVar
from uuid import uuid4

from django.db import models

from kernel.vault.fields import SealedJSONField
from procedures.models.complaint import Complaint


class FilingReceipt(models.Model):
    """What was filed, as it was filed, and the signed statement about it; it never changes.

    `content` holds the words and a salt, and no name of anybody; the statement holds its digest.
    """

    sealed_by: ClassVar[str] = "case_id"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.OneToOneField(Complaint, on_delete=models.CASCADE, related_name="receipt")
    content = SealedJSONField()
    statement = models.JSONField()
    signature = models.CharField(max_length=128)
