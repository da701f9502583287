"""Letters as they are kept say what the law wants them to say, filled from the case."""

import pytest

from procedures.models import Complaint, Letter, Person
from tests.factories import cases

pytestmark = pytest.mark.usefixtures("in_acme")

MEASURES: list[dict[str, object]] = [
    {"kind": "person", "text": "Een gesprek met Bram.", "due_on": "2026-05-11"},
    {"kind": "organisation", "text": "Wij bellen voortaan terug.", "due_on": "2026-06-01"},
]
HEARD = {"held_on": "2026-03-12", "report": "Verslag."}


def body(case: Complaint, name: str, side: str) -> str:
    return Letter.objects.get(case=case, name=name, to_side=side).body


def hear_both(case: Complaint, by: Person) -> None:
    for side in ("complainant", "respondent"):
        cases.do(case, "heard", by, side=side, **HEARD)


def care(**last: object) -> Complaint:
    """A complaint about care with the provider's judgment."""
    cases.regulation("wkkgz")
    hanna = cases.person("Hanna Vos", roles=["handler"])
    case = cases.complaint(categories=("care",))
    cases.do(case, "acknowledged", hanna)
    cases.do(case, "admitted", hanna, reasons="Dit gaat over onze zorg.")
    cases.do(case, "respondent_informed", hanna)
    hear_both(case, hanna)
    told = {"findings": "De afspraak was kwijt.", "decisions": "Wij bieden excuses aan."}
    values = {"rulings": cases.rulings(case), "lessons": "Bel terug.", **told, **last}
    cases.do(case, "decision_notified", hanna, **values)
    return case


def test_judgment_on_care_gives_reasons_decisions_and_the_day_of_each_measure() -> None:
    case = care(measures=MEASURES)
    told = body(case, "decision", "complainant")
    assert "Ons oordeel is: Gegrond." in told
    assert "Dit zijn de redenen: De afspraak was kwijt." in told
    assert "Dit besluiten wij: Wij bieden excuses aan." in told
    assert "Wij bellen voortaan terug. (maandag 1 juni 2026)" in told
    assert "geschilleninstantie" in told


def test_measure_towards_a_person_is_told_to_that_person_and_only_its_day_to_the_other() -> None:
    case = care(measures=MEASURES)
    assert "Een gesprek met Bram. (maandag 11 mei 2026)" in body(case, "decision", "respondent")
    told = body(case, "decision", "complainant")
    assert "Een gesprek met Bram" not in told
    assert "Voor een persoon (maandag 11 mei 2026)" in told


def test_paragraph_about_measures_is_left_out_when_there_are_none() -> None:
    assert "Deze maatregelen nemen wij" not in body(care(), "decision", "complainant")


def advised() -> tuple[Complaint, Person]:
    """A complaint under the Awb on which a committee advised without hearing the complainant."""
    cases.regulation("awb-committee")
    hanna = cases.person("Hanna Vos", roles=["handler"])
    henk = cases.person("Henk Visser", roles=["employer"])
    chair = cases.person("Dirk Verhoeven", seats=["chair"], external=True)
    members = [cases.person(name, seats=["member"]) for name in ("Els Bakker", "Faruk Yilmaz")]
    case = cases.complaint(categories=("treatment",))
    cases.do(case, "acknowledged", hanna)
    cases.do(case, "admitted", hanna, reasons="Dit gaat over ons.")
    cases.do(case, "respondent_informed", hanna)
    for one, seat in ((chair, "chair"), *((one, "member") for one in members)):
        cases.do(case, "appointed", hanna, person=one.id, seat=seat, no_conflict=True)
    cases.do(case, "hearing_skipped", chair, skip_reason="no_answer", reasons="Geen bericht.")
    cases.do(case, "heard", chair, side="respondent", **HEARD)
    told = {"findings": "Het ging mis.", "lessons": "Bel terug."}
    cases.do(case, "advice_received", chair, rulings=cases.rulings(case), **told)
    return case, henk


def test_advice_goes_along_with_the_decision_and_the_reasons_to_depart_from_it() -> None:
    case, henk = advised()
    departs = {"reasons": "Wij zien het anders.", "departure_reasons": "Er was geen tijd."}
    cases.do(case, "decision_notified", henk, follows=False, **departs)
    for side in ("complainant", "respondent"):
        told = body(case, "decision", side)
        assert "Bij deze brief hoort: Het rapport met het advies van de commissie." in told
        assert "de redenen daarvoor: Er was geen tijd." in told
        assert "naar de ombudsman, uiterlijk op" in told


def test_public_body_gets_the_advice_with_the_report_of_the_hearing() -> None:
    case, _henk = advised()
    told = body(case, "advice_to_employer", "employer")
    assert "Haar bevindingen: Het ging mis." in told
    assert (
        "Bij deze brief horen: Het rapport met het advies van de commissie; Het verslag van het"
        " horen." in told
    )


def test_refusal_names_the_ombudsman_and_the_last_day() -> None:
    cases.regulation("awb")
    hanna = cases.person("Hanna Vos", roles=["handler"])
    case = cases.complaint(categories=("treatment",))
    cases.do(case, "acknowledged", hanna)
    given = {"inadmissible_reason": "already_handled", "reasons": "Dit is al behandeld."}
    cases.do(case, "declined", hanna, **given)
    # Received on 2 March 2026, declined two days later; a year on, without a roll.
    told = body(case, "refusal", "complainant")
    assert "naar de ombudsman, uiterlijk op donderdag 4 maart 2027." in told
