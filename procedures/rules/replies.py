"""Answers to an invitation to be heard: from whom one is asked, and as long as when.

An invitation asks for an answer until it came; the answer may be changed until the talk was held
or given up. After that there is nothing to answer until somebody is invited again.
"""

from collections.abc import Iterable
from datetime import date

from procedures.rules.language import Step
from procedures.rules.walk import SIDES, Walk


def is_reply(step: Step) -> bool:
    """Whether a step answers an invitation: the answer of one side, not one to the complaint."""
    return step.kind == "answer" and any(field.type == "side" for field in step.fields)


def can_be_told(step: Step, so_far: Walk, roles: Iterable[str]) -> bool:
    """Whether a talk is ahead to which this reply of somebody with these roles can be."""
    return any(so_far.sides[side].planned for side in _sides(step, roles))


def answer_by(step: Step, so_far: Walk, roles: Iterable[str]) -> date | None:
    """Return the last day for the answer that is asked; None when none is, or without a day."""
    sides = (so_far.sides[side] for side in _sides(step, roles))
    return min((one.answer_by for one in sides if one.asked and one.answer_by), default=None)


def _sides(step: Step, roles: Iterable[str]) -> tuple[str, ...]:
    """Return the sides whose answer it can be: the one the step is of, else the reader's own."""
    fixed = {field.of for field in step.fields if field.type == "side" and field.of}
    own = fixed or set(roles) & set(SIDES) or set(SIDES)
    return tuple(side for side in SIDES if side in own)
