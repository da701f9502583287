from datetime import datetime, timedelta

import pytest

from kernel import clock
from procedures.actions.note_visit import note_visit
from procedures.models import CaseVisit, Message
from procedures.queries.since import news_of, since_visit
from tenants import scope
from tests.factories import cases
from tests.frontend.staff.desk import Desk, House, text_of


def _written(house: House, at: datetime) -> None:
    Message.objects.create(case=house.case, side="complainant", body="Nog iets", sent_at=at)


def test_list_says_what_was_never_opened_and_what_is_new(house: House, desk: Desk) -> None:
    assert "nog niet bekeken" in text_of(desk.get("/werk/zaken/"))
    desk.get(f"/werk/zaken/{house.case.id}/")
    page = text_of(desk.get("/werk/zaken/"))
    assert "nog niet bekeken" not in page
    assert "1 nieuw" not in page
    with scope.within(house.tenant):
        _written(house, clock.now() + timedelta(seconds=1))
    assert "1 nieuw" in text_of(desk.get("/werk/zaken/"))


def test_case_says_what_came_since_the_visit_before(house: House, desk: Desk) -> None:
    address = f"/werk/zaken/{house.case.id}/"
    desk.get(address)
    with scope.within(house.tenant):
        CaseVisit.objects.update(seen_at=clock.now() - timedelta(days=2))
        _written(house, clock.now() - timedelta(days=1))
    page = text_of(desk.get(address))
    assert "Nieuw sinds uw vorige bezoek" in page
    assert "1 bericht of notitie" in page
    assert "Nieuw sinds uw vorige bezoek" in text_of(desk.get(address)), "the same visit"


@pytest.mark.usefixtures("in_acme")
def test_what_the_reader_did_is_not_new(house: House) -> None:
    carla, day = cases.acting(house.who.carla), timedelta(days=1)
    at = house.case.acts.all()[0].recorded_at
    note_visit(house.case, by=carla, at=at - 2 * day)
    note_visit(house.case, by=carla, at=at - day)
    before = since_visit(house.case, carla)
    assert before is not None
    cases.do(house.case, "acknowledged", carla, at=clock.now())
    assert since_visit(house.case, carla) == before
    assert news_of([house.case.id], carla)[house.case.id].new_count == before.act_count


@pytest.mark.usefixtures("in_acme")
def test_somebody_else_has_visits_of_their_own(house: House) -> None:
    note_visit(house.case, by=cases.acting(house.who.carla), at=clock.now())
    assert not news_of([house.case.id], cases.acting(house.who.henk))[house.case.id].opened_before
