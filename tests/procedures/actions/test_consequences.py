"""What follows from acts that time, consent or silence changes."""

from datetime import date, timedelta

import pytest

from kernel import clock
from kernel.post.models import OutboxMessage
from procedures.actions.sweep_terms import sweep_terms
from procedures.models import Letter, Measure, TermRow
from procedures.queries.standing import walk_of
from tenants.models import WorklistRow
from tests.cast import admitted, advised, cast, decided
from tests.factories import cases

pytestmark = pytest.mark.usefixtures("in_acme")


def test_suspended_term_moves_with_every_day_that_is_swept() -> None:
    who = cast()
    case = admitted(who)
    cases.do(case, "respondent_informed", who.carla)
    before = TermRow.objects.get(case=case, name="advice").due_on
    both = {"complainant_consents": True, "respondent_consents": True}
    begun = cases.do(case, "mediation_started", who.omar, **both)
    for days in (3, 10):
        sweep_terms(begun.at + timedelta(days=days))
        row = TermRow.objects.get(case=case, name="advice")
        assert (row.state, row.suspended_days) == ("suspended", days)
        assert row.due_on == before + timedelta(days=days)


def test_worklist_keeps_the_first_living_term() -> None:
    who = cast()
    case = admitted(who)
    cases.do(case, "respondent_informed", who.carla)
    living = {"running", "overdue", "suspended"}
    first = min((row.due_on, row.name) for row in case.terms.all() if row.state in living)
    listed = WorklistRow.objects.get(case_id=case.id)
    assert (listed.due_on, listed.term) == first
    assert listed.state == walk_of(case).state


def test_measures_of_a_binding_ruling_hold_at_once() -> None:
    cases.regulation("training")
    handler = cases.person("Marleen Kuipers", roles=["handler"])
    case = cases.complaint(categories=("content",), answers={"prior_contact": "yes"})
    cases.do(case, "acknowledged", handler)
    cases.do(case, "admitted", handler, reasons="Dit gaat over een training.")
    cases.do(case, "respondent_informed", handler)
    chosen = {"handling": "three_way_talk", "reasons": "Samen praten helpt."}
    cases.do(case, "handling_chosen", handler, **chosen)
    cases.do(case, "three_way_held", handler, held_on="2026-03-09", report="Verslag.")
    measure = {"kind": "person", "text": "Een gesprek.", "owner": "Henk"}
    told = {"findings": "Zo is het gegaan.", "lessons": "Vraag door."}
    cases.do(case, "ruled", handler, rulings=cases.rulings(case), measures=[measure], **told)
    assert [one.state for one in Measure.objects.filter(case=case)] == ["agreed"]


def test_measures_of_an_advice_wait_for_the_employer() -> None:
    case = advised(cast())
    assert [one.state for one in Measure.objects.filter(case=case)] == ["proposed"]


def test_who_is_appointed_is_mailed_about_the_seat_and_nothing_of_the_case() -> None:
    who = cast()
    case = admitted(who, cases.complaint("Kanarie in het verhaal."))
    chair = {"person": who.dirk.id, "seat": "chair", "no_conflict": True}
    cases.do(case, "appointed", who.carla, **chair)
    mail = OutboxMessage.objects.get(key__startswith="appointment/")
    assert (mail.recipient, mail.subject) == (
        who.dirk.email,
        "U bent benoemd in een zaak van Acme",
    )
    told = (case.number, "Voorzitter", who.dirk.name, "of u een belang hebt")
    assert [one for one in told if one not in mail.body_text] == []
    kept = ("Kanarie", "Anna", "Bram", "http")
    assert [one for one in kept if one in mail.body_text] == []


def test_who_is_appointed_again_is_told_again_and_without_an_address_nobody_is() -> None:
    who = cast()
    case = admitted(who)
    chair = {"person": who.dirk.id, "seat": "chair", "no_conflict": True}
    cases.do(case, "appointed", who.carla, **chair)
    cases.do(case, "released", who.carla, person=who.dirk.id, reasons="Ziek.")
    cases.do(case, "appointed", who.carla, **chair)
    silent = cases.person("Noor Stil", seats=["member"])
    silent.email = ""
    silent.save()
    cases.do(case, "appointed", who.carla, person=silent.id, seat="member", no_conflict=True)
    mails = OutboxMessage.objects.filter(key__startswith="appointment/")
    assert [mail.recipient for mail in mails] == [who.dirk.email] * 2


def test_letter_leaves_out_a_paragraph_about_reasons_that_nobody_gave() -> None:
    who = cast()
    followed = cases.fresh(decided(who).id)
    letter = Letter.objects.get(case=followed, name="decision_to_committee")
    assert "Wijkt de werkgever af" not in letter.body
    assert "Wij volgen het advies." in letter.body
    departed = advised(who)
    reasons = {"reasons": "Ik kies anders.", "departure_reasons": "De planning laat het niet toe."}
    cases.do(departed, "decided", who.henk, follows=False, **reasons)
    letter = Letter.objects.get(case=departed, name="decision_to_committee")
    assert "Wijkt de werkgever af" in letter.body
    assert "De planning laat het niet toe." in letter.body


def test_talk_that_was_held_is_no_longer_to_come() -> None:
    cases.regulation("training")
    handler = cases.person("Marleen Kuipers", roles=["handler"])
    case = cases.complaint(categories=("content",), answers={"prior_contact": "yes"})
    cases.do(case, "acknowledged", handler)
    cases.do(case, "admitted", handler, reasons="Dit gaat over een training.")
    cases.do(case, "respondent_informed", handler)
    chosen = {"handling": "three_way_talk", "reasons": "Samen praten helpt."}
    cases.do(case, "handling_chosen", handler, **chosen)
    for side in ("complainant", "respondent"):
        planned = {"planned_at": clock.now(), "place": "Zaal 2", "answer_by": "2026-03-08"}
        cases.do(case, "invited", handler, side=side, **planned)
    cases.do(case, "three_way_held", handler, held_on="2026-03-09", report="Verslag.")
    assert {one.held_on for one in case.hearings.all()} == {date(2026, 3, 9)}
    assert case.hearings.count() == 2
