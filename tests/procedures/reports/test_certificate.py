"""The certificate of a shredding says what went, why, when, by whom, and what stays."""

from pathlib import Path
from typing import Any

import pytest

from kernel.vault import files
from kernel.vault.models import StoredFile
from procedures.actions.shred_case import shred
from procedures.models import Shredding
from procedures.reports.certificate import certificate_of, counted
from tenants import scope
from tests.cast import cast
from tests.factories import keeping
from tests.factories.keeping import OVER_AT
from tests.factories.printed import text

pytestmark = pytest.mark.usefixtures("in_acme")


@pytest.fixture
def done(settings: Any, tmp_path: Path) -> Shredding:
    settings.VAULT_FILES = tmp_path / "files"
    who = cast()
    return shred(keeping.approved(who, keeping.over(who)).id, at=OVER_AT)


def stored(done: Shredding) -> bytes:
    assert done.document
    return b"".join(files.opened(StoredFile.objects.get(id=done.document)))


def test_certificate_tells_everything_and_names_no_party(done: Shredding) -> None:
    printed = text(stored(done))
    told = (
        "Verklaring van vernietiging",
        "2024-0001",
        "De bewaartermijn is voorbij.",
        "deze regeling",
        "Carla de Boer, 20 november 2026, 11:00",
        "Omar Haddad, 20 november 2026, 11:00",
        "partijen (2), stappen (3)",
        "Een regel voor de cijfers",
    )
    assert [words for words in told if words not in printed] == []
    assert [name for name in ("Anna", "Bram", "Jansen", "schreeuwt") if name in printed] == []


def test_stored_certificate_is_the_one_of_the_digest(done: Shredding) -> None:
    again, digest = certificate_of(done)
    assert (again == stored(done), digest) == (True, done.digest)


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Certificate of destruction"),
        ("fr", "Attestation de destruction"),
        ("de", "Bescheinigung der Vernichtung"),
        ("pl", "Verklaring van vernietiging"),
    ],
)
def test_certificate_is_in_the_clients_language(done: Shredding, language: str, title: str) -> None:
    scope.current().language = language
    assert title in text(certificate_of(done)[0])


def test_person_who_left_is_not_guessed(done: Shredding) -> None:
    done.decided_by = done.id
    assert "een medewerker die hier niet meer werkt" in text(certificate_of(done)[0])


def test_rows_are_counted_under_their_names_and_the_rest_together() -> None:
    names = {"complaints": "zaken", "mails": "e-mails", "other": "andere gegevens"}
    counts = {
        "procedures.Complaint": 1,
        "post.OutboxMessage": 2,
        "post.MailboxItem": 1,
        "procedures.Element": 4,
        "procedures.Hearing": 2,
    }
    assert counted(counts, names) == "zaken (1), e-mails (3), andere gegevens (6)"
