from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db import transaction

from kernel.errors import Refusal
from kernel.post.models import OutboxMessage, State
from kernel.post.outbox import Mail, put
from kernel.vault import ring
from tenants import scope
from tenants.models import Tenant

AT = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
CASE = UUID("00000000-0000-4000-8000-000000000001")
FILE = UUID("00000000-0000-4000-8000-0000000000ff")
MAIL = Mail("noor@example.org", "Er staat een bericht klaar", "Meld u aan.")


@pytest.mark.usefixtures("in_acme")
def test_mail_waits_in_the_outbox_as_it_was_put() -> None:
    put("letter/1", Mail("a@b.nl", "Onderwerp", "Tekst", "<p>Tekst", (FILE,), CASE), at=AT)
    kept = OutboxMessage.objects.get()
    assert (kept.recipient, kept.subject) == ("a@b.nl", "Onderwerp")
    assert (kept.body_text, kept.body_html) == ("Tekst", "<p>Tekst")
    assert (kept.attachments, kept.case_id, kept.kind) == ([str(FILE)], CASE, "mail")
    assert (kept.state, kept.attempts_count) == (State.PENDING, 0)
    assert (kept.next_try_at, kept.created_at) == (AT, AT)


@pytest.mark.usefixtures("in_acme")
def test_same_key_twice_is_one_mail_the_first() -> None:
    first = put("letter/1", MAIL, at=AT)
    again = put("letter/1", Mail("ander@example.org", "Anders", "Anders"), at=AT)
    assert (again.pk, again.recipient) == (first.pk, "noor@example.org")
    assert OutboxMessage.objects.count() == 1
    put("letter/2", MAIL, at=AT)
    assert OutboxMessage.objects.count() == 2


@pytest.mark.usefixtures("in_acme")
def test_mail_of_a_rolled_back_act_is_not_there() -> None:
    with transaction.atomic():
        put("letter/1", MAIL, at=AT)
        transaction.set_rollback(True)
    assert OutboxMessage.objects.count() == 0


@pytest.mark.usefixtures("in_acme")
def test_mail_of_a_case_is_sealed_with_the_case() -> None:
    put("letter/1", Mail("noor@example.org", "Onderwerp", "Tekst", case_id=CASE), at=AT)
    put("letter/2", MAIL, at=AT)
    ring.destroy_case_key(CASE)
    assert OutboxMessage.objects.get(key="letter/2").subject == MAIL.subject
    with pytest.raises(Refusal) as refusal:
        OutboxMessage.objects.get(key="letter/1").recipient  # noqa: B018 reading opens it
    assert refusal.value.code == "vault.destroyed"


def test_same_key_of_two_tenants_is_two_mails(acme: Tenant, globex: Tenant) -> None:
    with scope.within(acme):
        ours = put("letter/1", MAIL, at=AT)
    with scope.within(globex):
        theirs = put("letter/1", MAIL, at=AT)
    assert ours.pk != theirs.pk


def test_mail_without_a_transaction_is_refused(committed_acme: Tenant) -> None:
    with scope.within(committed_acme):
        with pytest.raises(transaction.TransactionManagementError):
            put("letter/1", MAIL, at=AT)
        assert OutboxMessage.objects.count() == 0


@pytest.mark.usefixtures("in_acme")
@pytest.mark.parametrize(
    "recipient",
    [
        "",
        "geen adres",
        "a@b.nl\r\nBcc: c@d.nl",
        "a@b.nl, c@d.nl",
        "Noor <a@b.nl>",
        "a@b.nl\n",
        "a@" + "é" * 70 + ".nl",
    ],
)
def test_recipient_that_is_not_one_address_is_refused(recipient: str) -> None:
    with pytest.raises(Refusal) as refusal:
        put("letter/1", Mail(recipient, "Onderwerp", "Tekst"), at=AT)
    assert refusal.value.code == "post.recipient_refused"
    assert OutboxMessage.objects.count() == 0


@pytest.mark.usefixtures("in_acme")
def test_recipient_in_an_accented_domain_is_kept_in_ascii() -> None:
    put("letter/1", Mail("noor@coöperatie.nl", "Onderwerp", "Tekst"), at=AT)
    assert OutboxMessage.objects.get().recipient == "noor@xn--coperatie-17a.nl"


@pytest.mark.usefixtures("in_acme")
@pytest.mark.parametrize(
    "subject",
    ["", "a" * 201, "Onderwerp\r\nBcc: c@d.nl", "a\nb", "a\rb", "a\x00b", "a\u2028b"],
)
def test_subject_that_is_not_one_line_is_refused(subject: str) -> None:
    with pytest.raises(Refusal) as refusal:
        put("letter/1", Mail("a@b.nl", subject, "Tekst"), at=AT)
    assert refusal.value.code == "post.subject_refused"
    assert OutboxMessage.objects.count() == 0


@pytest.mark.usefixtures("in_acme")
@pytest.mark.parametrize("key", ["", "a" * 201, "met spatie", "regel\n", "é"])
def test_key_that_is_no_name_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="printable ASCII"):
        put(key, MAIL, at=AT)
