from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from pytest_django import Settings

from kernel.errors import Refusal
from kernel.post import relay
from kernel.post.delivery import NotSentError, Parcel, UnknownError
from kernel.post.mailboxes import Mailbox
from kernel.post.models import MailboxItem, OutboxMessage, State
from kernel.post.outbox import Mail, put
from kernel.post.relay import CLAIM_LIFE, TRIES_COUNT, Outcome, send_due
from kernel.vault import files, ring
from tests.kernel.vault.rows import CASE

pytestmark = pytest.mark.usefixtures("in_acme")

AT = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
LATE = AT + timedelta(days=2)


@dataclass
class Carrier:
    """A transport that does what the test says, then keeps the mail."""

    idempotent: bool = False
    endings: Iterable[Callable[[], object] | None] = ()
    parcels: list[Parcel] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._endings = iter(self.endings)

    def send(self, parcel: Parcel) -> str:
        ending = next(self._endings, None)
        if ending:
            ending()
        self.parcels.append(parcel)
        return "4711"


def fails(error: Exception) -> Callable[[], None]:
    def fail() -> None:
        raise error

    return fail


def later() -> Callable[[], None]:
    return fails(NotSentError("smtp.451", permanent=False))


def silent() -> Callable[[], None]:
    return fails(UnknownError("smtp.silent"))


def mail(number: int = 1, *, at: datetime = AT, **kwargs: object) -> OutboxMessage:
    contents = {"recipient": f"m{number}@example.org", "subject": "Onderwerp", "body_text": "Tekst"}
    return put(f"letter/{number}", Mail(**{**contents, **kwargs}), at=at)  # type: ignore[arg-type]


def run(carrier: Carrier, at: datetime = LATE, limit: int = 9) -> Outcome:
    return send_due(at=at, limit=limit, transport=carrier)


def row() -> OutboxMessage:
    return OutboxMessage.objects.get()


def test_due_mail_is_sent_once_and_marked(settings: Settings) -> None:
    settings.POST_FROM = "klachten@example.org"
    message = mail(case_id=CASE, body_html="<p>Tekst")
    carrier = Carrier()
    assert run(carrier) == Outcome(sent_count=1)
    assert run(carrier) == Outcome()
    (parcel,) = carrier.parcels
    assert parcel.message_id == f"{message.id}@example.org"
    assert (parcel.recipient, parcel.subject) == ("m1@example.org", "Onderwerp")
    assert (parcel.body_text, parcel.body_html, parcel.case_id) == ("Tekst", "<p>Tekst", CASE)
    assert (row().state, row().provider_reference, row().error) == (State.SENT, "4711", "")
    assert (row().attempts_count, row().sent_at == parcel.at) == (1, True)


def test_mail_that_is_not_due_waits() -> None:
    mail(at=LATE + timedelta(seconds=1))
    assert (run(Carrier()), row().state) == (Outcome(), State.PENDING)


def test_mail_goes_in_the_order_it_was_put_up_to_the_limit() -> None:
    for number in (3, 1, 2):
        mail(number, at=AT + timedelta(minutes=number))
    carrier = Carrier()
    assert run(carrier, limit=2) == Outcome(sent_count=2)
    assert [parcel.recipient for parcel in carrier.parcels] == ["m1@example.org", "m2@example.org"]


def test_attachments_go_along(settings: Settings, tmp_path: Path) -> None:
    settings.VAULT_FILES = tmp_path
    file = files.store(CASE, "brief.pdf", [b"%PDF-1.7 advies"], at=AT)
    mail(attachments=(file.id,))
    carrier = Carrier()
    run(carrier)
    (attachment,) = carrier.parcels[0].attachments
    assert (attachment.id, attachment.name) == (file.id, "brief.pdf")
    assert (attachment.content, attachment.content_type) == (b"%PDF-1.7 advies", "application/pdf")


def test_mail_whose_attachment_is_gone_fails_and_others_go() -> None:
    mail(1, attachments=(uuid4(),))
    mail(2)
    assert run(Carrier()) == Outcome(sent_count=1, failed_count=1)
    assert OutboxMessage.objects.get(key="letter/1").error == "file.missing"


def test_mail_that_another_clients_outbox_holds_does_not_leave() -> None:
    ours, theirs = mail(1), mail(2)
    copied = OutboxMessage.objects.filter(pk=theirs.pk)
    copied.update(id=uuid4())  # as where another client's row was copied: its id follows from whose
    carrier = Carrier()
    assert run(carrier) == Outcome(sent_count=1, failed_count=1)
    assert OutboxMessage.objects.get(key=theirs.key).error == "post.foreign"
    assert [parcel.message_id.partition("@")[0] for parcel in carrier.parcels] == [str(ours.pk)]


def test_mail_of_a_destroyed_case_fails() -> None:
    mail(case_id=CASE)
    ring.destroy_case_key(CASE)
    assert run(Carrier()) == Outcome(failed_count=1)
    assert (row().state, row().error) == (State.FAILED, "vault.destroyed")


