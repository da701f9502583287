from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from kernel.actors import Actor
from kernel.audit.models import Entry
from kernel.errors import Refusal
from kernel.post.models import OutboxMessage
from procedures.actions.sweep_terms import sweep_terms
from procedures.actions.take import Doing, take
from procedures.models import Act, Advice, Appointment, Complaint, Letter, Measure
from procedures.queries.standing import walk_of
from procedures.rules.deadlines import terms_of
from tenants.models import Tenant, WorklistRow
from tests.cast import Cast, admitted, cast
from tests.factories import cases

pytestmark = pytest.mark.usefixtures("in_acme")


def _with_panel(who: Cast) -> Complaint:
    case = admitted(who)
    cases.do(case, "respondent_informed", who.carla)
    for person, seat in who.committee:
        cases.do(case, "appointed", who.carla, person=person.id, seat=seat, no_conflict=True)
    return case


def _advise(case: Complaint, who: Cast) -> Act:
    return cases.do(
        case,
        "advised",
        who.dirk,
        rulings=cases.rulings(case),
        findings="Wat wij vonden.",
        lessons="Wat te leren is.",
        measures=[{"kind": "person", "text": "Coaching", "owner": "Henk", "due_on": "2026-09-01"}],
    )


def _refused(case: Complaint, act: str, by: object, **values: object) -> str:
    before = (Act.objects.count(), Letter.objects.count(), Entry.objects.count())
    with pytest.raises(Refusal) as refused:
        cases.do(case, act, by, **values)  # type: ignore[arg-type]
    assert (Act.objects.count(), Letter.objects.count(), Entry.objects.count()) == before
    return refused.value.code


@pytest.mark.attack("B03")
def test_ruling_before_both_sides_were_heard_is_refused_and_nothing_is_kept() -> None:
    who = cast()
    case = _with_panel(who)
    values = {"rulings": cases.rulings(case), "findings": "Zo.", "lessons": "Dit."}
    assert _refused(case, "advised", who.dirk, **values) == "guard.both_sides_heard"
    cases.do(case, "heard", who.dirk, side="complainant", held_on="2026-03-12", report="Verslag.")
    assert _refused(case, "advised", who.dirk, **values) == "guard.both_sides_heard"
    assert (Advice.objects.count(), cases.fresh(case.id).state) == (0, "investigation")


@pytest.mark.attack("B03")
def test_ruling_on_a_complaint_that_is_not_admitted_is_not_possible() -> None:
    who = cast()
    case = cases.complaint()
    assert _refused(case, "advised", who.dirk) == "act.not_now"


def test_act_before_the_last_one_is_refused_when_the_clock_was_set_back() -> None:
    who = cast()
    case = admitted(who)
    last_at = case.acts.order_by("-ordinal")[0].at
    back = last_at - timedelta(seconds=1)
    assert _refused(case, "respondent_informed", who.carla, at=back) == "act.earlier"
    cases.do(case, "respondent_informed", who.carla, last_at)
    assert case.acts.order_by("-ordinal")[0].name == "respondent_informed"


def test_whole_walk_from_filing_to_aftercare() -> None:
    who = cast()
    case = _with_panel(who)
    for side in ("complainant", "respondent"):
        cases.do(case, "heard", who.dirk, side=side, held_on="2026-03-12", report="Verslag.")
    _advise(case, who)
    cases.do(case, "decided", who.henk, follows=True, reasons="Wij volgen het advies.")
    cases.do(case, "closed", who.carla)
    cases.do(case, "aftercare_done", who.omar, aftercare_channel="phone", appreciation_handling=8)
    assert (case.state, case.outcome) == ("ended", "founded")
    assert case.retain_until_on == date(2028, case.closed_on.month, case.closed_on.day)  # type: ignore[union-attr]
    assert [(m.state, m.owner) for m in Measure.objects.filter(case=case)] == [("agreed", "Henk")]
    assert not WorklistRow.objects.filter(case_id=case.id).exists()


def test_departure_needs_reasons_that_both_parties_read() -> None:
    who = cast()
    case = _with_panel(who)
    for side in ("complainant", "respondent"):
        cases.do(case, "heard", who.dirk, side=side, held_on="2026-03-12", report="Verslag.")
    _advise(case, who)
    bare = {"follows": False, "reasons": "Anders."}
    assert _refused(case, "decided", who.henk, **bare) == "decide.reasons"
    cases.do(case, "decided", who.henk, **bare, departure_reasons="WIJ ZIEN HET ANDERS")
    letters = Letter.objects.filter(case=case, name="decision")
    assert {letter.to_side for letter in letters} == {"complainant", "respondent"}
    assert all("WIJ ZIEN HET ANDERS" in letter.body for letter in letters)
    assert [measure.state for measure in Measure.objects.filter(case=case)] == ["dropped"]


def test_conflict_of_interest_is_refused_by_name() -> None:
    who = cast()
    case = admitted(who)
    cases.do(case, "talked", who.omar, side="complainant", held_on="2026-03-05", report="Gesprek.")
    who.omar.available_as = ["member"]
    who.omar.save(update_fields=["available_as"])
    values = {"person": who.omar.id, "seat": "member", "no_conflict": True}
    assert _refused(case, "appointed", who.carla, **values) == "appoint.conflict"
    assert not Appointment.objects.exists()


