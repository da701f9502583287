"""What the relay asks of a way to deliver mail."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a mail."""

    id: UUID
    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Parcel:
    """A mail ready to leave. `message_id` is the same at every try, without angle brackets."""

    message_id: str
    recipient: str
    subject: str
    body_text: str
    body_html: str
    attachments: tuple[Attachment, ...]
    case_id: UUID | None
    at: datetime


class NotSentError(Exception):
    """It was surely not sent. `permanent`: another try will not help. `code` says why."""

    def __init__(self, code: str, *, permanent: bool) -> None:
        super().__init__(code)
        self.code = code
        self.permanent = permanent


class UnknownError(Exception):
    """It may or may not have been sent: the other side fell silent after it had the content."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Transport(Protocol):
    """Delivers one mail. `idempotent`: the same Message-ID twice is delivered once."""

    @property
    def idempotent(self) -> bool:
        """Answer whether sending again is harmless."""

    def send(self, parcel: Parcel) -> str:
        """Deliver and return the provider's reference.

        Raise NotSentError when it surely was not sent and UnknownError when nobody can tell.
        """
