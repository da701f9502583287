from datetime import date

from kernel.actors import Actor
from procedures.models import Complaint
from procedures.queries.standing import possible
from procedures.rules.language import Step


def finishing_step(case: Complaint, actor: Actor, today: date) -> Step | None:
    """Return the step with which this actor may now report that a measure was carried out."""
    found = (one.step for one in possible(case, actor, today) if not one.obstacles)
    return next((step for step in found if names_measure(step)), None)


def names_measure(step: Step) -> bool:
    """Whether the act is about a measure that is there already."""
    return any(one.type == "measure" for one in step.fields)
