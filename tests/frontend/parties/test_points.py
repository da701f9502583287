"""The respondent answers a complaint of several points, point by point."""

from kernel import clock
from procedures.actions.set_elements import Point, set_elements
from procedures.queries.answers import answers_by_element
from tests.factories import cases
from tests.frontend.parties.conftest import House
from tests.frontend.parties.test_acts import PATH, send
from tests.frontend.parties.test_moments import desk

LOUD, LATE = "Hij schreeuwt elke dag.", "Hij laat mij te laat naar huis gaan."


def of_two_points(house: House) -> House:
    with house.within():
        carla = cases.acting(house.who.carla)
        points = [Point(LOUD, "bullying"), Point(LATE, "bullying")]
        set_elements(house.case, points, by=carla, at=clock.now())
    return house


def test_each_point_has_its_own_answer_and_all_read_them_together(told: House) -> None:
    bram = of_two_points(told).enter("respondent")
    form = bram.get(PATH).context["form"]
    boxes = [name for name in form.fields if name.startswith("answer-")]
    assert boxes == ["answer-1", "answer-2", "answer-rest"]
    typed = {"answer-1": "Nooit.", "answer-rest": "Ik wil het uitpraten."}
    assert send(bram, PATH, **typed).url == "/mijn-zaak/"
    with told.within():
        act = told.case.acts.get(name="answered")
        assert act.texts["answer"] == (f"Punt 1: {LOUD}\nNooit.\n\nVerder\nIk wil het uitpraten.")
        first, second = told.case.elements.all()
        assert act.texts[f"answer:{first.id}"] == "Nooit."
        said = answers_by_element(told.case, told.case.acts.all())
        assert [one.words for one in said[first.id]] == ["Nooit."]
        assert second.id not in said
    story = desk(told).get(f"/werk/zaken/{told.case.id}/klacht/").content.decode()
    point = story.split(LOUD)[-1].split(LATE)[0]
    assert "Antwoord van de beklaagde" in point
    assert "Nooit." in point
    assert "Ik wil het uitpraten." in told.enter("complainant").get("/mijn-zaak/").content.decode()


def test_no_answer_to_any_point_is_asked_again(told: House) -> None:
    answer = send(of_two_points(told).enter("respondent"), PATH)
    assert answer.status_code == 422
    assert "Antwoord op ten minste één punt." in answer.content.decode()
    with told.within():
        assert not told.case.acts.filter(name="answered").exists()


def test_complaint_of_one_point_has_one_box(told: House) -> None:
    assert "answer" in told.enter("respondent").get(PATH).context["form"].fields
