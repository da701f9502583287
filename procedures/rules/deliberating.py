"""Who of the committee works on its advice together, and who signs it.

What is said in chambers stays there: the secrecy of deliberation (in Dutch courts Wet RO art. 7(3);
for a complaints committee good practice, and its regulation).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from procedures.rules.language import Field, Regulation, Step
from procedures.rules.walk import CLOSED, Walk

MINORITY = "minority_view"
"""The field of an advice in which who differs from it says why."""
HELPING = frozenset({"invite", "hear"})


@dataclass(frozen=True, slots=True)
class Dissent:
    """The view of a member who does not agree with the draft."""

    name: str
    view: str


def judges(regulation: Regulation) -> frozenset[str]:
    """Return the seats that judge; none where there is no committee."""
    return frozenset(regulation.panel.seats) if regulation.panel else frozenset()


def deliberating(regulation: Regulation) -> frozenset[str]:
    """Return the seats that deliberate: who judges, and who helps them with the hearings.

    An expert or a mediator has a seat too, but no part in this.
    """
    panel = regulation.panel
    if panel is None:
        return frozenset()
    hearing = {role for step in regulation.steps if step.kind in HELPING for role in step.by}
    return judges(regulation) | set(panel.support) | (set(panel.experts) & hearing)


def advice_step(regulation: Regulation) -> Step | None:
    """Return the act with which the committee gives its advice; None when somebody else rules."""
    seats = judges(regulation)
    ruling = (one for one in regulation.steps if one.kind == "rule")
    return next((one for one in ruling if seats & set(one.by)), None)


def is_drafted(one: Field) -> bool:
    """Whether a field of the advice is written together: files and a minority's view are not."""
    return one.type != "files" and one.name != MINORITY


def is_open(step: Step, so_far: Walk) -> bool:
    """Whether the advice can still be worked on: it was not handed in, and the case is not over."""
    return not so_far.has(step.act) and so_far.state != CLOSED


def minority(views: Iterable[Dissent]) -> str:
    """Return what the advice says of those who differ from it; empty when nobody does."""
    return "\n\n".join(f"{one.name}: {one.view}" for one in views)
