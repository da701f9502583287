"""What the document of an advice or binding ruling says of its case."""

import pytest

from procedures.models import Complaint
from procedures.reports.advice import CourseEntry, PanelMember, PartyLine, pdf
from procedures.reports.advice_of_case import content_of
from procedures.rules.filing import PersonNamed
from tests import cast
from tests.factories import cases, trainings
from tests.factories.printed import text

pytestmark = pytest.mark.usefixtures("in_acme")
DUE = {"kind": "organisation", "text": "Maak een rooster.", "owner": "P&O", "due_on": "2026-06-01"}


def _ruled(case: Complaint, who: cast.Cast, **more: object) -> Complaint:
    values = {"rulings": cases.rulings(case), "findings": "Het klopt.", "lessons": "Praat."}
    cases.do(case, "advised", who.dirk, **values, **more)
    return case


def test_panel_is_who_judged_then_and_not_who_came_or_went_later() -> None:
    who = cast.cast()
    case = cast.heard(who)
    gone = {"person": who.faruk.id, "reasons": "Verhuisd."}
    cases.do(case, "released", who.carla, **gone)
    tom = cases.person("Tom Prins", seats=["member"])
    cases.do(case, "appointed", who.carla, person=tom.id, seat="member", no_conflict=True)
    panel = content_of(_ruled(case, who)).panel
    assert panel == (
        PanelMember("Dirk Verhoeven", "Voorzitter"),
        PanelMember("Els Bakker", "Lid van de commissie"),
        PanelMember("Tom Prins", "Lid van de commissie"),
    )


def test_course_has_what_both_sides_know_and_no_confidential_talk() -> None:
    who = cast.cast()
    case = cast.heard(who)
    talk = {"side": "complainant", "held_on": "2026-03-21", "report": "Geheim."}
    cases.do(case, "talked", who.omar, **talk)
    course = [one.text for one in content_of(_ruled(case, who)).course]
    assert course == [
        "Klacht ontvangen",
        "Klacht ontvankelijk verklaard",
        "Beklaagde ingelicht",
        "Hoorgesprek gehouden (klager)",
        "Hoorgesprek gehouden (beklaagde)",
    ]


def test_hearing_stands_on_the_day_it_was_held() -> None:
    who = cast.cast()
    course = content_of(_ruled(cast.heard(who), who)).course
    held = {one.on.isoformat() for one in course if one.text.startswith("Hoorgesprek")}
    assert held == {"2026-03-20"}
    assert isinstance(course[0], CourseEntry)


def test_measure_says_who_and_when_and_a_minority_is_heard() -> None:
    who = cast.cast()
    case = _ruled(cast.heard(who), who, measures=[DUE], minority_view="Eén lid zag het anders.")
    content = content_of(case)
    assert content.measures == {"organisation": ("Maak een rooster (P&O, 1 juni 2026).",)}
    assert content.more == (("Mening van de minderheid", "Eén lid zag het anders."),)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Anna Jansen", "A.J."),
        ("Bartholomeus Schimmelpenninck van der Oije", "B.S.O."),
        ("cher", "C."),
        ("", "anoniem"),
    ],
)
def test_party_is_named_by_initials(name: str, line: str) -> None:
    who = cast.cast()
    named = PersonNamed(name, "anna@example.org")
    case = cases.complaint(complainant=named, anonymous=not name)
    content = content_of(_ruled(cast.heard(who, case), who))
    assert content.parties[0] == PartyLine("Klager", line)


def test_copy_for_parties_leaves_out_only_measures_towards_a_person() -> None:
    who = cast.cast()
    coaching = {"kind": "person", "text": "Begeleiding."}
    case = _ruled(cast.heard(who), who, measures=[DUE, coaching])
    whole, copy = content_of(case), content_of(case, for_parties=True)
    assert (whole.is_for_parties, copy.is_for_parties) == (False, True)
    assert (sorted(whole.measures), sorted(copy.measures)) == (
        ["organisation", "person"],
        ["organisation"],
    )


def test_later_acts_change_nothing_in_the_document() -> None:
    who = cast.cast()
    case = _ruled(cast.heard(who), who, measures=[DUE])
    before = content_of(case)
    departure = {"follows": False, "departure_reasons": "Nee.", "reasons": "Nee."}
    cases.do(case, "decided", who.henk, **departure)
    assert content_of(cases.fresh(case.id)) == before


def test_english_case_has_an_english_document() -> None:
    who = cast.cast()
    case = _ruled(cast.heard(who, cases.complaint(language="en")), who)
    read = text(pdf(content_of(case)))
    told = ("Advice of the complaints committee", "Complainant A.J.", "Bullying", "Ruling: ")
    assert [one for one in told if one not in read] == []


def test_binding_ruling_is_not_called_an_advice() -> None:
    case = trainings.ruled(cases.person("Noor Willems", roles=["handler"]))
    content = content_of(case)
    assert content.panel == (PanelMember("Noor Willems", content.panel[0].role),)
    read = text(pdf(content))
    assert "Bindende uitspraak over een klacht" in read
    assert [word for word in ("Advies", "commissie") if word in read] == []
