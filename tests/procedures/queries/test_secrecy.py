"""Who reports wrongdoing stays unknown to the person concerned and to the employer."""

from datetime import UTC, datetime

import pytest

from kernel.errors import Refusal
from procedures.models import Complaint, Letter, Person
from procedures.queries.employer_view import opened_file
from procedures.queries.party_papers import pieces_of_side
from procedures.queries.party_view import shared_complaint, told_acts
from procedures.queries.reading import Reading
from procedures.queries.standing import hides_complainant, standing_of
from procedures.reports.advice_of_case import content_of
from procedures.rules.filing import PersonNamed
from tests.factories import cases

pytestmark = pytest.mark.usefixtures("in_acme")

NAME, STORY = "Anna Jansen", "Op 3 maart zag ik als enige de facturen."
AT = datetime(2026, 4, 20, 9, tzinfo=UTC)
TODAY = AT.date()


def reported(**traits: object) -> tuple[Complaint, Person]:
    """A report that was investigated, with the person concerned told and heard."""
    cases.regulation("wbk")
    hanna = cases.person("Hanna Vos", roles=["handler"])
    filed = {"categories": ("money",), "answers": {"own_dispute": "no"}, **traits}
    case = cases.complaint(STORY, **filed)
    cases.do(case, "acknowledged", hanna)
    cases.do(case, "admitted", hanna, reasons="Dit kan een misstand zijn.", no_conflict=True)
    cases.do(case, "respondent_informed", hanna, subject="Facturen van een leverancier.")
    heard = {"held_on": "2026-03-12", "report": "Verslag."}
    cases.do(case, "reporter_heard", hanna, **heard)
    cases.do(case, "heard", hanna, **heard)
    return case, hanna


def concluded() -> Complaint:
    case, hanna = reported()
    told = {"findings": "De facturen klopten niet.", "lessons": "Laat twee mensen tekenen."}
    cases.do(case, "concluded", hanna, rulings=cases.rulings(case), no_conflict=True, **told)
    return case


def test_person_concerned_reads_what_it_is_about_and_neither_name_nor_report() -> None:
    case, _hanna = reported()
    party = case.parties.get(side="respondent")
    shared = shared_complaint(party, language="nl")
    assert (shared.complainant, shared.story, shared.points) == ("", "", ())
    assert pieces_of_side(party) == []
    read = [item.value for act in told_acts(party, language="nl") for item in act.told]
    assert "Facturen van een leverancier." in read
    assert not [one for one in read if NAME in str(one) or STORY in str(one)]
    letters = Letter.objects.filter(case=case, to_side="respondent")
    assert "Facturen van een leverancier." in letters.get(name="notice_to_respondent").body
    assert [one.name for one in letters if NAME in one.body or STORY in one.body] == []


def test_reporter_reads_the_report_with_the_own_name() -> None:
    case, _hanna = reported()
    shared = shared_complaint(case.parties.get(side="complainant"), language="nl")
    assert (shared.complainant, shared.story) == (NAME, STORY)


def test_employer_decides_without_learning_who_reported() -> None:
    case = concluded()
    henk = cases.person("Henk Visser", roles=["employer"])
    file = opened_file(case, Reading(cases.acting(henk), AT, TODAY, "nl"))
    assert [party.name for party, _role in file.parties] == ["Bram Smit"]
    assert [one.name for one in content_of(case).parties] == ["anoniem", "B.S."]
    told = Letter.objects.get(case=case, name="conclusion_to_employer").body
    assert (NAME in told, "De facturen klopten niet." in told) == (False, True)


def test_name_is_hidden_where_the_regulation_knows_no_other_way_to_give_one() -> None:
    case, _hanna = reported()
    assert (case.hidden, hides_complainant(case)) == (True, True)
    assert standing_of(case, TODAY).hidden is True


def test_anonymous_report_is_taken_in_and_has_no_name_to_hide() -> None:
    case, _hanna = reported(anonymous=True, complainant=PersonNamed())
    assert (case.anonymous, case.hidden) == (True, False)


def test_name_is_told_where_the_regulation_says_nothing_about_hiding() -> None:
    case = cases.complaint()
    assert (case.hidden, hides_complainant(case)) == (False, False)


def test_hidden_name_is_refused_where_the_regulation_does_not_know_it() -> None:
    with pytest.raises(Refusal) as refused:
        cases.complaint(hidden=True)
    assert refused.value.code == "filing.anonymity"
