"""Delivers into the tenant's own schema, for the demo's mailbox page."""

from kernel.post.delivery import Parcel
from kernel.post.models import MailboxItem


class Mailbox:
    """Keeps each Message-ID once."""

    idempotent = True

    def send(self, parcel: Parcel) -> str:
        """Store the mail unless it is there; return its Message-ID."""
        item = MailboxItem(
            message_id=parcel.message_id,
            case_id=parcel.case_id,
            recipient=parcel.recipient,
            subject=parcel.subject,
            body_text=parcel.body_text,
            body_html=parcel.body_html,
            attachments=[str(attachment.id) for attachment in parcel.attachments],
            received_at=parcel.at,
        )
        MailboxItem.objects.bulk_create([item], ignore_conflicts=True)
        return parcel.message_id
