"""Send what is due: claim, commit the claim, send, mark. Nothing is lost, nothing goes twice.

A worker that dies between claim and mark leaves a row that says "sending". Once that claim is
old, the mail goes again if the transport delivers a Message-ID only once; otherwise the row
becomes "check", for a person who decides.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kernel.post.transports import Transport


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one run did, in numbers of messages."""

    sent_count: int = 0
    retried_count: int = 0
    failed_count: int = 0
    check_count: int = 0


def send_due(*, at: datetime, limit: int, transport: Transport) -> Outcome:
    """Send at most `limit` messages that are due at `at`, each in its own transaction.

    Run it outside any transaction, within a tenant. Several may run at once.
    """
    raise NotImplementedError


def send_again(message_id: UUID, *, at: datetime) -> None:
    """A person decides that a message in "check" or "failed" must be sent (again).

    Raise Refusal "post.not_undecided" when it is in another state.
    """
    raise NotImplementedError


def settle(message_id: UUID, *, at: datetime) -> None:
    """A person decides that a message in "check" was sent.

    Raise Refusal "post.not_undecided" when it is in another state.
    """
    raise NotImplementedError
