"""The people of the tests: always the same, so that a name says who somebody is."""

from dataclasses import dataclass

from procedures.models import Complaint, Person
from procedures.rules.filing import PersonNamed
from tests.factories import cases

ANNA = PersonNamed("Anna Jansen", "anna.jansen@example.org")
"""The complainant."""
BRAM = PersonNamed("Bram Smit", "bram.smit@example.org")
"""The respondent."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody with an account at one client. Make them with `cast`, within its scope."""

    carla: Person
    dirk: Person
    els: Person
    faruk: Person
    gerda: Person
    henk: Person
    iris: Person
    omar: Person
    sanne: Person

    @property
    def committee(self) -> tuple[tuple[Person, str], ...]:
        """The chair and the members with their seats."""
        return ((self.dirk, "chair"), (self.els, "member"), (self.faruk, "member"))


def cast() -> Cast:
    """Make everybody, with their account and their row at this client."""
    return Cast(
        carla=cases.person("Carla de Boer", roles=["secretariat"]),
        dirk=cases.person(
            "Dirk Verhoeven", seats=["chair"], external=True, profession="oud-rechter"
        ),
        els=cases.person("Els Bakker", seats=["member"]),
        faruk=cases.person("Faruk Yilmaz", seats=["member"]),
        gerda=cases.person(
            "Gerda Mulder", seats=["lawyer"], external=True, profession="arbeidsjurist"
        ),
        henk=cases.person("Henk Visser", roles=["employer"]),
        iris=cases.person("Iris van Dam", roles=["consultant"]),
        omar=cases.person("Omar Haddad", roles=["complaints_officer"]),
        sanne=cases.person("Sanne Kok", seats=["committee_secretary"]),
    )


def admitted(who: Cast, case: Complaint | None = None) -> Complaint:
    """Return a case of the provider's regulation that was acknowledged and admitted."""
    case = case or cases.complaint()
    cases.do(case, "acknowledged", who.carla)
    cases.do(case, "admitted", who.carla, reasons="Dit valt onder de regeling.")
    return case


def composed(who: Cast, case: Complaint | None = None) -> Complaint:
    """Return an admitted case with its committee, its secretary, and the respondent told."""
    case = admitted(who, case)
    cases.do(case, "respondent_informed", who.carla)
    for one, seat in (*who.committee, (who.sanne, "committee_secretary")):
        cases.do(case, "appointed", who.carla, person=one.id, seat=seat, no_conflict=True)
    return case


def heard(who: Cast, case: Complaint | None = None) -> Complaint:
    """Return a composed case in which both sides were heard."""
    case = composed(who, case)
    for side in ("complainant", "respondent"):
        values = {"side": side, "held_on": "2026-03-20", "report": f"Het verhaal van {side}."}
        cases.do(case, "heard", who.dirk, **values)
    return case


def advised(who: Cast, case: Complaint | None = None) -> Complaint:
    """Return a case in which the committee gave its advice: founded, with one measure."""
    case = heard(who, case)
    cases.do(
        case,
        "advised",
        who.dirk,
        rulings=cases.rulings(case),
        findings="De commissie vindt de klacht gegrond.",
        lessons="Spreek elkaar eerder aan.",
        measures=[{"kind": "person", "text": "Een gesprek met de beklaagde.", "owner": "Henk"}],
    )
    return case


def decided(who: Cast, case: Complaint | None = None) -> Complaint:
    """Return a case in which the employer follows the advice."""
    case = advised(who, case)
    cases.do(case, "decided", who.henk, follows=True, reasons="Wij volgen het advies.")
    return case


def handled(hanna: Person, **traits: object) -> Complaint:
    """Return a case of the training regulation in which the handler chose how to go on."""
    cases.regulation("training")
    case = cases.complaint(
        "De training was niet zoals beloofd.",
        categories=("content",),
        answers={"prior_contact": "no"},
        **traits,
    )
    cases.do(case, "acknowledged", hanna)
    cases.do(case, "admitted", hanna, reasons="Het gaat over een training van ons.")
    cases.do(case, "respondent_informed", hanna)
    cases.do(case, "handling_chosen", hanna, handling="ruling", reasons="Praten hielp niet.")
    return case
