"""What a reader may do next in a case, and why something cannot be done yet, in words."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from kernel.actors import Actor
from kernel.errors import Refusal
from procedures.models import Complaint
from procedures.queries.finishing import names_measure
from procedures.queries.regulations import of_case
from procedures.queries.standing import Possible, possible, walk_of
from procedures.rules.language import Texts
from procedures.rules.proofs import reachable


@dataclass(frozen=True, slots=True)
class NextStep:
    """A step of the reader; `obstacles` are sentences, empty when it can be taken."""

    act: str
    label: str
    explanation: str
    moves_on: bool
    obstacles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """A state of the regulation as a stage on the way: done, current, todo or skipped."""

    title: str
    progress: str


def next_steps(
    case: Complaint, actor: Actor, texts: Texts, *, today: date
) -> tuple[list[NextStep], list[NextStep]]:
    """Return the steps that can be taken now, those that move the case on first; and the others.

    Reporting on one measure is done beside that measure and is left out.
    """
    found = [one for one in possible(case, actor, today) if not names_measure(one.step)]
    steps = [_step(one, texts) for one in found]
    ready = [step for step in steps if not step.obstacles]
    return sorted(ready, key=lambda step: not step.moves_on), [
        step for step in steps if step.obstacles
    ]


def obstacle(refusal: Refusal, texts: Texts) -> str:
    """Return why a step cannot be taken yet, with the regulation's own words."""
    act = texts.acts.get(str(refusal.facts.get("act", "")), "")
    if refusal.code == "guard.taken" and act:
        return gettext("Eerst moet dit zijn gebeurd: %(act)s.") % {"act": act}
    if refusal.code == "guard.not_taken" and act:
        return gettext("Dit kan niet meer, want dit is al gebeurd: %(act)s.") % {"act": act}
    return gettext(refusal.message)


def stages(case: Complaint, texts: Texts) -> list[Stage]:
    """Return the regulation's states in their order, as stages of this case."""
    regulation = of_case(case)
    so_far = walk_of(case)
    steps = (regulation.step(act.act) for act in so_far.taken)
    seen = {step.to for step in steps if step and step.to}
    ahead = reachable(regulation, so_far.state)
    return [
        Stage(texts.states.get(name, name), _progress(name, so_far.state, seen=seen, ahead=ahead))
        for name in regulation.states
    ]


def _progress(name: str, now: str, *, seen: set[str], ahead: set[str]) -> str:
    if name == now:
        return "current"
    if name in seen:
        return "done"
    return "todo" if name in ahead else "skipped"


def _step(one: Possible, texts: Texts) -> NextStep:
    act = one.step.act
    return NextStep(
        act=act,
        label=texts.buttons.get(act) or texts.acts.get(act, act),
        explanation=texts.explanations.get(act, ""),
        moves_on=one.step.to is not None,
        obstacles=tuple(obstacle(refusal, texts) for refusal in one.obstacles),
    )
