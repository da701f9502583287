"""A challenge by a side and a recusal: recorded, decided, the seat ends, a deputy is named."""

import pytest

from kernel import clock
from kernel.audit.models import Entry
from kernel.errors import Refusal
from kernel.post.models import OutboxMessage
from procedures.actions.object_to_member import challenge_member, decide_objection
from procedures.models import Complaint, Message, Objection
from procedures.queries.objections import challengeable, deputies
from tenants import scope
from tenants.models import Tenant
from tests.cast import Cast
from tests.factories import cases
from tests.factories.seats import Browser, address, declare

pytestmark = pytest.mark.django_db
WHY = "Kanarie: Els is zijn zwager."


def test_challenge_reaches_who_handles_cases_and_nobody_else(
    acme: Tenant, who: Cast, case: Complaint
) -> None:
    with scope.within(acme):
        seat = case.appointments.get(person=who.els)
        party = case.parties.get(side="respondent")
        first, again = (challenge_member(party, seat.id, WHY, at=clock.now()) for _ in range(2))
        assert first == again
        told = OutboxMessage.objects.filter(key__startswith="objection/")
        assert sorted(one.recipient for one in told) == ["carla@example.org", "omar@example.org"]
        assert [one.body_text for one in told if "Kanarie" in one.body_text] == []
        assert Entry.objects.filter(action="objection.made").count() == 1
    assert WHY in Browser(who.carla).text("case_objections", case.id)
    declared = Browser(who.dirk)
    assert WHY not in declared.text("committee_case", case.id)


def test_granted_challenge_ends_the_seat_names_a_deputy_and_tells_the_parties(
    acme: Tenant, who: Cast, case: Complaint
) -> None:
    with scope.within(acme):
        vera = cases.person("Vera Prins", seats=["member"])
        seat = case.appointments.get(person=who.els)
        party = case.parties.get(side="respondent")
        made = challenge_member(party, seat.id, WHY, at=clock.now())
        declare(who.els, case)
    els, carla = Browser(who.els), Browser(who.carla)
    assert els.open("committee_case", case.id).status_code == 200
    typed = {"decision": "granted", "reason": "Zij is familie."}
    answer = carla.send("case_objection", case.id, made.id, **typed)
    assert answer["Location"] == address("case_objections", case.id)
    assert els.open("committee_case", case.id).status_code == 404
    page = carla.text("case_objections", case.id)
    assert ["Vera Prins" in page, f"person={vera.id}&amp;seat=member" in page] == [True, True]
    with scope.within(acme):
        told = Message.objects.filter(case=case, body__isnull=False).exclude(side="")
        assert sorted(one.side for one in told) == ["complainant", "respondent"]
        empty = deputies(cases.fresh(case.id), "nl")
        assert [(one.seat, one.people) for one in empty] == [("member", (vera,))]


def test_committee_without_the_member_can_no_longer_judge(
    acme: Tenant, who: Cast, case: Complaint
) -> None:
    with scope.within(acme):
        seat = case.appointments.get(person=who.els)
        made = challenge_member(case.parties.get(side="respondent"), seat.id, WHY, at=clock.now())
        verdict = ("granted", "Zij is familie.")
        decide_objection(case, made.id, verdict, by=cases.acting(who.carla), at=clock.now())
        ruled = {"rulings": cases.rulings(case), "findings": "Gegrond.", "lessons": "Eerder."}
        now = clock.now()
        with pytest.raises(Refusal) as refused:
            cases.do(case, "advised", who.dirk, now, **ruled)
        assert refused.value.code == "guard.panel_complete"


def test_refused_challenge_keeps_the_seat_and_tells_who_objected(
    acme: Tenant, who: Cast, case: Complaint
) -> None:
    with scope.within(acme):
        seat = case.appointments.get(person=who.els)
        made = challenge_member(case.parties.get(side="respondent"), seat.id, WHY, at=clock.now())
        by, verdict = cases.acting(who.carla), ("refused", "Zij kent hem niet.")
        decide_objection(case, made.id, verdict, by=by, at=clock.now())
        assert case.appointments.filter(person=who.els, until_at=None).count() == 1
        told = Message.objects.get(case=case)
        assert (told.side, "Zij kent hem niet." in told.body) == ("respondent", True)
        with pytest.raises(Refusal) as refused:
            decide_objection(case, made.id, verdict, by=by, at=clock.now())
        assert refused.value.code == "objection.decided"


def test_member_steps_back_and_is_out_at_once(acme: Tenant, who: Cast, case: Complaint) -> None:
    dirk = Browser(who.dirk)
    answer = dirk.send("committee_step_back", case.id, reason=WHY)
    assert answer["Location"] == address("committee_cases")
    assert dirk.open("committee_case", case.id).status_code == 404
    assert case.number not in dirk.text("committee_cases")
    with scope.within(acme):
        made = Objection.objects.get(case=case)
        assert (made.decision, made.side, made.seat.person_id) == ("granted", "", who.dirk.id)
        assert case.appointments.filter(person=who.dirk, until_at=None).count() == 0
        sides = Message.objects.filter(case=case).exclude(side="").values_list("side", flat=True)
        assert sorted(sides) == ["complainant", "respondent"]


def test_party_objects_only_to_who_sits_in_its_own_case(
    acme: Tenant, who: Cast, case: Complaint
) -> None:
    with scope.within(acme):
        other = cases.complaint("Een andere zaak.")
        stranger = other.parties.get(side="complainant")
        mine = {one.person_id for one in challengeable(case.parties.get(side="complainant"))}
        assert challengeable(stranger) == []
        assert mine == {who.dirk.id, who.els.id, who.faruk.id, who.sanne.id}
