import pytest

from kernel import clock
from procedures.models import Complaint, Party
from procedures.queries.party_view import handlers, informed_at, shared_advice, told_acts
from procedures.queries.receipts import knows_of_case
from procedures.queries.visible import cases_for
from tests import cast
from tests.factories import cases

pytestmark = pytest.mark.usefixtures("in_acme")


def party(case: Complaint, side: str) -> Party:
    return case.parties.filter(side=side).order_by("id")[0]


def seen(case: Complaint, side: str) -> list[str]:
    return [one.number for one in cases_for(cases.party_acting(case, side), clock.now())]


def test_respondent_knows_of_the_case_only_once_told() -> None:
    who, case = cast.cast(), cases.complaint()
    cast.admitted(who, case)
    assert informed_at(case) is None
    assert [knows_of_case(party(case, side)) for side in ("complainant", "respondent")] == [
        True,
        False,
    ]
    assert (seen(case, "complainant"), seen(case, "respondent")) == ([case.number], [])
    cases.do(case, "respondent_informed", who.carla)
    assert knows_of_case(party(case, "respondent"))
    assert seen(case, "respondent") == [case.number]
    cases.do(case, "answered", cases.party_acting(case, "respondent"), answer="Nee.")
    assert seen(case, "respondent") == [case.number]


def test_acts_of_the_party_itself_are_its_own() -> None:
    who, case = cast.cast(), cases.complaint()
    cast.composed(who, case)
    own = {one.act.name for one in told_acts(party(case, "complainant"), language="nl") if one.own}
    assert own == {"received"}
    assert not [one for one in told_acts(party(case, "respondent"), language="nl") if one.own]


def test_who_left_the_committee_is_no_longer_a_handler() -> None:
    who, case = cast.cast(), cases.complaint()
    cast.composed(who, case)
    cases.do(case, "released", who.carla, person=who.els.id, reasons="Kent een van beiden.")
    names = [one.name for one in handlers(party(case, "respondent"), language="nl")]
    assert names == ["Dirk Verhoeven", "Faruk Yilmaz", "Sanne Kok"]
    told = [one for one in told_acts(party(case, "respondent"), language="nl") if one.told]
    assert "Kent een van beiden." not in str(told)


def test_advice_without_a_decision_is_shared_only_when_it_binds() -> None:
    who, case = cast.cast(), cases.complaint()
    cast.advised(who, case)
    one = party(case, "complainant")
    assert shared_advice(one, language="nl") is None
    case.advice.binding = True
    case.advice.save(update_fields=["binding"])
    shared = shared_advice(party(case, "complainant"), language="en")
    assert shared is not None
    assert [ruled.ruling for ruled in shared.rulings] == ["Founded"]
    assert shared.measures == ()
