"""Put a message in the outbox, in the transaction of the act that causes it."""

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from kernel.errors import Refusal
from kernel.post.models import OutboxMessage
from kernel.vault import ring

SUBJECT_LENGTH = 200

_NAMESPACE = UUID("5e0f8d0c-6f0b-5d3a-9a55-2a1d0c8a7be4")
_KEY = re.compile(r"[!-~]{1,200}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail to one address. `attachments` are ids of stored files; `case_id` whose key seals it.

    What is written here leaves the system readable: the composer keeps case content out of it.
    """

    recipient: str
    subject: str
    body_text: str
    body_html: str = ""
    attachments: tuple[UUID, ...] = ()
    case_id: UUID | None = None


def put(key: str, mail: Mail, *, at: datetime) -> OutboxMessage:
    """Store a mail to be sent once the caller's transaction commits; the same key is one mail.

    A key says what the mail is, for instance "letter/<id>": for a key that is there already, the
    stored mail is returned as it is. Raise Refusal "post.recipient_refused" or
    "post.subject_refused", and TransactionManagementError outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("A message needs its act's transaction.")
    if not _KEY.fullmatch(key):
        raise ValueError("A message key is 1 to 200 printable ASCII characters without spaces.")
    message = OutboxMessage(
        id=_identity(key),
        key=key,
        case_id=mail.case_id,
        recipient=_address(mail.recipient),
        subject=_subject(mail.subject),
        body_text=mail.body_text,
        body_html=mail.body_html,
        attachments=[str(file_id) for file_id in mail.attachments],
        next_try_at=at,
        created_at=at,
    )
    OutboxMessage.objects.bulk_create([message], ignore_conflicts=True)
    return OutboxMessage.objects.get(key=key)


def check_ours(message: OutboxMessage) -> None:
    """Refuse to send what another client's outbox holds: Refusal "post.foreign".

    A message's id follows from its client and its key, so a row that was copied, restored or read
    under another client is known before anything of it is opened.
    """
    if message.pk != _identity(message.key):
        raise Refusal("post.foreign", message=_("Dit bericht is niet van deze organisatie."))


def _identity(key: str) -> UUID:
    return uuid5(_NAMESPACE, f"{ring.reference()}/{key}")


def _address(recipient: str) -> str:
    """Return the address in ASCII; refuse names, lists and line ends, which would add headers."""
    try:
        validate_email(recipient)
        mailbox, domain = recipient.rsplit("@", 1)
        return f"{mailbox}@{domain.encode('idna').decode()}"
    except (ValidationError, UnicodeError) as error:
        message = _("Dit is geen geldig e-mailadres.")
        raise Refusal("post.recipient_refused", message=message) from error


def _subject(subject: str) -> str:
    if not subject or len(subject) > SUBJECT_LENGTH or _CONTROL.search(subject):
        message = _("Het onderwerp is leeg, te lang of heeft meer dan één regel.")
        raise Refusal("post.subject_refused", message=message)
    return subject
