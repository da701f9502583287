import json
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from kernel.audit.models import Entry
from kernel.vault.models import StoredFile
from procedures.models import FilingReceipt
from tenants import scope
from tenants.models import Tenant
from tests import cast
from tests.factories.verapdf import WITH_ATTACHMENT, judged
from tests.frontend.parties.conftest import House, house  # noqa: F401 a fixture
from tests.frontend.public.visiting import STORY, Visitor, code_on, fill_in, send, text_file

READY = "/melden/ontvangen/"
CHECK = "/ontvangstbewijs/"
ROOT = Path(__file__).parents[3]


@pytest.fixture
def sent(portal: Visitor) -> Visitor:
    fill_in(portal, bestanden={"files": [text_file()]})
    send(portal)
    return portal


def pdf_of(visitor: Visitor, at: str = READY) -> bytes:
    answer = visitor.get(f"{at}ontvangstbewijs.pdf")
    assert answer["Content-Disposition"] == 'attachment; filename="ontvangstbewijs.pdf"'
    return answer.content


def checked(pdf: bytes, content: bytes | None = None, slug: str = "acme") -> HttpResponse:
    files = {"file": SimpleUploadedFile("bewijs.pdf", pdf)}
    if content is not None:
        files["content"] = SimpleUploadedFile("ingediend.json", content)
    return Visitor(slug).post(CHECK, files)


def test_receipt_names_nobody_and_tells_nothing_of_the_story(sent: Visitor) -> None:
    pdf = pdf_of(sent)
    with pikepdf.open(BytesIO(pdf)) as read:
        (carried,) = (one.get_file().read_bytes() for one in read.attachments.values())
        pages = b"".join(page.obj.Contents.read_bytes() for page in read.pages)
    told = carried + pages + pdf
    for word in ("Anna", "Jansen", "Bram", "Smit", "schreeuwt", "verslag"):
        assert word.encode() not in told
    assert json.loads(carried)["signed"]["client_name"] == "Acme"


def test_receipt_and_content_hold_on_the_page_and_nothing_is_kept(
    sent: Visitor, acme: Tenant
) -> None:
    pdf, content = pdf_of(sent), sent.get(f"{READY}ingediend.json").content
    with scope.within(acme):
        before = (StoredFile.objects.count(), Entry.objects.count())
    page = checked(pdf, content)
    text = page.content.decode()
    assert (page.status_code, "Dit bewijs is echt" in text) == (200, True)
    assert "precies wat er toen is ingediend" in text
    with scope.within(acme):
        assert (StoredFile.objects.count(), Entry.objects.count()) == before
        assert FilingReceipt.objects.get().case.number in text


def test_content_is_what_was_filed_with_the_digest_of_each_file(sent: Visitor) -> None:
    content = json.loads(sent.get(f"{READY}ingediend.json").content)
    assert (content["story"], content["wish"]) == (STORY, "Dat het stopt.")
    assert len(content["salt"]) == 32
    (file,) = content["files"]
    assert (file["name"], len(file["sha256"])) == ("verslag.txt", 64)
    assert not {"Anna Jansen", "anna.jansen@example.org", "Bram Smit"} & set(map(str, content))


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda pdf: pdf.replace(b"%PDF-1.7", b"%PDF-1.4"), "Dit bestand is veranderd"),
        (lambda pdf: re.sub(rb"2026-\d{4}", b"2025-0001", pdf), "is veranderd nadat"),
        (lambda pdf: b"%PDF-1.7 hoi" + pdf[20:30], "is geen ontvangstbewijs"),
        (lambda _pdf: b"<script>alert(1)</script>", "is geen ontvangstbewijs"),
    ],
)
def test_spoiled_file_is_told_apart(sent: Visitor, spoil: object, sentence: str) -> None:
    page = checked(spoil(pdf_of(sent)))
    assert page.status_code == 422
    text = page.content.decode()
    assert (sentence in text, "Dit bewijs is echt" in text) == (True, False)


def test_receipt_of_one_client_does_not_hold_at_another(sent: Visitor, globex: Tenant) -> None:
    page = checked(pdf_of(sent), slug=globex.slug)
    assert page.status_code == 422
    assert "met een andere sleutel ondertekend" in page.content.decode()


def test_other_words_are_not_what_was_filed(sent: Visitor) -> None:
    content = sent.get(f"{READY}ingediend.json").content.replace(b"Bram", b"Dirk")
    page = checked(pdf_of(sent), content)
    assert page.status_code == 422
    assert "niet wat bij dit bewijs is ingediend" in page.content.decode()


def test_party_takes_the_receipt_later_and_that_is_noted(sent: Visitor, acme: Tenant) -> None:
    sent.sign_in(code_on(sent.get(READY)))
    assert "bewijs/ontvangstbewijs.pdf" in sent.get("/mijn-zaak/klacht/").content.decode()
    page = checked(pdf_of(sent, "/mijn-zaak/bewijs/"))
    assert "Dit bewijs is echt" in page.content.decode()
    assert STORY in sent.get("/mijn-zaak/bewijs/ingediend.json").content.decode()
    with scope.within(acme):
        parts = [one.facts.get("part") for one in Entry.objects.filter(action="case.read")]
        assert parts.count("receipt") == 2


def test_receipt_is_gone_with_the_code_and_never_the_respondents(
    sent: Visitor,
    house: House,  # noqa: F811 the fixture
) -> None:
    sent.post(READY)
    assert sent.get(f"{READY}ontvangstbewijs.pdf").status_code == 404
    assert Visitor().get(f"{READY}ingediend.json").status_code == 404
    with house.within():
        cast.composed(house.who, house.case)
    bram = house.enter("respondent")
    assert bram.get("/mijn-zaak/bewijs/ontvangstbewijs.pdf").status_code == 404
    assert bram.get("/mijn-zaak/bewijs/ingediend.json").status_code == 404
    assert "ontvangstbewijs" not in bram.get("/mijn-zaak/klacht/").content.decode()


def test_command_needs_the_public_key_and_nothing_else(sent: Visitor, tmp_path: Path) -> None:
    (tmp_path / "bewijs.pdf").write_bytes(pdf_of(sent))
    (tmp_path / "wat.json").write_bytes(sent.get(f"{READY}ingediend.json").content)
    (tmp_path / "key.pem").write_bytes(sent.get("/ontvangstbewijs/sleutel.pem").content)
    done = command(tmp_path, "bewijs.pdf", "--key", "key.pem", "--content", "wat.json")
    assert (done.returncode, done.stderr) == (0, "")
    assert "every byte of the file is signed" in done.stdout
    assert "The content is what was filed." in done.stdout
    assert "filed with  Acme" in done.stdout
    spoiled = (tmp_path / "bewijs.pdf").read_bytes() + b" "
    (tmp_path / "bewijs.pdf").write_bytes(spoiled)
    done = command(tmp_path, "bewijs.pdf", "--key", "key.pem")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "This file was changed after it was made. (receipt.pages)\n"


def command(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run the command with no environment at all: no database, no settings."""
    return subprocess.run(
        [sys.executable, "-m", "wederhoor", "receipt", "verify", *arguments],
        cwd=folder,
        env={"PYTHONPATH": f"{ROOT / 'platform'}:{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_receipt_is_archivable_and_accessible_with_its_attachment(sent: Visitor) -> None:
    (verdict,) = judged(pdf_of(sent), profiles=WITH_ATTACHMENT)
    assert [sorted(verdict[name]) for name in WITH_ATTACHMENT] == [["checks"], ["checks"]]
