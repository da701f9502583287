from procedures.models import SavedView
from tenants import scope
from tests.factories import cases
from tests.frontend.staff.desk import Desk, House, text_of

ADDRESS = "/werk/zaken/keuzes/"


def test_a_choice_is_kept_and_stands_above_the_list(house: House, desk: Desk) -> None:
    answer = desk.post(ADDRESS, name="Te laat", asked="overdue=on&page=3&number=2026&x=y")
    assert answer["Location"] == "/werk/zaken/?overdue=on"
    assert "<bdi>Te laat</bdi>" in text_of(desk.get("/werk/zaken/"))
    with scope.within(house.tenant):
        other = Desk(house.tenant, cases.person("Ineke", roles=["handler"]))
    assert "Te laat" not in text_of(other.get(ADDRESS))


def test_the_same_name_takes_the_place_of_the_former(house: House, desk: Desk) -> None:
    desk.post(ADDRESS, name="Te laat", asked="overdue=on")
    desk.post(ADDRESS, name="te LAAT", asked="soon=on")
    with scope.within(house.tenant):
        assert [one.filters for one in SavedView.objects.all()] == ["soon=on"]


def test_nothing_chosen_is_said_and_the_name_is_kept(desk: Desk) -> None:
    answer = desk.post(ADDRESS, name="Alles van mij", asked="page=2")
    assert answer.status_code == 422
    assert "Kies eerst iets in de lijst" in text_of(answer)
    assert 'value="Alles van mij"' in text_of(answer)


def test_more_than_twenty_is_refused(desk: Desk) -> None:
    for place in range(20):
        desk.post(ADDRESS, name=f"Keuze {place}", asked=f"year={2000 + place}")
    assert desk.post(ADDRESS, name="Nog een", asked="year=2026").status_code == 422


def test_thrown_away_shows_the_list_so_that_it_can_be_kept_again(house: House, desk: Desk) -> None:
    desk.post(ADDRESS, name="Te laat", asked="overdue=on")
    with scope.within(house.tenant):
        view = SavedView.objects.get()
        other = Desk(house.tenant, cases.person("Ineke", roles=["handler"]))
    assert other.post(ADDRESS, drop=str(view.id)).status_code == 404
    assert desk.post(ADDRESS, drop=str(view.id))["Location"] == "/werk/zaken/?overdue=on"
    assert "U hebt nog geen keuze bewaard" in text_of(desk.get(ADDRESS))


def test_nonsense_to_throw_away_is_not_there(desk: Desk) -> None:
    assert desk.post(ADDRESS, drop="x").status_code == 404