def test_mail_that_did_not_go_waits_longer_each_time_and_fails_at_last() -> None:
    mail()
    carrier, at, waits = Carrier(endings=[later()] * TRIES_COUNT), AT, []
    for _ in range(TRIES_COUNT - 1):
        assert run(carrier, at) == Outcome(retried_count=1)
        assert run(carrier, at) == Outcome()
        waits.append((row().next_try_at - at) // timedelta(minutes=1))
        at = row().next_try_at
    assert run(carrier, at) == Outcome(failed_count=1)
    assert (waits, row().state, row().error) == ([1, 5, 30, 120], State.FAILED, "smtp.451")
    assert (row().attempts_count, carrier.parcels) == (TRIES_COUNT, [])


def test_retried_mail_keeps_its_message_id() -> None:
    message = mail()
    carrier = Carrier(endings=[later()])
    run(carrier, AT)
    assert run(carrier) == Outcome(sent_count=1)
    assert carrier.parcels[0].message_id.startswith(f"{message.id}@")


def test_mail_refused_for_good_fails_at_once() -> None:
    mail()
    carrier = Carrier(endings=[fails(NotSentError("smtp.550", permanent=True))])
    assert run(carrier) == Outcome(failed_count=1)
    assert (row().state, row().error, row().attempts_count) == (State.FAILED, "smtp.550", 1)


def test_mail_of_unknown_fate_waits_for_a_person() -> None:
    mail()
    carrier = Carrier(endings=[silent()])
    assert run(carrier) == Outcome(check_count=1)
    assert run(carrier, LATE + CLAIM_LIFE * 9) == Outcome()
    assert (row().state, row().error, carrier.parcels) == (State.CHECK, "smtp.silent", [])


def test_mail_of_unknown_fate_goes_again_where_that_is_harmless() -> None:
    mail()
    carrier, at = Carrier(idempotent=True, endings=[silent()] * TRIES_COUNT), AT
    for _ in range(TRIES_COUNT - 1):
        assert run(carrier, at) == Outcome(retried_count=1)
        at = row().next_try_at
    assert run(carrier, at) == Outcome(check_count=1)
    assert (row().state, row().attempts_count) == (State.CHECK, TRIES_COUNT)


def test_transport_that_breaks_does_not_stop_the_others() -> None:
    mail(1)
    mail(2)
    assert run(Carrier(endings=[fails(KeyError("stuk"))])) == Outcome(sent_count=1, check_count=1)
    states = dict(OutboxMessage.objects.values_list("key", "error"))
    assert states == {"letter/1": "KeyError", "letter/2": ""}


def claimed(*, attempts: int = 1) -> None:
    """Leave the message as a worker does that dies while it sends."""
    stale = {"state": State.SENDING, "claim": uuid4(), "claimed_at": AT}
    OutboxMessage.objects.update(attempts_count=attempts, **stale)


def test_fresh_claim_of_another_worker_is_left_alone() -> None:
    mail()
    claimed()
    soon = AT + CLAIM_LIFE - timedelta(seconds=1)
    for idempotent in (False, True):
        assert run(Carrier(idempotent=idempotent), soon) == Outcome()
    assert row().state == State.SENDING


def test_mail_of_a_dead_worker_waits_for_a_person() -> None:
    mail()
    claimed()
    assert run(Carrier(), AT + CLAIM_LIFE) == Outcome(check_count=1)
    assert (row().state, row().error) == (State.CHECK, "claim_lost")


def test_mail_of_a_dead_worker_goes_again_where_that_is_harmless() -> None:
    mail()
    claimed()
    assert run(Carrier(idempotent=True), AT + CLAIM_LIFE) == Outcome(sent_count=1)
    assert (row().state, row().attempts_count) == (State.SENT, 2)


def test_mail_that_kills_every_worker_waits_for_a_person() -> None:
    mail()
    claimed(attempts=TRIES_COUNT)
    assert run(Carrier(idempotent=True), AT + CLAIM_LIFE) == Outcome(check_count=1)


def test_slow_worker_that_did_send_may_say_so_after_all() -> None:
    mail()
    slow = Carrier(endings=[lambda: OutboxMessage.objects.update(state=State.CHECK)])
    assert run(slow) == Outcome(sent_count=1)
    assert row().state == State.SENT


def test_slow_worker_does_not_overwrite_the_next_one() -> None:
    mail()
    slow = Carrier(
        endings=[lambda: OutboxMessage.objects.update(state=State.PENDING, claim=uuid4())]
    )
    run(slow, limit=1)
    assert row().state == State.PENDING


@pytest.mark.parametrize("state", [State.CHECK, State.FAILED])
def test_person_decides_to_send_again(state: State) -> None:
    message = mail()
    OutboxMessage.objects.update(state=state, attempts_count=5, claim=uuid4(), error="smtp.silent")
    relay.send_again(message.id, at=LATE)
    assert (row().state, row().attempts_count, row().claim) == (State.PENDING, 0, None)
    assert (row().error, row().next_try_at) == ("", LATE)
    assert run(Carrier()) == Outcome(sent_count=1)


def test_person_decides_that_it_was_sent() -> None:
    message = mail()
    OutboxMessage.objects.update(state=State.CHECK, claim=uuid4(), error="smtp.silent")
    relay.settle(message.id, at=LATE)
    assert (row().state, row().sent_at, row().error) == (State.SENT, LATE, "")
    assert run(Carrier()) == Outcome()


@pytest.mark.parametrize("state", [State.PENDING, State.SENDING, State.SENT])
def test_nobody_decides_about_mail_that_is_on_its_way_or_sent(state: State) -> None:
    message = mail()
    OutboxMessage.objects.update(state=state)
    for decide in (relay.send_again, relay.settle):
        with pytest.raises(Refusal) as refusal:
            decide(message.id, at=LATE)
        assert refusal.value.code == "post.not_undecided"
    assert row().state == state


def test_failed_mail_is_not_settled_as_sent() -> None:
    message = mail()
    OutboxMessage.objects.update(state=State.FAILED)
    with pytest.raises(Refusal):
        relay.settle(message.id, at=LATE)


def test_demo_mailbox_gets_each_mail_once() -> None:
    mail()
    assert send_due(at=LATE, limit=9, transport=Mailbox()) == Outcome(sent_count=1)
    OutboxMessage.objects.update(state=State.PENDING, next_try_at=AT)
    send_due(at=LATE, limit=9, transport=Mailbox())
    assert [item.recipient for item in MailboxItem.objects.all()] == ["m1@example.org"]
