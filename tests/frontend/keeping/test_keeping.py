"""What may go, who decides, what must stay: the pages of keeping."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoCaptureOnCommitCallbacks

from kernel import clock
from procedures.actions.add_pieces import Given, add_pieces
from procedures.actions.shred_case import shred_approved
from procedures.models import Complaint, LegalHold, Shredding
from tenants import scope
from tenants.models import Tenant
from tests.cast import Cast, cast
from tests.factories import cases, keeping
from tests.frontend.staff.desk import Desk, text_of

ROOT = "/werk/bewaren/"


@dataclass
class Files:
    """A client with two files whose term is over, and one case that runs."""

    tenant: Tenant
    who: Cast
    over: Complaint
    other: Complaint
    running: Complaint

    def desk(self, name: str) -> Desk:
        """Return somebody's browser."""
        return Desk(self.tenant, getattr(self.who, name))

    def asked(self, case: Complaint) -> Shredding:
        """Return a shredding that Carla asked."""
        with scope.within(self.tenant):
            return keeping.asked(self.who, case)

    def worked(self) -> None:
        """Let the worker do its round."""
        with scope.within(self.tenant):
            shred_approved(clock.now())


@pytest.fixture
def files(acme: Tenant, settings: Any, tmp_path: Path) -> Files:
    settings.VAULT_FILES = tmp_path / "files"
    with scope.within(acme):
        who = cast()
        over, other = keeping.over(who), keeping.over(who, "2024-03-11", "2024-04-09")
        return Files(acme, who, over, other, cases.complaint())


def test_file_is_put_forward_approved_by_a_second_and_gone(files: Files) -> None:
    carla, omar = files.desk("carla"), files.desk("omar")
    shown = text_of(carla.get(ROOT))
    assert (files.over.number in shown, files.running.number in shown) == (True, False)
    answer = carla.post(ROOT, case=[files.over.id])
    assert answer["Location"] == f"{ROOT}aanvragen/"
    with scope.within(files.tenant):
        asked = Shredding.objects.get()
    confirm = omar.get(f"{ROOT}aanvragen/goedkeuren/", shredding=asked.id)
    assert "voorgoed vernietigen?" in text_of(confirm)
    omar.post(f"{ROOT}aanvragen/goedkeuren/", shredding=asked.id)
    files.worked()
    gone = text_of(carla.get(f"{ROOT}vernietigd/"))
    assert ("Carla de Boer, Omar Haddad" in gone, files.other.number in gone) == (True, False)
    pdf = carla.get(f"{ROOT}vernietigd/{asked.id}/verklaring.pdf")
    assert b"".join(pdf.streaming_content)[:5] == b"%PDF-"
    assert carla.get(f"/werk/zaken/{files.over.id}/").status_code == 404
    assert files.other.number in text_of(carla.get(ROOT))


def test_who_put_it_forward_cannot_approve_it(files: Files) -> None:
    asked, carla = files.asked(files.over), files.desk("carla")
    listed = text_of(carla.get(f"{ROOT}aanvragen/"))
    assert ("bij collega" in listed, str(asked.id) in listed) == (True, True)
    assert 'type="checkbox"' not in listed
    answer = carla.client.post(f"{ROOT}aanvragen/goedkeuren/", {"shredding": asked.id}, follow=True)
    assert "Kies ten minste een dossier dat u mag goedkeuren." in answer.content.decode()
    with scope.within(files.tenant):
        assert Shredding.objects.get().state == "asked"


def test_consultant_approves_a_term_that_is_over_and_reads_no_case(files: Files) -> None:
    asked, iris = files.asked(files.over), files.desk("iris")
    shown = text_of(iris.get(f"{ROOT}aanvragen/{asked.id}/"))
    assert ("Verder met goedkeuren" in shown, "Bekijk het dossier" in shown) == (True, False)
    assert iris.get(ROOT).status_code == 404
    iris.post(f"{ROOT}aanvragen/goedkeuren/", shredding=asked.id)
    with scope.within(files.tenant):
        assert Shredding.objects.get().state == "approved"


def test_consultant_does_not_decide_on_going_early_nor_reads_why(files: Files) -> None:
    with scope.within(files.tenant):
        asked = keeping.asked(files.who, files.over, "erasure", "Anna vroeg erom.")
    shown = text_of(files.desk("iris").get(f"{ROOT}aanvragen/{asked.id}/"))
    assert ("Verder met goedkeuren" in shown, "Anna vroeg" in shown) == (False, False)
    assert "Anna vroeg" in text_of(files.desk("omar").get(f"{ROOT}aanvragen/{asked.id}/"))


@pytest.mark.parametrize("name", ["henk", "dirk", "els"])
def test_pages_are_not_there_for_others(files: Files, name: str) -> None:
    asked, desk = files.asked(files.over), files.desk(name)
    addresses = ["", "aanvragen/", f"aanvragen/{asked.id}/", "vastgehouden/", "vernietigd/"]
    found = {desk.get(f"{ROOT}{one}").status_code for one in addresses}
    assert found == {404}
    assert desk.get(f"{ROOT}zaken/{files.over.id}/").status_code == 404


