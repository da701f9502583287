from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from uuid import UUID

import pytest

from kernel.post.delivery import Attachment, NotSentError, Parcel, UnknownError
from kernel.post.smtp import Smtp
from tests.kernel.post.mail_server import MailServer

AT = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
FILE = UUID("00000000-0000-4000-8000-0000000000ff")
PARCEL = Parcel(
    message_id="m1@example.org",
    recipient="noor@example.org",
    subject="Er staat één bericht klaar",
    body_text="Goedemorgen,\n\n.punt vooraan\nMeld u aan op de site.\n",
    body_html="",
    attachments=(),
    case_id=None,
    at=AT,
)


def smtp(server: MailServer, **kwargs: object) -> Smtp:
    values = {"timeout_seconds": 5.0, **kwargs}
    return Smtp("127.0.0.1", server.port, "klachten@example.org", **values)  # type: ignore[arg-type]


def sent(parcel: Parcel) -> object:
    with MailServer() as server:
        smtp(server).send(parcel)
    (content,) = server.contents
    return message_from_bytes(content, policy=policy.default)


def test_mail_arrives_with_fixed_headers_and_its_text() -> None:
    mail = sent(PARCEL)
    names = ("Message-ID", "From", "To", "Subject", "Auto-Submitted", "Date")
    assert [str(mail[name]) for name in names] == [
        "<m1@example.org>",
        "klachten@example.org",
        "noor@example.org",
        "Er staat één bericht klaar",
        "auto-generated",
        "Sun, 01 Mar 2026 09:00:00 +0000",
    ]
    assert mail.get_content().splitlines() == PARCEL.body_text.splitlines()


def test_mail_has_one_kind_of_line_end() -> None:
    with MailServer() as server:
        smtp(server).send(replace(PARCEL, body_text="een\rtwee\r\ndrie\nvier"))
    assert server.contents[0].replace(b"\r\n", b"").count(b"\r") == 0
    assert server.contents[0].endswith(b"een\r\ntwee\r\ndrie\r\nvier\r\n")


def test_page_and_attachments_go_along() -> None:
    files = (
        Attachment(FILE, "brief één.pdf", "application/pdf", b"%PDF-1.7\x00"),
        Attachment(FILE, "oud.eml", "message/rfc822", b"From: a@b.nl\n\nhoi"),
    )
    mail = sent(replace(PARCEL, body_html="<p>Goedemorgen", attachments=files))
    assert mail.get_body(("html",)).get_content() == "<p>Goedemorgen"
    assert [
        (part.get_filename(), part.get_content_type(), part.get_content())
        for part in mail.iter_attachments()
    ] == [
        ("brief één.pdf", "application/pdf", b"%PDF-1.7\x00"),
        ("oud.eml", "application/octet-stream", b"From: a@b.nl\n\nhoi"),
    ]


def test_answer_of_the_server_is_the_reference() -> None:
    with MailServer() as server:
        assert smtp(server).send(PARCEL) == "2.0.0 queued as 4711"
    assert server.commands == [
        "ehlo example.org",
        "mail FROM:<klachten@example.org> BODY=8BITMIME",
        "rcpt TO:<noor@example.org>",
        "DATA",
        "quit",
    ]


def test_server_that_knows_no_8bitmime_is_not_asked_for_it() -> None:
    with MailServer(answers={"EHLO": "250 ok"}) as server:
        smtp(server).send(PARCEL)
    assert "mail FROM:<klachten@example.org>" in server.commands


@pytest.mark.parametrize(
    ("answers", "code", "permanent"),
    [
        ({"CONNECT": "554 dicht"}, "smtp.554", False),
        ({"CONNECT": ""}, "smtp.unreachable", False),
        ({"MAIL": "451 later"}, "smtp.451", False),
        ({"MAIL": "550 nee"}, "smtp.550", False),
        ({"MAIL": ""}, "smtp.unreachable", False),
        ({"RCPT": "450 bezet"}, "smtp.450", False),
        ({"RCPT": "550 onbekend"}, "smtp.550", True),
        ({"RCPT": ""}, "smtp.unreachable", False),
        ({"DATA": "451 later"}, "smtp.451", False),
        ({"DATA": "554 nee"}, "smtp.554", True),
        ({"DATA": ""}, "smtp.unreachable", False),
        ({"END": "452 vol"}, "smtp.452", False),
        ({"END": "552 te groot"}, "smtp.552", True),
    ],
)
def test_refused_mail_is_surely_not_sent(
    answers: dict[str, str],
    code: str,
    permanent: bool,
) -> None:
    with MailServer(answers=answers) as server, pytest.raises(NotSentError) as refused:
        smtp(server).send(PARCEL)
    assert (refused.value.code, refused.value.permanent) == (code, permanent)


def test_nobody_listening_is_surely_not_sent() -> None:
    with MailServer() as server:
        port = server.port
    with pytest.raises(NotSentError) as refused:
        Smtp("127.0.0.1", port, "klachten@example.org").send(PARCEL)
    assert (refused.value.code, refused.value.permanent) == ("smtp.unreachable", False)


def test_silence_after_the_content_is_unknown() -> None:
    with MailServer(answers={"END": ""}) as server, pytest.raises(UnknownError) as unknown:
        smtp(server).send(PARCEL)
    assert (unknown.value.code, len(server.contents)) == ("smtp.silent", 1)


def test_slow_answer_after_the_content_is_unknown() -> None:
    with MailServer(hold="END") as server, pytest.raises(UnknownError):
        smtp(server, timeout_seconds=0.2).send(PARCEL)
    assert len(server.contents) == 1


def test_farewell_that_fails_does_not_matter() -> None:
    with MailServer() as server:
        assert smtp(server, timeout_seconds=5.0).send(PARCEL)
    assert server.commands[-1] == "quit"


def test_header_with_a_line_end_is_refused_for_good() -> None:
    with MailServer() as server, pytest.raises(NotSentError) as refused:
        smtp(server).send(replace(PARCEL, subject="a\r\nBcc: c@d.nl"))
    assert (refused.value.code, refused.value.permanent) == ("smtp.header", True)
    assert server.commands == []


@pytest.mark.parametrize("kwargs", [{"security": "starttls"}, {"user": "post", "password": "x"}])
def test_server_without_the_wanted_security_or_login_gets_no_mail(kwargs: dict[str, str]) -> None:
    with MailServer() as server, pytest.raises(NotSentError) as refused:
        smtp(server, **kwargs).send(PARCEL)
    assert (refused.value.permanent, server.contents) == (False, [])


def test_server_without_tls_gets_no_mail() -> None:
    with MailServer() as server, pytest.raises(NotSentError) as refused:
        smtp(server, security="tls").send(PARCEL)
    assert (refused.value.code, server.contents) == ("smtp.unreachable", [])
