from datetime import UTC, datetime

import pytest
from django.http import HttpResponse
from django.test import Client

from frontend.guests import GUEST_SEEN
from frontend.readers import IDLE_SECONDS
from kernel import clock
from kernel.audit.models import Entry
from procedures.actions.add_guest import invite_witness
from procedures.models import Guest, Hearing
from procedures.rules.receipt import read_code
from tests import cast
from tests.factories import cases
from tests.factories.browsers import HostClient
from tests.frontend.parties.conftest import House
from tests.frontend.public.visiting import Visitor, code_on

PATH = "/mijn-zaak/bijstand/"
STATED = "Ik zag dat hij met de deur sloeg."
SECRETS = ("schreeuwt elke dag", "Bram Smit", "Anna Jansen")


def brought(house: House, side: str = "complainant", name: str = "Wil de Vriend") -> Visitor:
    """Return who was let in by a party, after coming in with the code."""
    page = house.enter(side).post(PATH, {"name": name})
    assert page.status_code == 200, page.content.decode()
    visitor = Visitor()
    assert visitor.sign_in(code_on(page)).url == "/bijstaan/"
    return visitor


def witness(house: House) -> Visitor:
    with house.within():
        by = cases.acting(house.who.carla)
        _, code = invite_witness(house.case, "Wim", "Was u er maandag?", by=by, at=clock.now())
    visitor = Visitor()
    assert visitor.sign_in(code).url == "/getuigen/"
    return visitor


def desk(house: House) -> Client:
    client = HostClient("acme.localhost")
    with house.within():
        account = cases.account_of(house.who.carla)
    client.force_login(account)
    return client


def words_of(answer: HttpResponse) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


def test_assisting_person_sees_where_it_is_and_the_talk_and_nothing_more(told: House) -> None:
    with told.within():
        for side, place in (("complainant", "Kamer 12"), ("respondent", "Kamer 99")):
            Hearing.objects.create(
                case=told.case, side=side, planned_at=clock.now(), place=place, report="GEHEIM"
            )
    text = words_of(brought(told).get("/bijstaan/"))
    assert ("Kamer 12" in text, told.case.number in text) == (True, True)
    for word in (*SECRETS, "Kamer 99", "GEHEIM"):
        assert word not in text


@pytest.mark.parametrize(
    "path",
    ["", "klacht/", "brieven/", "berichten/", "stukken/", "bijstand/", "seintjes/", "zo-gaat-het/"],
)
def test_assisting_person_opens_no_page_of_the_party(house: House, path: str) -> None:
    answer = brought(house).get(f"/mijn-zaak/{path}")
    assert (answer.status_code, answer.url) == (302, "/mijn-zaak/code/")


def test_assisting_person_is_out_at_the_next_click_after_the_party_ends_it(house: House) -> None:
    visitor = brought(house)
    with house.within():
        guest = Guest.objects.get()
    anna = house.enter("complainant")
    assert "Wil de Vriend" in words_of(anna.get(f"{PATH}{guest.id}/einde/"))
    assert anna.post(f"{PATH}{guest.id}/einde/").url == PATH
    assert visitor.get("/bijstaan/").url == "/mijn-zaak/code/"
    assert anna.post(f"{PATH}{guest.id}/einde/").status_code == 404


def test_secretariat_ends_it_as_well_and_the_code_is_unknown_then(told: House) -> None:
    page = told.enter("respondent").post(PATH, {"name": "Mr. Raad"})
    code = code_on(page)
    with told.within():
        guest = Guest.objects.get()
    carla = desk(told)
    listed = words_of(carla.get(f"/werk/zaken/{told.case.id}/bijstand/"))
    assert ("Mr. Raad" in listed, read_code(code).written() in listed) == (True, False)
    assert carla.post(f"/werk/zaken/{told.case.id}/bijstand/{guest.id}/einde/").status_code == 302
    assert Visitor().sign_in(code).status_code == 422
    with told.within():
        actions = Entry.objects.filter(action__startswith="guest.").values_list("action", flat=True)
        assert list(actions.order_by("seq")) == ["guest.added", "guest.ended"]


