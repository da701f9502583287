from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django.fixtures import Settings

from kernel.vault import files
from kernel.vault.models import StoredFile
from procedures.models import Complaint, Piece
from tenants import scope
from tenants.models import Tenant
from tests.frontend.public.conftest import Filed
from tests.frontend.public.visiting import PROGRAM, STORY, TEXT, Visitor, fill_in, send, text_file

PATH = "/melden/bestanden/"


def names_kept(tenant: Tenant) -> list[str]:
    with scope.within(tenant):
        return [one.name for one in StoredFile.objects.order_by("created_at", "id")]


def test_attachment_comes_along_as_a_piece_under_the_cases_key(
    portal: Visitor, acme: Tenant
) -> None:
    fill_in(portal, bestanden={"files": [text_file()]})
    send(portal)
    with scope.within(acme):
        case, piece = Complaint.objects.get(), Piece.objects.get()
        stored = StoredFile.objects.get(id=piece.file)
        assert (piece.case_id, stored.case_id, piece.from_side) == (case.id, case.id, "complainant")
        assert b"".join(files.opened(stored)) == TEXT


def test_strange_file_is_refused_and_everything_else_stays(
    portal: Visitor, acme: Tenant, filed: Filed
) -> None:
    fill_in(portal)
    chosen = [
        text_file("een.txt"),
        SimpleUploadedFile("foto.exe", PROGRAM),
        text_file("twee.txt", b"x\n"),
    ]
    answer = portal.post(PATH, {"files": chosen, "naar": "verder"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "foto.exe: Dit soort bestand nemen we niet aan." in page
    assert sorted(names_kept(acme)) == ["een.txt", "twee.txt"]
    assert STORY in portal.get("/melden/controle/").content.decode()
    send(portal)
    assert [case.story for case in filed()] == [STORY]


def test_too_large_file_is_refused_with_its_limit(
    portal: Visitor, acme: Tenant, settings: Settings
) -> None:
    settings.UPLOAD_MAX_BYTES = 1024 * 1024
    answer = portal.post(PATH, {"files": [text_file("groot.txt", b"ja\n" * 400_000)]})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "groot.txt: Dit bestand is te groot. Een bestand mag hoogstens 1 MB zijn." in page
    assert names_kept(acme) == []


def test_empty_file_is_refused_in_words(portal: Visitor) -> None:
    answer = portal.post(PATH, {"files": [text_file("leeg.txt", b"")]})
    assert answer.status_code == 422
    assert "leeg" in answer.content.decode()


def test_thirteenth_file_is_refused_and_the_twelve_stay(portal: Visitor, acme: Tenant) -> None:
    chosen = [text_file(f"{number}.txt", f"{number}\n".encode()) for number in range(13)]
    answer = portal.post(PATH, {"files": chosen})
    assert answer.status_code == 422
    assert "12.txt: er mogen hoogstens 12 bestanden mee." in answer.content.decode()
    assert len(names_kept(acme)) == 12


def test_same_file_twice_is_kept_once(portal: Visitor, acme: Tenant) -> None:
    for _click in range(2):
        portal.post(PATH, {"files": [text_file()], "naar": "blijf"})
    assert names_kept(acme) == ["verslag.txt"]


def test_file_can_be_taken_away_again(portal: Visitor, acme: Tenant) -> None:
    portal.post(PATH, {"files": [text_file()], "naar": "blijf"})
    with scope.within(acme):
        stored = StoredFile.objects.get()
    portal.post(PATH, {"verwijder": str(stored.id), "naar": "blijf"})
    assert names_kept(acme) == []


def test_file_of_a_case_cannot_be_taken_away_through_a_draft(portal: Visitor, acme: Tenant) -> None:
    fill_in(portal, bestanden={"files": [text_file()]})
    send(portal)
    with scope.within(acme):
        stored = StoredFile.objects.get()
    portal.post(PATH, {"verwijder": str(stored.id), "naar": "blijf"})
    assert names_kept(acme) == ["verslag.txt"]


def test_wiping_destroys_files(portal: Visitor, acme: Tenant) -> None:
    portal.post(PATH, {"files": [text_file()], "naar": "blijf"})
    portal.post("/melden/wissen/")
    assert names_kept(acme) == []
