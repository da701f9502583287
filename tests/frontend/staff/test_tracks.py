"""Moving a complaint to another track, as who handles it does and sees it."""

from procedures.models import Complaint
from tenants import scope
from tests.factories import tracks
from tests.frontend.staff.desk import Desk, House, text_of


def step(house: House) -> str:
    return f"/werk/zaken/{house.case.id}/stap/track_changed/"


def test_only_tracks_with_a_regulation_can_be_chosen(house: House, desk: Desk) -> None:
    overview = f"/werk/zaken/{house.case.id}/"
    assert "track_changed" not in text_of(desk.get(overview))
    with scope.within(house.tenant):
        tracks.beside("awb")
    assert "track_changed" in text_of(desk.get(overview))
    page = text_of(desk.get(step(house)))
    assert "Klacht over de dienstverlening" in page
    assert "Melding van een misstand" not in page


def test_moving_previews_the_letter_and_then_both_cases_refer(house: House, desk: Desk) -> None:
    with scope.within(house.tenant):
        tracks.beside("awb")
    given = {
        "track": "service",
        "complainant_consents": "on",
        "reasons": "Dit gaat over de dienst.",
        **desk.fresh(step(house)),
    }
    preview = text_of(desk.post(step(house), doing="preview", **given))
    assert "Uw klacht 2026-0001 gaat verder als 2026-0002" in preview
    with scope.within(house.tenant):
        assert Complaint.objects.count() == 1
    assert desk.post(step(house), doing="record", **given).status_code == 302
    with scope.within(house.tenant):
        going = Complaint.objects.get(continues=house.case)
    old = text_of(desk.get(f"/werk/zaken/{house.case.id}/"))
    new = text_of(desk.get(f"/werk/zaken/{going.id}/"))
    assert f"/werk/zaken/{going.id}/" in old
    assert "Naar zaak 2026-0002" in old
    assert "zaak 2026-0001" in new
    assert "Naar zaak" not in new


def test_register_page_has_it_once_with_its_first_number(house: House, desk: Desk) -> None:
    with scope.within(house.tenant):
        tracks.beside("awb")
        tracks.moved(house.case, house.who.carla)
    page = text_of(desk.get("/jaar/2026/register/"))
    assert page.count('<th scope="row">') == 1
    assert "begonnen als 2026-0001" in page
