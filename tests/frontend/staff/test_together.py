from uuid import uuid4

import pytest

from kernel import clock
from procedures.models import Act, CaseHandler, Complaint, Letter, Message
from tenants import scope
from tests import cast
from tests.factories import cases
from tests.frontend.staff.desk import Desk, House, text_of

ADDRESS = "/werk/zaken/samen/"


def _two(house: House) -> list[Complaint]:
    with scope.within(house.tenant):
        return [house.case, cases.complaint("Tweede", received_at=clock.now())]


def _sent(chosen: list[Complaint], what: str, **more: str) -> dict[str, object]:
    versions = {f"version-{one.id}": str(one.version) for one in chosen}
    key = {"once_key": str(uuid4())}
    return {"case": [str(one.id) for one in chosen], "what": what, **key, **versions, **more}


def test_handler_is_assigned_in_several_cases_and_can_be_put_back(house: House, desk: Desk) -> None:
    both, what = _two(house), f"handler:{house.who.carla.id}"
    assert "Er is nog niets gedaan" in text_of(desk.post(ADDRESS, **_sent(both, what)))
    with scope.within(house.tenant):
        assert CaseHandler.objects.count() == 0
    done = desk.post(ADDRESS, **_sent(both, what, sure="1"))
    assert "Gedaan in 2 zaken" in text_of(done)
    assert "Pakt op" in text_of(desk.get("/werk/zaken/"))
    desk.post(ADDRESS, back=done.context["back"])
    with scope.within(house.tenant):
        assert CaseHandler.objects.count() == 0


def test_step_is_shown_before_and_taken_where_it_can_be(house: House, desk: Desk) -> None:
    both = _two(house)
    with scope.within(house.tenant):
        cases.do(both[0], "acknowledged", house.who.carla)
    before = desk.post(ADDRESS, **_sent(both, "act:acknowledged"))
    assert before.context["can_count"] == 1
    assert "kan niet" in text_of(before)
    assert "Er gaat 1 brief uit" in text_of(before)
    with scope.within(house.tenant):
        assert (both[1].acts.count(), Letter.objects.filter(case=both[1]).count()) == (1, 0)
    sent = _sent(both[1:], "act:acknowledged", sure="1")
    desk.post(ADDRESS, **sent)
    desk.post(ADDRESS, **sent)
    with scope.within(house.tenant):
        names = Act.objects.filter(case=both[1]).values_list("name", flat=True)
        assert list(names) == ["received", "acknowledged"]


def test_a_case_that_changed_meanwhile_stays_as_it_is(house: House, desk: Desk) -> None:
    sent = _sent([house.case], "act:acknowledged", sure="1")
    sent[f"version-{house.case.id}"] = str(house.case.version + 7)
    answer = desk.post(ADDRESS, **sent)
    assert answer.context["done_count"] == 0
    with scope.within(house.tenant):
        assert house.case.acts.count() == 1


@pytest.mark.parametrize("act", ["withdrawn", "respondent_informed", "admitted"])
def test_steps_that_are_looked_at_case_by_case_are_not_offered(
    house: House, desk: Desk, act: str
) -> None:
    assert f"act:{act}" not in text_of(desk.get(ADDRESS))
    assert desk.post(ADDRESS, **_sent([house.case], f"act:{act}", sure="1")).status_code == 422


def test_nothing_chosen_is_said(desk: Desk) -> None:
    answer = desk.post(ADDRESS, what="seen", once_key=str(uuid4()))
    assert answer.status_code == 422
    assert "Kies ten minste een zaak" in text_of(answer)


def test_a_case_about_the_reader_cannot_be_chosen(house: House, desk: Desk) -> None:
    with scope.within(house.tenant):
        house.case.parties.filter(side="respondent").update(person=house.who.carla)
    assert desk.post(ADDRESS, **_sent([house.case], "seen", sure="1")).status_code == 422


def test_nobody_is_assigned_the_case_about_themselves(house: House, desk: Desk) -> None:
    with scope.within(house.tenant):
        ineke = cases.person("Ineke", roles=["handler"])
        house.case.parties.filter(side="respondent").update(person=ineke)
    answer = desk.post(ADDRESS, **_sent([house.case], f"handler:{ineke.id}", sure="1"))
    assert "Deze zaak gaat over deze persoon" in text_of(answer)
    with scope.within(house.tenant):
        assert CaseHandler.objects.count() == 0


def test_what_was_chosen_is_still_chosen_when_something_lacks(house: House, desk: Desk) -> None:
    answer = desk.post(ADDRESS, case=[str(house.case.id)], what="", once_key=str(uuid4()))
    assert answer.status_code == 422
    assert 'id="id_case_0" checked' in text_of(answer)


def test_same_message_goes_to_each_side_that_may_be_written_to(house: House, desk: Desk) -> None:
    both, said = _two(house), {"body": "Wij zijn dicht\ntot maandag."}
    with scope.within(house.tenant):
        cast.composed(house.who, house.case)
    assert desk.post(ADDRESS, **_sent(both, "message:respondent")).status_code == 422
    before = desk.post(ADDRESS, **_sent(both, "message:respondent", **said))
    assert before.context["can_count"] == 1
    assert "kunt u niet terughalen" in text_of(before)
    with scope.within(house.tenant):
        assert Message.objects.count() == 0
    sent = _sent(both, "message:respondent", sure="1", **said)
    answers = [desk.post(ADDRESS, **sent) for _ in range(2)]
    assert [one.context["done_count"] for one in answers] == [1, 1]
    assert "De beklaagde weet nog niet van deze klacht" in text_of(answers[0])
    with scope.within(house.tenant):
        (message,) = Message.objects.all()
        assert (message.case_id, message.side) == (house.case.id, "respondent")
        assert message.body == said["body"]