def test_party_cannot_end_who_stands_by_the_other(told: House) -> None:
    brought(told, "respondent", "Mr. Raad")
    with told.within():
        guest = Guest.objects.get()
    anna = told.enter("complainant")
    assert anna.get(f"{PATH}{guest.id}/einde/").status_code == 404
    assert anna.post(f"{PATH}{guest.id}/einde/").status_code == 404
    assert "Mr. Raad" not in words_of(anna.get(PATH))


def test_no_more_than_three_at_once(house: House) -> None:
    anna = house.enter("complainant")
    answers = [anna.post(PATH, {"name": f"Nummer {one}"}).status_code for one in range(4)]
    assert answers == [200, 200, 200, 422]


def test_name_is_asked(house: House) -> None:
    page = house.enter("complainant").post(PATH, {"name": "  "})
    assert page.status_code == 422
    assert "Vul de naam in." in page.content.decode()


def test_witness_sees_the_question_and_own_statement_only(house: House) -> None:
    visitor = witness(house)
    text = words_of(visitor.get("/getuigen/"))
    assert "Was u er maandag?" in text
    for word in (*SECRETS, house.case.number):
        assert word not in text
    assert visitor.post("/getuigen/", {"statement": STATED}).url == "/getuigen/"
    assert STATED in words_of(visitor.get("/getuigen/"))
    again = visitor.post("/getuigen/", {"statement": "Toch niet."})
    assert again.status_code == 422
    with house.within():
        assert Guest.objects.get().statement == STATED
    assert STATED in words_of(desk(house).get(f"/werk/zaken/{house.case.id}/bijstand/"))
    assert STATED not in words_of(house.enter("complainant").get("/mijn-zaak/"))


def test_witness_and_assisting_person_keep_to_their_own_page(house: House) -> None:
    assert witness(house).get("/bijstaan/").url == "/mijn-zaak/code/"
    assert brought(house).get("/getuigen/").url == "/mijn-zaak/code/"
    assert Visitor().get("/getuigen/").url == "/mijn-zaak/code/"


def test_secretariat_asks_a_witness_and_gets_the_code_once(house: House) -> None:
    carla, path = desk(house), f"/werk/zaken/{house.case.id}/bijstand/"
    page = carla.post(path, {"name": "Wim", "invitation": "Wat zag u?"})
    code = code_on(page)
    assert Visitor().sign_in(code).url == "/getuigen/"
    assert code not in words_of(carla.get(path))
    assert carla.post(path, {"name": "Wim", "invitation": " "}).status_code == 422


def test_quarter_of_an_hour_of_silence_ends_the_visit(house: House) -> None:
    visitor = witness(house)
    session = visitor.client.session
    session[GUEST_SEEN] = clock.now().timestamp() - IDLE_SECONDS - 1
    session.save()
    assert visitor.get("/getuigen/").url == "/mijn-zaak/code/"


@pytest.mark.parametrize("method", ["get", "post"])
def test_case_of_others_has_no_guests(house: House, method: str) -> None:
    with house.within():
        cast.composed(house.who, house.case)
    client = HostClient("acme.localhost")
    with house.within():
        account = cases.account_of(house.who.henk)
    client.force_login(account)
    path = f"/werk/zaken/{house.case.id}/bijstand/"
    assert getattr(client, method)(path).status_code == 404


def test_assisting_person_takes_the_talk_along_in_a_calendar(told: House) -> None:
    with told.within():
        for side, day in (("complainant", 3), ("respondent", 4)):
            at = datetime(2026, 5, day, 12, tzinfo=UTC)
            Hearing.objects.create(case=told.case, side=side, planned_at=at)
    friend = brought(told)
    assert "/bijstaan/afspraak.ics" in words_of(friend.get("/bijstaan/"))
    file = friend.get("/bijstaan/afspraak.ics").content.decode()
    assert ("20260503T120000Z" in file, "20260504" in file, told.case.number in file) == (
        True,
        False,
        False,
    )
    assert Visitor().get("/bijstaan/afspraak.ics").url == "/mijn-zaak/code/"
