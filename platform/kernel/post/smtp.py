"""Delivers by SMTP (RFC 5321), knowing at each step whether the mail can have left already."""

import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.utils import format_datetime
from typing import Literal

from django.core.mail import BadHeaderError, EmailMultiAlternatives

from kernel.post.delivery import NotSentError, Parcel, UnknownError

Security = Literal["none", "starttls", "tls"]

_START_OF_CONTENT = 354
_PERMANENT = 500
_FAILURES = (OSError, smtplib.SMTPException)
_LINE_END = re.compile(rb"\r\n|\r|\n")
_LEADING_DOT = re.compile(rb"^\.", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Smtp:
    """One mail server. `idempotent`: it is known to deliver a Message-ID only once.

    Most servers do not promise that; then a mail of unknown fate waits for a person.
    """

    host: str
    port: int
    sender: str
    security: Security = "none"
    user: str = ""
    password: str = field(default="", repr=False)
    idempotent: bool = False
    timeout_seconds: float = 30

    def send(self, parcel: Parcel) -> str:
        """Hand the mail over and return what the server answered.

        Raise NotSentError up to the final dot and for a refusal, UnknownError for silence after it.
        """
        content = _content(parcel, self.sender)
        with self._session() as session:
            _address(session, self.sender, parcel.recipient)
            _begin(session, content)
            return _end(session)

    @contextmanager
    def _session(self) -> Iterator[smtplib.SMTP]:
        """Open a session; what goes wrong when it closes says nothing about the mail."""
        try:
            session = self._connected()
        except _FAILURES as error:
            raise _not_sent(error) from error
        try:
            yield session
        finally:
            with suppress(*_FAILURES):
                session.quit()
            session.close()

    def _connected(self) -> smtplib.SMTP:
        name, timeout = self.sender.rsplit("@", 1)[-1], self.timeout_seconds
        if self.security == "tls":
            context = ssl.create_default_context()
            session: smtplib.SMTP = smtplib.SMTP_SSL(
                self.host, self.port, name, timeout=timeout, context=context
            )
        else:
            session = smtplib.SMTP(self.host, self.port, name, timeout=timeout)
        if self.security == "starttls":
            session.starttls(context=ssl.create_default_context())
        if self.user:
            session.login(self.user, self.password)
        return session


def _content(parcel: Parcel, sender: str) -> bytes:
    headers = {
        "Message-ID": f"<{parcel.message_id}>",
        "Date": format_datetime(parcel.at),
        "Auto-Submitted": "auto-generated",
    }
    mail = EmailMultiAlternatives(
        parcel.subject, parcel.body_text, sender, [parcel.recipient], headers=headers
    )
    if parcel.body_html:
        mail.attach_alternative(parcel.body_html, "text/html")
    for attachment in parcel.attachments:
        mail.attach(attachment.name, attachment.content, _carried_type(attachment.content_type))
    try:
        return _LINE_END.sub(b"\r\n", mail.message().as_bytes().rstrip() + b"\n")
    except BadHeaderError as error:
        raise NotSentError("smtp.header", permanent=True) from error


def _carried_type(content_type: str) -> str:
    """Carry a mail inside a mail as mere bytes: it must arrive as it was received."""
    return "application/octet-stream" if content_type == "message/rfc822" else content_type


def _address(session: smtplib.SMTP, sender: str, recipient: str) -> None:
    try:
        session.ehlo_or_helo_if_needed()
        options = ["BODY=8BITMIME"] if session.has_extn("8bitmime") else []
        code, _reply = session.mail(sender, options)
        _accept(code, permanent=False)
        code, _reply = session.rcpt(recipient)
    except _FAILURES as error:
        raise _not_sent(error) from error
    _accept(code, permanent=code >= _PERMANENT)


def _begin(session: smtplib.SMTP, content: bytes) -> None:
    """Send everything but the final dot: up to here the server delivers nothing."""
    try:
        code, _reply = session.docmd("DATA")
        if code == _START_OF_CONTENT:
            session.send(_LEADING_DOT.sub(b"..", content))
    except _FAILURES as error:
        raise _not_sent(error) from error
    if code != _START_OF_CONTENT:
        raise NotSentError(f"smtp.{code}", permanent=code >= _PERMANENT)


def _end(session: smtplib.SMTP) -> str:
    try:
        session.send(b".\r\n")
        code, reply = session.getreply()
    except _FAILURES as error:
        raise UnknownError("smtp.silent") from error
    _accept(code, permanent=code >= _PERMANENT)
    return reply.decode("ascii", "replace")


def _accept(code: int, *, permanent: bool) -> None:
    if code // 100 != 2:  # noqa: PLR2004 2yz is SMTP's "done"
        raise NotSentError(f"smtp.{code}", permanent=permanent)


def _not_sent(error: Exception) -> NotSentError:
    code = error.smtp_code if isinstance(error, smtplib.SMTPResponseException) else "unreachable"
    return NotSentError(f"smtp.{code}", permanent=False)
