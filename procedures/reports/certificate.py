"""The certificate of a shredding: what went, when, why, by which two people, and what stays."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from kernel import clock
from kernel.documents.colours import palette
from kernel.documents.pdf import render
from procedures.models import Shredding
from procedures.queries.names import names_of
from procedures.reports.wording import Words, languages
from procedures.rules.published.catalogue import catalogue
from tenants import scope

TEMPLATE = Path(__file__).parent / "typst" / "certificate.typ"
PARTS: Mapping[str, str] = {
    "procedures.Complaint": "complaints",
    "procedures.Party": "parties",
    "procedures.Act": "acts",
    "procedures.Letter": "letters",
    "procedures.Message": "messages",
    "procedures.Piece": "pieces",
    "vault.StoredFile": "files",
    "post.OutboxMessage": "mails",
    "post.MailboxItem": "mails",
}
"""What rows are called for people; all others are told as one number."""


def certificate_of(done: Shredding) -> tuple[bytes, str]:
    """Return the certificate as a PDF (PDF/A-2a, PDF/UA-1) and its SHA-256 in hexadecimal.

    Call it in the client's scope, for a shredding with its `done_at`. The names are those of now.
    """
    language = scope.current().language
    words = Words(language if language in languages() else "nl", {})
    on = clock.local_date(done.done_at or done.asked_at, scope.current().time_zone)
    content = render(TEMPLATE, as_data(done, words), on=on)
    return content, sha256(content).hexdigest()


def as_data(done: Shredding, words: Words) -> dict[str, Any]:
    """Return all that the template sets."""
    client, said = scope.current(), words.group("certificate")
    return {
        "language": words.language,
        "title": words.text("certificate", "title_of", number=done.numbers[0]),
        "author": client.name,
        "author_line": client.name,
        "running": said["title"],
        "footer_note": said["confidential"],
        "colours": asdict(palette(client.brand_colour)),
        "heading": said["title"],
        "client_name": client.name,
        "introduction": words.text("certificate", "introduction", client=client.name),
        "parts": [
            [said["what"], [list(row) for row in _what(done, words)]],
            [said["why"], [list(row) for row in _why(done, words)]],
            [said["who"], [list(row) for row in _who(done, words)]],
            [said["when"], [list(row) for row in _when(done, words)]],
        ],
        "how": [said["how"], [said["how_text"], said["key_backups"]]],
        "left": [said["left"], list(said["left_items"])],
    }


def counted(counts: Mapping[str, int], names: Mapping[str, str]) -> str:
    """Return how much went, in words, such as "zaken (1), brieven (3)"."""
    found: Counter[str] = Counter()
    for label, count in counts.items():
        found[PARTS.get(label, "other")] += count
    return ", ".join(f"{name} ({found[part]})" for part, name in names.items() if found[part])


def _what(done: Shredding, words: Words) -> Iterator[tuple[str, str]]:
    said = words.group("certificate")
    yield said["numbers" if len(done.numbers) > 1 else "number"], ", ".join(done.numbers)
    yield said["received_on"], words.day(done.received_on)
    yield said["closed_on"], words.day(done.closed_on)
    yield said["gone"], counted(done.counts, said["parts"])
    yield said["reference"], str(done.id)


def _why(done: Shredding, words: Words) -> Iterator[tuple[str, str]]:
    said = words.group("certificate")
    yield said["reason"], said["reasons"][done.why]
    yield said["basis"], catalogue(words.language).source(done.basis)
    if done.retain_until_on:
        yield said["retain_until_on"], words.day(done.retain_until_on)


def _who(done: Shredding, words: Words) -> Iterator[tuple[str, str]]:
    names = names_of((done.asked_by, done.decided_by))
    for role, person, at in (
        ("asked", done.asked_by, done.asked_at),
        ("decided", done.decided_by, done.decided_at),
    ):
        yield words.text("certificate", role), _by(names, person, at, words)


def _by(names: Mapping[UUID, str], person: UUID | None, at: datetime | None, words: Words) -> str:
    somebody = words.text("certificate", "somebody")
    name = names.get(person, somebody) if person else somebody
    return words.text("certificate", "by_whom", name=name, day=_moment(at, words))


def _when(done: Shredding, words: Words) -> Iterator[tuple[str, str]]:
    for name, at in (("begun", done.begun_at), ("done", done.done_at)):
        yield words.text("certificate", name), _moment(at, words)


def _moment(at: datetime | None, words: Words) -> str:
    zone = scope.current().time_zone
    if at is None:
        return ""
    return f"{words.day(clock.local_date(at, zone))}, {at.astimezone(ZoneInfo(zone)):%H:%M}"
