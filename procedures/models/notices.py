from typing import ClassVar
from uuid import uuid4

from django.db import models

from kernel.vault.fields import SealedTextField
from procedures.models.complaint import Complaint, Party


class NoticeAddress(models.Model):
    """Where a party wants to be told that something is ready; nothing is ever said there.

    `asked` waits for the code that was mailed to it (of which a hash is kept) until
    `code_until_at`; `email` was confirmed that way. With this row, what was filled in at filing
    is not written to any more: an empty `email` means that the party wants no notices.
    """

    sealed_by: ClassVar[str] = "case_id"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="notice_addresses")
    party = models.OneToOneField(Party, on_delete=models.CASCADE, related_name="notices")
    email = SealedTextField(blank=True, purpose="identity")
    confirmed_at = models.DateTimeField(null=True)
    asked = SealedTextField(blank=True, purpose="identity")
    code_hash = models.CharField(max_length=200, blank=True)
    code_until_at = models.DateTimeField(null=True)
    wrong_count = models.PositiveSmallIntegerField(default=0)