def test_request_is_taken_back_and_the_file_listed_again(files: Files) -> None:
    asked, carla = files.asked(files.over), files.desk("carla")
    assert files.over.number not in text_of(carla.get(ROOT))
    answer = carla.client.post(f"{ROOT}aanvragen/{asked.id}/", follow=True)
    assert "Het dossier blijft bewaard." in answer.content.decode()
    assert files.over.number in text_of(carla.get(ROOT))


def test_choosing_nothing_says_so(files: Files) -> None:
    answer = files.desk("carla").post(ROOT)
    assert (answer.status_code, "Kies ten minste een dossier." in text_of(answer)) == (422, True)


def test_file_is_held_listed_and_let_go(files: Files) -> None:
    carla = files.desk("carla")
    place = f"{ROOT}zaken/{files.over.id}/"
    day = (clock.now() + timedelta(days=90)).strftime("%d-%m-%Y")
    wrong = carla.post(f"{place}vasthouden/", why="claim", review_on="01-01-2020", note="")
    assert (wrong.status_code, "binnen een jaar" in text_of(wrong)) == (422, True)
    carla.post(f"{place}vasthouden/", why="claim", review_on=day, note="Polis 12")
    assert files.over.number not in text_of(carla.get(ROOT))
    listed = text_of(carla.get(f"{ROOT}vastgehouden/"))
    assert ("Polis 12" in listed, files.other.number in listed) == (True, False)
    empty = carla.post(f"{place}loslaten/", note="")
    assert empty.status_code == 422
    carla.post(f"{place}loslaten/", note="De claim is afgewezen.")
    assert "De claim is afgewezen." in text_of(carla.get(place))
    assert files.over.number in text_of(carla.get(ROOT))
    with scope.within(files.tenant):
        assert LegalHold.objects.get().lifted_by == files.who.carla.id


def test_running_case_cannot_go_early_and_says_so(files: Files) -> None:
    carla = files.desk("carla")
    place = f"{ROOT}zaken/{files.running.id}/"
    assert "Laat het eerder vernietigen" not in text_of(carla.get(place))
    answer = carla.post(f"{place}eerder/", why="mistaken", note="Proef")
    assert (answer.status_code, "loopt nog" in text_of(answer)) == (422, True)


def test_file_goes_early_with_words_for_the_second(files: Files) -> None:
    carla = files.desk("carla")
    place = f"{ROOT}zaken/{files.other.id}/eerder/"
    assert carla.post(place, why="erasure", note="").status_code == 422
    carla.post(place, why="erasure", note="Zij vroeg erom.")
    with scope.within(files.tenant):
        assert [one.why for one in Shredding.objects.all()] == ["erasure"]


def test_lists_take_as_many_queries_for_three_as_for_one(files: Files) -> None:
    carla = files.desk("carla")
    with scope.within(files.tenant):
        third = keeping.over(files.who, "2024-03-18", "2024-04-10")
    pages = (ROOT, f"{ROOT}aanvragen/", f"{ROOT}vernietigd/")
    files.asked(third)
    counts = [[_queries(carla, page) for page in pages]]
    files.asked(files.over), files.asked(files.other)
    counts.append([_queries(carla, page) for page in pages[1:]])
    assert counts[0][1:] == counts[1]


def _queries(desk: Desk, page: str) -> int:
    desk.get(page)
    with CaptureQueriesContext(connection) as found:
        assert desk.get(page).status_code == 200
    return len(found)


def test_requests_of_another_client_are_not_there(files: Files, globex: Tenant) -> None:
    asked = files.asked(files.over)
    with scope.within(globex):
        stranger = Desk(globex, cases.person("Pia Secretaris", roles=["secretariat"]))
    found = {
        stranger.get(f"{ROOT}{one}").status_code
        for one in (f"aanvragen/{asked.id}/", f"zaken/{files.over.id}/")
    }
    assert found == {404}
    assert files.over.number not in text_of(stranger.get(f"{ROOT}aanvragen/"))


@pytest.mark.attack("F12", "F13")
def test_files_of_a_case_that_is_gone_are_not_there(
    acme: Tenant,
    settings: Any,
    tmp_path: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    settings.VAULT_FILES = tmp_path / "files"
    with scope.within(acme), django_capture_on_commit_callbacks(execute=True):
        who = cast()
        case = keeping.over(who)
        paper = SimpleUploadedFile("verslag.txt", b"Zo ging het.")
        by, at = cases.acting(who.carla), keeping.OVER_AT
        (piece,) = add_pieces(case, [paper], Given("complainant"), by=by, at=at)
    carla, here = Desk(acme, who.carla), f"/werk/zaken/{case.id}/stukken/{piece.id}/"
    assert carla.get(here).status_code == 200
    assert any(one.is_file() for one in tmp_path.rglob("*"))
    with scope.within(acme), django_capture_on_commit_callbacks(execute=True):
        keeping.approved(who, case)
        shred_approved(clock.now())
    assert carla.get(here).status_code == 404
    left = [one.name for one in tmp_path.rglob("*") if one.is_file()]
    assert [name for name in left if str(piece.file) in name] == []