@pytest.mark.attack("B04")
def test_same_key_twice_is_one_act() -> None:
    who, key = cast(), uuid4()
    case = cases.complaint()
    at = datetime(2026, 3, 3, 9, tzinfo=UTC)
    doing = Doing("acknowledged", by=cases.acting(who.carla), at=at, key=key, version=1)
    assert take(case.id, doing) == take(case.id, doing)
    assert case.acts.count() == 2


def test_form_made_before_somebody_else_acted_is_stale() -> None:
    who = cast()
    case = cases.complaint()
    cases.do(case, "acknowledged", who.carla)
    with pytest.raises(Refusal) as refused:
        take(case.id, Doing(
            "admitted", by=cases.acting(who.carla), at=datetime(2026, 3, 5, 9, tzinfo=UTC),
            values={"reasons": "Goed."}, version=1,
        ))  # fmt: skip
    assert refused.value.code == "case.stale"


def test_act_of_somebody_elses_role_is_refused() -> None:
    who = cast()
    case = cases.complaint()
    assert _refused(case, "acknowledged", who.els) == "act.not_yours"
    assert _refused(case, "acknowledged", cases.party_acting(case, "complainant")) == (
        "act.not_yours"
    )


def test_party_speaks_for_its_own_side_only() -> None:
    who = cast()
    case = _with_panel(who)
    cases.do(
        case, "invited", who.carla, side="respondent", planned_at="2026-04-01T10:00:00+02:00",
        place="Kamer 3", answer_by="2026-03-25",
    )  # fmt: skip
    anna = cases.party_acting(case, "complainant")
    act = cases.do(case, "invitation_answered", anna, side="respondent", attends=True)
    assert act.facts["side"] == "complainant"


def test_nobody_is_told_of_a_complaint_before_the_act_that_tells_them() -> None:
    who = cast()
    case = cases.complaint()
    cases.do(case, "withdrawn", who.carla)
    assert {letter.to_side for letter in Letter.objects.filter(case=case)} == {"complainant"}


def test_informing_needs_somebody_to_inform() -> None:
    who = cast()
    case = admitted(who, cases.complaint(respondents=()))
    assert _refused(case, "respondent_informed", who.carla) == "inform.nobody"


def test_notices_say_nothing_of_the_case() -> None:
    who = cast()
    case = cases.complaint("KANARIE schreeuwt.")
    cases.do(case, "acknowledged", who.carla)
    mail = OutboxMessage.objects.get()
    words = mail.subject + mail.body_text
    assert (mail.recipient, "KANARIE" in words, case.number in words) == (
        "anna.jansen@example.org",
        False,
        False,
    )


def test_extension_moves_the_term_and_tells_both_parties() -> None:
    who = cast()
    case = _with_panel(who)
    cases.do(case, "extended", who.carla, term="advice", reasons="Een getuige was ziek.")
    assert case.terms.get(name="advice").due_on == date(2026, 5, 25)
    told = Letter.objects.filter(case=case, name="extension")
    assert {letter.to_side for letter in told} == {"complainant", "respondent"}
    assert all("Een getuige was ziek." in letter.body for letter in told)


def test_extension_is_refused_when_too_late_too_often_or_of_another_term() -> None:
    who = cast()
    case = _with_panel(who)
    reasons = {"reasons": "Een getuige was ziek."}
    assert _refused(case, "extended", who.carla, term="acknowledge", **reasons) == (
        "extend.not_running"
    )
    assert _refused(case, "extended", who.carla, term="inform", **reasons) == "extend.not_running"
    with pytest.raises(Refusal) as refused:
        cases.do(
            case, "extended", who.carla, datetime(2026, 4, 28, 9, tzinfo=UTC), term="advice",
            **reasons,
        )  # fmt: skip
    assert refused.value.code == "extend.too_late"
    assert not Letter.objects.filter(case=case, name="extension").exists()


def test_term_that_passes_is_swept_and_says_so_on_the_worklist(acme: Tenant) -> None:
    case = cases.complaint()
    assert sweep_terms(cases.RECEIVED_AT + timedelta(days=7)) == 0
    assert sweep_terms(cases.RECEIVED_AT + timedelta(days=8)) == 1
    assert case.terms.get(name="acknowledge").state == "overdue"
    row = WorklistRow.objects.get(tenant=acme, case_id=case.id)
    assert (row.term, row.due_on) == ("acknowledge", date(2026, 3, 9))


def test_stored_terms_are_those_that_the_acts_give() -> None:
    who = cast()
    case = _with_panel(who)
    today = case.acts.order_by("-ordinal")[0].at.date()
    again = terms_of(cases.of_case(case), walk_of(case), zone="Europe/Amsterdam", today=today)
    stored = {row.name: (row.due_on, row.state) for row in case.terms.all()}
    assert {term.name: (term.due_on, str(term.state)) for term in again} == stored


def test_unknown_actor_kind_has_no_steps() -> None:
    case = cases.complaint()
    nobody = Actor("program", uuid4(), "HR", frozenset({"program"}))
    assert _refused(case, "acknowledged", nobody) == "act.not_yours"
