"""Signed roots of the log: kept by the client, and held against the log later."""

import json
from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from kernel.audit import outside
from kernel.audit.models import Entry, Root
from tenants import scope
from tests.frontend.staff.desk import Desk, House, text_of
from tests.tampering import execute, owner_at_work

PAGE = "/werk/logboek/zegels/"


@pytest.fixture(autouse=True)
def _owner(db: None) -> Iterator[None]:  # noqa: ARG001 the database must be there
    """One of the tests tampers."""
    with owner_at_work():
        yield


@pytest.fixture(autouse=True)
def _folder(settings: Settings, tmp_path: object) -> None:
    settings.VAULT_FILES = f"{tmp_path}/files"


def file_of(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("zegel.json", content, "application/json")


def sealed(house: House, desk: Desk) -> int:
    assert desk.post(f"{PAGE}nu/").status_code == 302
    with scope.within(house.tenant):
        return Root.objects.get().size


def test_page_without_a_seal_says_so(desk: Desk) -> None:
    assert "Nog geen zegel" in text_of(desk.get(PAGE))


def test_seal_is_made_listed_and_written_down(house: House, desk: Desk) -> None:
    size = sealed(house, desk)
    page = text_of(desk.get(PAGE))
    assert f"Zegel over {size} regels" in page
    with scope.within(house.tenant):
        kept = outside.newest()
    assert kept is not None
    assert kept.said["size"] == size


def test_nothing_new_gives_no_second_seal(house: House, desk: Desk) -> None:
    sealed(house, desk)
    assert "Alles is al verzegeld." in text_of(desk.client.post(f"{PAGE}nu/", follow=True))


def test_kept_seal_is_right_until_the_log_is_altered(house: House, desk: Desk) -> None:
    size = sealed(house, desk)
    download = desk.get(f"{PAGE}{size}/")
    assert download["Content-Disposition"] == f'attachment; filename="zegel-acme-{size}.json"'
    assert json.loads(download.content)["signed"]["size"] == size
    assert "Dit zegel klopt" in text_of(desk.post(PAGE, file=file_of(download.content)))
    with scope.within(house.tenant):
        execute("UPDATE audit_entry SET action = 'case.closed' WHERE seq = 1")
    wrong = desk.post(PAGE, file=file_of(download.content))
    assert wrong.status_code == 422
    assert "Er is een regel gewijzigd, weggelaten of ingevoegd." in text_of(wrong)


def test_download_stands_in_the_log(house: House, desk: Desk) -> None:
    size = sealed(house, desk)
    desk.get(f"{PAGE}{size}/")
    with scope.within(house.tenant):
        newest = Entry.objects.order_by("-seq")[0]
    assert (newest.action, newest.facts) == ("root.taken", {"size": size})


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"{}", b"[" * 90_000, b"x" * 200_000])
def test_file_that_is_no_seal_is_refused(desk: Desk, content: bytes) -> None:
    answer = desk.post(PAGE, file=file_of(content))
    assert answer.status_code == 422


def test_missing_file_is_asked_for(desk: Desk) -> None:
    answer = desk.post(PAGE)
    assert (answer.status_code, "Kies een bestand." in text_of(answer)) == (422, True)


def test_seal_that_is_not_there_is_not_found(desk: Desk) -> None:
    assert desk.get(f"{PAGE}999/").status_code == 404


def test_employer_may_keep_seals_and_a_member_may_not(house: House) -> None:
    assert Desk(house.tenant, house.who.henk).get(PAGE).status_code == 200
    assert Desk(house.tenant, house.who.els).get(PAGE).status_code == 404
