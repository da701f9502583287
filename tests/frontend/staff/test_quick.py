from django.db import connection
from django.test.utils import CaptureQueriesContext

from tenants import scope
from tests.factories import cases
from tests.frontend.staff.desk import Desk, House, text_of

ADDRESS = "/werk/snel/"


def _labels(desk: Desk, **asked: str) -> list[str]:
    answer = desk.client.get(ADDRESS, asked, headers={"accept": "application/json"})
    return [one["label"] for one in answer.json()["entries"]]


def test_page_is_useful_without_script(desk: Desk) -> None:
    page = text_of(desk.get(ADDRESS))
    assert 'href="/werk/zoek/"' in page
    assert 'href="/mijn-agenda/"' in page
    assert '<li><a href="/werk/registraties/"' in page


def test_cases_looked_into_last_and_kept_choices_are_there(house: House, desk: Desk) -> None:
    desk.get(f"/werk/zaken/{house.case.id}/")
    desk.post("/werk/zaken/keuzes/", name="Te laat", asked="overdue=on")
    labels = _labels(desk)
    assert labels[:2] == [f"Zaak {house.case.number}", "Te laat"]


def test_from_a_case_its_steps_come_first(house: House, desk: Desk) -> None:
    first = _labels(desk, zaak=str(house.case.id))[0]
    page = text_of(desk.get(f"/werk/zaken/{house.case.id}/"))
    assert first in page
    assert f"/werk/snel/?zaak={house.case.id}" in page


def test_a_case_about_the_reader_and_nonsense_give_places_alone(house: House, desk: Desk) -> None:
    plain = _labels(desk)
    with scope.within(house.tenant):
        house.case.parties.filter(side="respondent").update(person=house.who.carla)
    assert _labels(desk, zaak=str(house.case.id)) == plain
    assert _labels(desk, zaak="x") == plain


def test_as_many_queries_for_three_cases_as_for_one(house: House, desk: Desk) -> None:
    desk.get(f"/werk/zaken/{house.case.id}/")
    desk.get(ADDRESS)
    with CaptureQueriesContext(connection) as one:
        desk.get(ADDRESS)
    with scope.within(house.tenant):
        more = [cases.complaint("Tweede"), cases.complaint("Derde")]
    for case in more:
        desk.get(f"/werk/zaken/{case.id}/")
    with CaptureQueriesContext(connection) as three:
        desk.get(ADDRESS)
    assert len(three) == len(one)
