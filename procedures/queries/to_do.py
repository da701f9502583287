from datetime import date

from kernel.actors import Actor
from procedures.models import Complaint
from procedures.queries.finishing import names_measure
from procedures.queries.standing import possible, walk_of
from procedures.rules.language import Step, Texts
from procedures.rules.replies import can_be_told, is_reply


def to_do(case: Complaint, actor: Actor, texts: Texts, *, today: date) -> tuple[str, ...]:
    """Return what the actor can do now in a case, in words: what moves the case on comes first.

    No query when the case's acts were prefetched.
    """
    ready = [one.step for one in possible(case, actor, today) if not one.obstacles]
    steps = sorted(ready, key=lambda step: step.to is None)
    return tuple(
        texts.buttons.get(step.act) or texts.acts.get(step.act, step.act)
        for step in steps
        if is_offered(step)
        and (not is_reply(step) or can_be_told(step, walk_of(case), actor.roles))
    )


def is_offered(step: Step) -> bool:
    """Whether a list of cases names a step: those about one measure and a change have a place."""
    return not names_measure(step) and step.kind != "change"
