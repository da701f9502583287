"""A complaint goes on under another regulation: what goes along, what stays, who knows."""

from datetime import date, timedelta

import pytest

from kernel.audit.models import Entry
from kernel.errors import Refusal
from kernel.vault import files
from procedures.models import AdoptedRegulation, Complaint, Party
from procedures.queries.next_steps import next_steps
from procedures.queries.register import register
from procedures.queries.regulations import in_force, texts_of
from procedures.queries.tracks import same_person_in
from tenants.models import WorklistRow
from tests.cast import admitted, cast
from tests.factories import cases, tracks

pytestmark = pytest.mark.usefixtures("in_acme")
TODAY = tracks.CHANGED_AT.date()


def test_day_of_receipt_and_what_counts_keep_their_own_days() -> None:
    who = cast()
    case = cases.complaint()
    tracks.beside("awb")
    cases.do(case, "acknowledged", who.carla)
    going = tracks.moved(case, who.carla)
    assert (going.received_at, going.received_on) == (case.received_at, case.received_on)
    acts = [(act.name, act.at) for act in going.acts.all()]
    assert acts == [
        ("received", cases.RECEIVED_AT),
        ("acknowledged", cases.RECEIVED_AT + timedelta(days=1)),
    ]
    terms = {row.name: (row.state, row.ended_on or row.due_on) for row in going.terms.all()}
    assert terms["acknowledge"] == ("met", date(2026, 3, 3))
    assert terms["decide"] == ("running", date(2026, 4, 13))


def test_both_refer_to_each_other_and_nothing_is_undone() -> None:
    who = cast()
    case = admitted(who)
    tracks.beside("awb")
    before = {act.id: act.texts for act in case.acts.all()}
    letters = case.letters.count()
    going = tracks.moved(case, who.carla)
    case.refresh_from_db()
    assert (going.continues_id, case.continued_as.id) == (case.id, going.id)
    assert (case.state, case.outcome, case.closed_on) == ("ended", "ended_here", TODAY)
    assert case.retain_until_on == date(2028, 3, 10)
    assert {act.id: act.texts for act in case.acts.all() if act.id in before} == before
    assert [row.state for row in case.terms.all() if row.state in ("running", "overdue")] == []
    assert case.letters.count() == letters + 1
    moved = case.acts.get(kind="change")
    assert moved.facts["continued_as"] == going.number
    assert going.acts.all()[0].facts["continues"] == case.number


def test_complainant_is_told_the_new_number_and_the_respondent_is_not() -> None:
    who = cast()
    case = admitted(who)
    cases.do(case, "respondent_informed", who.carla)
    tracks.beside("awb")
    going = tracks.moved(case, who.carla)
    letters = {one.to_side: one for one in case.acts.get(kind="change").letters.all()}
    assert going.number in letters["complainant"].subject
    assert "Klacht over de dienstverlening" in letters["complainant"].body
    told = letters["respondent"].subject + letters["respondent"].body
    assert case.number in told
    assert going.number not in told
    assert "dienstverlening" not in told


def test_what_was_told_goes_along_and_seats_do_not() -> None:
    who = cast()
    case = cases.complaint(
        wish="Excuses.", answers={"prior_steps": "Een gesprek.", "found_us": "other"}
    )
    cases.do(case, "acknowledged", who.carla)
    chair = {"person": who.dirk.id, "seat": "chair", "no_conflict": True}
    cases.do(case, "appointed", who.carla, **chair)
    tracks.beside("awb")
    going = tracks.moved(case, who.carla)
    assert (going.story, going.wish) == (case.story, "Excuses.")
    assert going.written_answers == {"prior_steps": "Een gesprek."}
    assert going.answers == {"found_us": "other"}
    assert [one.text for one in going.elements.all()] == [one.text for one in case.elements.all()]
    people = sorted((one.side, one.name) for one in going.parties.all())
    assert people == [("complainant", "Anna Jansen"), ("respondent", "Bram Smit")]
    assert [one.locator for one in going.parties.all()] == [None, None]
    assert going.appointments.count() == 0
    assert going.opened_to == []


def test_pieces_of_the_complainant_are_sealed_anew_and_those_of_others_stay() -> None:
    who = cast()
    case = cases.complaint()
    own = files.store(case.id, "mail.txt", [b"Zie hier."], at=cases.RECEIVED_AT)
    other = files.store(case.id, "antwoord.txt", [b"Nee."], at=cases.RECEIVED_AT)
    for file, side in ((own, "complainant"), (other, "respondent")):
        case.pieces.create(file=file.id, from_side=side, added_at=cases.RECEIVED_AT)
    tracks.beside("awb")
    going = tracks.moved(case, who.carla)
    pieces = list(going.pieces.all())
    assert [piece.from_side for piece in pieces] == ["complainant"]
    copy = files.StoredFile.objects.get(id=pieces[0].file)
    assert (copy.case_id, copy.name) == (going.id, "mail.txt")
    assert b"".join(files.opened(copy)) == b"Zie hier."


