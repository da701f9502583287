"""A complaint that goes on elsewhere: its complainant goes along, with the same code."""

from html import unescape

from tests.factories import cases, tracks
from tests.frontend.parties.conftest import House
from tests.frontend.public.visiting import Visitor


def read(visitor: Visitor) -> str:
    return unescape(visitor.get("/mijn-zaak/").content.decode())


def moved(house: House) -> str:
    with house.within():
        tracks.beside("awb")
        return tracks.moved(house.case, house.who.carla).number


def test_complainant_goes_on_and_back_with_one_code(house: House) -> None:
    number = moved(house)
    visitor = house.enter("complainant")
    assert f"Ga verder in {number}" in read(visitor)
    visitor.post("/mijn-zaak/verder/", {"to": "going"})
    there = read(visitor)
    assert f"Uw klacht {number}" in there
    assert "Dit begon als klacht 2026-0001" in there
    assert "Ga verder in" not in there
    visitor.post("/mijn-zaak/verder/", {"to": "former"})
    assert "Uw klacht 2026-0001" in read(visitor)


def test_respondent_learns_only_that_it_ended_here(told: House) -> None:
    number = moved(told)
    visitor = told.enter("respondent")
    page = read(visitor)
    assert "Niet verder behandeld onder deze regeling" in page
    for secret in (number, "andere weg", "dienstverlening"):
        assert secret not in page
    assert visitor.post("/mijn-zaak/verder/", {"to": "going"}).status_code == 404


def test_there_is_nothing_to_go_to_in_an_ordinary_case(house: House) -> None:
    with house.within():
        other = cases.complaint("Iets anders.")
    visitor = house.enter("complainant")
    assert "verder/" not in read(visitor)
    for to in ("going", "former", str(other.id), ""):
        assert visitor.post("/mijn-zaak/verder/", {"to": to}).status_code == 404
    assert visitor.get("/mijn-zaak/verder/").status_code == 405
