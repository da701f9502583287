"""Send what is due: claim, commit the claim, send, mark. Nothing is lost, nothing goes twice.

A worker that dies between claim and mark leaves a row that says "sending". Once that claim is
old, the mail goes again if the transport delivers a Message-ID only once; otherwise the row
becomes "check", for a person who decides.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic
from uuid import UUID, uuid4

import structlog
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from kernel.errors import Refusal
from kernel.post.delivery import Attachment, NotSentError, Parcel, Transport, UnknownError
from kernel.post.models import OutboxMessage, State
from kernel.post.outbox import check_ours
from kernel.vault import files
from kernel.vault.models import StoredFile

TRIES_COUNT = 5
CLAIM_LIFE = timedelta(minutes=15)
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120))

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one run did, in numbers of messages. A retried one will be due again later."""

    sent_count: int = 0
    retried_count: int = 0
    failed_count: int = 0
    check_count: int = 0


def send_due(*, at: datetime, limit: int, transport: Transport) -> Outcome:
    """Send at most `limit` messages that are due at `at`, one after the other.

    Run it within a tenant and outside any transaction (RuntimeError); several may run at once.
    """
    started = monotonic()
    counts = Counter({State.CHECK: _recover(at, transport)})
    for _number in range(limit):
        now = at + timedelta(seconds=monotonic() - started)
        message = _claimed(due_at=at, now=now)
        if message is None:
            break
        counts[_tried(message, now, transport)] += 1
    return Outcome(
        sent_count=counts[State.SENT],
        retried_count=counts[State.PENDING],
        failed_count=counts[State.FAILED],
        check_count=counts[State.CHECK],
    )


def send_again(message_id: UUID, *, at: datetime) -> None:
    """A person decides that a message in "check" or "failed" must be sent (again).

    Raise Refusal "post.not_undecided" when it is in another state.
    """
    _decide(
        message_id,
        (State.CHECK, State.FAILED),
        {"state": State.PENDING, "attempts_count": 0, "next_try_at": at, "claim": None},
    )


def settle(message_id: UUID, *, at: datetime) -> None:
    """A person decides that a message in "check" was sent.

    Raise Refusal "post.not_undecided" when it is in another state.
    """
    _decide(message_id, (State.CHECK,), {"state": State.SENT, "sent_at": at, "claim": None})


def _recover(at: datetime, transport: Transport) -> int:
    """Free messages whose worker died; return how many wait for a person now."""
    stale = OutboxMessage.objects.filter(state=State.SENDING, claimed_at__lte=at - CLAIM_LIFE)
    if transport.idempotent:
        again = stale.filter(attempts_count__lt=TRIES_COUNT)
        again.update(state=State.PENDING, next_try_at=at, claim=None, error="claim_lost")
    return stale.update(state=State.CHECK, error="claim_lost")


def _claimed(*, due_at: datetime, now: datetime) -> OutboxMessage | None:
    """Take the message that waits longest, and commit that before anything leaves."""
    due = OutboxMessage.objects.filter(state=State.PENDING, next_try_at__lte=due_at)
    with transaction.atomic(durable=True):
        locked = due.order_by("next_try_at", "created_at").select_for_update(skip_locked=True)
        message = locked.first()
        if message is None:
            return None
        message.state, message.claim, message.claimed_at = State.SENDING, uuid4(), now
        message.attempts_count += 1
        message.save(update_fields=["state", "claim", "claimed_at", "attempts_count"])
    return message


def _tried(message: OutboxMessage, now: datetime, transport: Transport) -> State:
    """Send a claimed message, store how that ended and return its new state."""
    try:
        check_ours(message)
        reference = transport.send(_parcel(message, now))
    except NotSentError as error:
        return _not_sent(message, now, error.code, final=error.permanent)
    except Refusal as refusal:
        return _not_sent(message, now, refusal.code, final=True)
    except UnknownError as error:
        return _unknown(message, now, error.code, transport)
    except Exception as error:  # noqa: BLE001 one poisoned message must not stop the others
        _log.exception("post.transport_broke", message=str(message.pk))
        return _unknown(message, now, type(error).__name__, transport)
    values = {"sent_at": now, "provider_reference": reference[:200], "error": ""}
    return _mark(message, State.SENT, values)


def _parcel(message: OutboxMessage, now: datetime) -> Parcel:
    domain = settings.POST_FROM.rsplit("@", 1)[-1]
    return Parcel(
        message_id=f"{message.pk}@{domain}",
        recipient=message.recipient,
        subject=message.subject,
        body_text=message.body_text,
        body_html=message.body_html,
        attachments=tuple(_attachment(file_id) for file_id in message.attachments),
        case_id=message.case_id,
        at=now,
    )


def _attachment(file_id: str) -> Attachment:
    file = StoredFile.objects.filter(pk=file_id).first()
    if file is None:
        raise Refusal("file.missing", message=_("Dit bestand is er niet meer."))
    content = b"".join(files.opened(file))
    return Attachment(file.pk, file.name, file.content_type, content)


def _not_sent(message: OutboxMessage, now: datetime, code: str, *, final: bool) -> State:
    if final or message.attempts_count >= TRIES_COUNT:
        return _mark(message, State.FAILED, {"error": code[:100]})
    return _wait(message, now, code)


def _unknown(message: OutboxMessage, now: datetime, code: str, transport: Transport) -> State:
    if transport.idempotent and message.attempts_count < TRIES_COUNT:
        return _wait(message, now, code)
    return _mark(message, State.CHECK, {"error": code[:100]})


def _wait(message: OutboxMessage, now: datetime, code: str) -> State:
    next_try_at = now + WAITS[message.attempts_count - 1]
    return _mark(message, State.PENDING, {"next_try_at": next_try_at, "error": code[:100]})


def _mark(message: OutboxMessage, state: State, values: dict[str, object]) -> State:
    """Store the end of a try if this try still holds the message.

    A try that outlived its claim may still say what became of a message in "check".
    """
    held = OutboxMessage.objects.filter(pk=message.pk, claim=message.claim)
    open_states = (State.SENDING, State.CHECK) if state == State.SENT else (State.SENDING,)
    if not held.filter(state__in=open_states).update(state=state, **values):
        _log.warning("post.claim_lost", message=str(message.pk), state=state)
    return state


def _decide(message_id: UUID, states: tuple[State, ...], values: dict[str, object]) -> None:
    undecided = OutboxMessage.objects.filter(pk=message_id, state__in=states)
    if not undecided.update(error="", **values):
        message = _("Over dit bericht hoeft niemand meer te beslissen.")
        raise Refusal("post.not_undecided", message=message)