def test_register_and_worklist_have_it_once() -> None:
    who = cast()
    case, other = cases.complaint(), cases.complaint("Iets anders.")
    tracks.beside("awb")
    going = tracks.moved(case, who.carla)
    assert {row.number for row in register(TODAY)} == {going.number, other.number}
    listed = set(WorklistRow.objects.values_list("case_id", flat=True))
    assert listed == {going.id, other.id}


def test_trail_names_both_numbers() -> None:
    who = cast()
    case = cases.complaint()
    tracks.beside("awb")
    going = tracks.moved(case, who.carla)
    entries = Entry.objects.filter(object_id=going.id).order_by("seq")
    assert [entry.facts["continues"] for entry in entries if entry.action == "case.filed"] == [
        case.number
    ]


def test_reporter_of_wrongdoing_is_known_to_the_handler_only_and_loses_no_day() -> None:
    who = cast()
    case = cases.complaint()
    cases.do(case, "acknowledged", who.carla)
    tracks.beside("wbk")
    going = tracks.moved(case, who.carla, "wrongdoing")
    assert (going.anonymous, going.hidden, case.hidden) == (False, True, False)
    rows = {row.name: row for row in going.terms.all()}
    assert rows["acknowledge"].state == "met"
    assert rows["feedback"].due_on == date(2026, 6, 3)
    assert [act.actor_role for act in going.acts.all()] == ["complainant", ""]


def test_anonymous_complaint_goes_only_where_anonymity_is_known() -> None:
    who = cast()
    case = cases.complaint(anonymous=True, complainant=cases.PersonNamed())
    tracks.beside("awb")
    with pytest.raises(Refusal) as refused:
        tracks.moved(case, who.carla)
    assert refused.value.code == "track.anonymous"
    case.refresh_from_db()
    assert (case.state, Complaint.objects.count()) == ("received", 1)


def test_without_the_other_regulation_nothing_happens_and_nothing_is_offered() -> None:
    who = cast()
    case = cases.complaint()
    with pytest.raises(Refusal) as refused:
        tracks.moved(case, who.carla)
    assert refused.value.code == "track.regulation"
    assert Complaint.objects.count() == 1
    assert "track_changed" not in offered(case, who.carla)
    tracks.beside("awb")
    assert "track_changed" in offered(case, who.carla)


def offered(case: Complaint, who: object) -> set[str]:
    choices = next_steps(
        case,
        cases.acting(who),  # type: ignore[arg-type]
        texts_of(case.regulation, "nl"),
        today=TODAY,
    )
    return {step.act for step in choices.early}


def test_without_consent_nothing_happens() -> None:
    who = cast()
    case = cases.complaint()
    tracks.beside("awb")
    with pytest.raises(Refusal) as refused:
        cases.do(
            case,
            "track_changed",
            who.carla,
            track="service",
            complainant_consents=False,
            reasons="Zomaar.",
        )
    assert refused.value.facts["field"] == "complainant_consents"
    assert Complaint.objects.count() == 1


def test_only_the_complainant_is_the_same_person_on_the_other_side() -> None:
    who = cast()
    case = cases.complaint()
    unrelated = cases.complaint("Iets anders.")
    tracks.beside("awb")
    going = tracks.moved(case, who.carla)
    anna = case.parties.get(side="complainant")
    bram = case.parties.get(side="respondent")
    there = same_person_in(anna, going)
    assert isinstance(there, Party)
    assert (there.case_id, there.side) == (going.id, "complainant")
    assert same_person_in(there, case) == anna
    assert same_person_in(bram, going) is None
    assert same_person_in(anna, unrelated) is None


def test_people_still_file_under_the_main_regulation() -> None:
    cases.regulation()
    tracks.beside("awb", from_on=date(2025, 1, 1))
    assert in_force(TODAY).name == "provider"
    assert in_force(TODAY, "awb").name == "awb"
    assert in_force(TODAY, "provider").name == "provider"
    with pytest.raises(Refusal):
        in_force(date(2024, 6, 1), "awb")
    assert AdoptedRegulation.objects.filter(beside=True).count() == 1


def test_a_regulation_adopted_later_takes_older_complaints_from_its_first_day() -> None:
    who = cast()
    case = cases.complaint()
    adopted = tracks.beside("awb", from_on=date(2026, 3, 9))
    going = tracks.moved(case, who.carla)
    assert going.regulation_id == adopted.id
    assert going.received_on == date(2026, 3, 2)
