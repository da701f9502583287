"""A file as it came opens by an act of its own, that stands in the log."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import Client

from kernel import clock
from kernel.audit.models import Entry
from procedures.actions.add_pieces import Given, add_pieces
from procedures.models import Piece
from tenants import scope
from tests.attacks.files import making
from tests.factories import cases
from tests.frontend.staff.desk import Desk, House, text_of


def _photo(house: House) -> Piece:
    with scope.within(house.tenant):
        photo = SimpleUploadedFile("foto.jpg", making.photo())
        by = cases.acting(house.who.carla)
        added = add_pieces(house.case, [photo], Given("complainant"), by=by, at=clock.now())
        return added[0]


def _read(house: House) -> list[str]:
    with scope.within(house.tenant):
        entries = Entry.objects.filter(action="case.read").order_by("seq")
        return [str(one.facts["part"]) for one in entries]


def test_who_handles_a_case_gets_the_copy_and_after_asking_the_original(
    house: House, desk: Desk
) -> None:
    address = f"/werk/zaken/{house.case.id}/stukken/{_photo(house).id}/"
    copy = b"".join(desk.get(address))
    asked = desk.get(f"{address}origineel/")
    original = desk.post(f"{address}origineel/")

    assert making.TOLD.encode() not in copy
    assert "zoals het binnenkwam" in text_of(asked)
    assert b"".join(original) == making.photo()
    assert _read(house)[-2:] == ["piece", "piece_original"]


def test_the_list_leads_to_the_original_of_what_is_shown_as_a_copy(
    house: House, desk: Desk
) -> None:
    piece = _photo(house)

    page = text_of(desk.get(f"/werk/zaken/{house.case.id}/stukken/"))
    assert f"/stukken/{piece.id}/origineel/" in page


def test_nobody_else_opens_an_original(house: House) -> None:
    piece = _photo(house)
    address = f"/werk/zaken/{house.case.id}/stukken/{piece.id}/origineel/"
    nobody, member = Client(headers={"host": "acme.localhost"}), Desk(house.tenant, house.who.els)

    assert nobody.post(address).status_code == 302
    assert member.post(address).status_code == 404
    assert "piece_original" not in _read(house)
