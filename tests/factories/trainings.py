"""Cases of the training regulation, in which one person hears and rules; call within a scope."""

from kernel import clock
from procedures.models import Complaint, Person
from tests.factories import cases


def ruled(handler: Person) -> Complaint:
    """Return a case of the training regulation in which the handler gave a binding ruling."""
    cases.regulation("training")
    answers = {"prior_contact": "yes"}
    case = cases.complaint("kanarie-training", categories=("content",), answers=answers)
    rulings = {"rulings": cases.rulings(case), "findings": "Klopt.", "lessons": "Leer."}
    steps: tuple[tuple[str, dict[str, object]], ...] = (
        ("acknowledged", {}),
        ("admitted", {"reasons": "Valt eronder."}),
        ("respondent_informed", {}),
        ("handling_chosen", {"handling": "ruling", "reasons": "Zo."}),
        ("three_way_held", {"held_on": "2026-04-01", "report": "Samen gesproken."}),
        ("ruled", rulings),
    )
    for act, values in steps:
        cases.do(case, act, handler, clock.now(), **values)
    return case
