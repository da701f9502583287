from datetime import UTC, datetime

import pytest
from django.core.exceptions import ImproperlyConfigured
from pytest_django import Settings

from kernel.post import transports
from kernel.post.delivery import Attachment, Parcel
from kernel.post.mailboxes import Mailbox
from kernel.post.models import MailboxItem
from kernel.post.smtp import Smtp
from tests.kernel.vault.rows import CASE, OTHER_CASE

AT = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
FILE = Attachment(OTHER_CASE, "brief.pdf", "application/pdf", b"%PDF-1.7")
PARCEL = Parcel("m1@example.org", "a@b.nl", "Onderwerp", "Tekst", "<p>Tekst", (FILE,), CASE, AT)


@pytest.mark.usefixtures("in_acme")
def test_mailbox_keeps_what_the_recipient_would_get() -> None:
    assert Mailbox().send(PARCEL) == "m1@example.org"
    item = MailboxItem.objects.get()
    assert (item.recipient, item.subject) == ("a@b.nl", "Onderwerp")
    assert (item.body_text, item.body_html) == ("Tekst", "<p>Tekst")
    assert (item.attachments, item.case_id, item.received_at) == ([str(OTHER_CASE)], CASE, AT)


@pytest.mark.usefixtures("in_acme")
def test_mailbox_keeps_a_message_id_once() -> None:
    for _ in range(2):
        Mailbox().send(PARCEL)
    assert (MailboxItem.objects.count(), Mailbox().idempotent) == (1, True)


def test_transport_is_chosen_by_name(settings: Settings) -> None:
    settings.SMTP_HOST, settings.SMTP_PORT, settings.POST_FROM = "mail.local", 2525, "k@b.nl"
    assert isinstance(transports.chosen("mailbox"), Mailbox)
    assert transports.chosen("smtp") == Smtp("mail.local", 2525, "k@b.nl")


def test_smtp_takes_its_settings_where_set(settings: Settings) -> None:
    settings.SMTP_SECURITY, settings.SMTP_IDEMPOTENT = "starttls", True
    settings.SMTP_USER, settings.SMTP_PASSWORD = "post", "geheim"
    chosen = transports.chosen("smtp")
    assert isinstance(chosen, Smtp)
    assert (chosen.security, chosen.user, chosen.idempotent) == ("starttls", "post", True)
    assert (chosen.password, "geheim" in repr(chosen)) == ("geheim", False)


def test_unknown_transport_stops_with_a_sentence() -> None:
    with pytest.raises(ImproperlyConfigured, match="'duif': mailbox or smtp"):
        transports.chosen("duif")
