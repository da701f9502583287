from datetime import datetime

from kernel.actors import Actor
from procedures.actions.take import Doing, take
from procedures.models import Appointment, Complaint
from procedures.queries.regulations import of_case
from procedures.rules.language import Step


def release_member(
    case: Complaint, seat: Appointment, reason: str, *, by: Actor, at: datetime
) -> None:
    """End a seat after an objection, as the regulation's own act where the case's state has one.

    Who may take that act takes it; otherwise it follows from the decision by itself. From then
    on the committee is no longer complete, and cannot hear or judge.
    """
    step = _release(case)
    if step is None:
        Appointment.objects.filter(id=seat.id, until_at=None).update(until_at=at)
        return
    may = bool(by.roles & set(step.by)) and by.kind == "person"
    actor = by if may else Actor("system", None, by.name, frozenset({step.by[0]}))
    words = {field.name: reason for field in step.fields if field.type == "text"}
    people = {field.name: seat.person_id for field in step.fields if field.type == "person"}
    take(case.id, Doing(step.act, by=actor, at=at, values={**words, **people}))


def _release(case: Complaint) -> Step | None:
    steps = of_case(case).steps
    return next(
        (step for step in steps if step.kind == "release" and case.state in step.from_), None
    )
