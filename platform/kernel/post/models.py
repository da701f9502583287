from typing import ClassVar
from uuid import UUID, uuid4

from django.db import models

from kernel.vault.fields import SealedTextField


class State(models.TextChoices):
    """Where a message is. A person decides about "check": it may or may not have been sent."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    CHECK = "check"


class OutboxMessage(models.Model):
    """A message that must leave once. Its id follows from its key, and its Message-ID from that.

    `claim` is the id of the try that holds it; `error` is a code; `attachments` are the ids of
    stored files.
    """

    sealed_by: ClassVar[str] = "key_scope"

    id = models.UUIDField(primary_key=True, editable=False)
    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=20, default="mail")
    case_id = models.UUIDField(null=True, db_index=True)
    recipient = SealedTextField()
    subject = SealedTextField()
    body_text = SealedTextField()
    body_html = SealedTextField(default="")
    attachments = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State, default=State.PENDING)
    attempts_count = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    claim = models.UUIDField(null=True)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    provider_reference = models.CharField(max_length=200, default="")
    error = models.CharField(max_length=100, default="")
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["state", "next_try_at"], name="outbox_due")]
        constraints = [
            models.CheckConstraint(
                name="outbox_state_known",
                condition=models.Q(state__in=State.values),
            ),
        ]

    @property
    def key_scope(self) -> UUID | str:
        """Whose key seals it: the case's, or "tenant"."""
        return self.case_id or "tenant"


class MailboxItem(models.Model):
    """A mail that the demo's transport delivered: what the recipient would have received."""

    sealed_by: ClassVar[str] = "key_scope"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    message_id = models.CharField(max_length=200, unique=True)
    case_id = models.UUIDField(null=True, db_index=True)
    recipient = SealedTextField()
    subject = SealedTextField()
    body_text = SealedTextField()
    body_html = SealedTextField(default="")
    attachments = models.JSONField(default=list)
    received_at = models.DateTimeField(db_index=True)

    @property
    def key_scope(self) -> UUID | str:
        """Whose key seals it: the case's, or "tenant"."""
        return self.case_id or "tenant"
