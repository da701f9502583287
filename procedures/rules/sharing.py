"""What one side may read of a case: derived from the regulation, never from names of steps.

That an act was done is shown to the sides in its `visible_to`. What was written with it is shown
to fewer: to whom did it, to the side it is about, and otherwise only where the regulation itself
brings it to that side: with an act that is for that side alone, with the answer to the complaint,
or with a letter. The respondent reads what a letter is about only when the complainant gets the
same letter, or none: a farewell letter does not open the agreements or the reasons of the other.
"""

from collections.abc import Mapping

from procedures.rules.events import names_of
from procedures.rules.language import Regulation, Step
from procedures.rules.walk import SIDES, Walk

KEPT_APART = frozenset({"rulings", "measures", "measure", "side"})
"""Types of fields that are not told with the act: they have a place of their own, or go without
saying."""

AGREED = frozenset({"measures", "measure"})
"""What is agreed with one side is told with the act itself."""

MEASURES_FOR_BOTH = frozenset({"relation", "organisation"})
"""Kinds of measures that both sides may read; one towards a person is told to that person."""


def act_shown(side: str, step: Step) -> bool:
    """Whether a side may know that this act was done."""
    return side in step.visible_to


def act_shown_in(side: str, step: Step, so_far: Walk) -> bool:
    """Whether a side may know by now that this act was done: some are shown from an act on."""
    begun = step.visible_from is None or so_far.has(step.visible_from)
    return begun and act_shown(side, step)


def content_shown(side: str, step: Step, facts: Mapping[str, object], *, own: bool) -> bool:
    """Whether a side may read what was written with an act; `own` when it did the act itself."""
    if own:
        return True
    if not act_shown(side, step):
        return False
    about = about_side(step, facts)
    if about is not None:
        return about == side
    alone = not [other for other in SIDES if other != side and other in step.visible_to]
    return alone or _answers(side, step) or _told_by_letter(side, step)


def kept_apart(side: str, step: Step) -> frozenset[str]:
    """Return the types of fields that are not told to a side with this act."""
    alone = {one for one in SIDES if one in step.visible_to} == {side}
    return KEPT_APART - AGREED if alone else KEPT_APART


def complaint_shown(side: str, regulation: Regulation) -> bool:
    """Whether a side may read the complaint as it was filed, with the pieces that came with it."""
    return any(act_shown(side, step) for step in regulation.steps if step.kind == "receive")


def about_side(step: Step, facts: Mapping[str, object]) -> str | None:
    """Return the side that an act is about, or None when it is about no side or about both."""
    names = [field.name for field in step.fields if field.type == "side"]
    return next((str(facts[name]) for name in names if facts.get(name)), None)


def term_shown(side: str, name: str, regulation: Regulation) -> bool:
    """Whether a term matters to a side: it is told of it, or it may know of an act that ends it."""
    spec = regulation.terms.get(name)
    if spec is None:
        return False
    ends = [step for step in regulation.steps if step.act in spec.ends]
    return side in spec.tells or any(act_shown(side, step) for step in ends)


def row_shown(side: str, name: str, regulation: Regulation) -> bool:
    """Whether a term of a case, by its name there, matters to a side: its own, or that of both."""
    spec_name, own = names_of(regulation).get(name, ("", None))
    return own in (None, side) and term_shown(side, spec_name, regulation)


def seats_shown(side: str, regulation: Regulation) -> bool:
    """Whether a side may know who was appointed."""
    appointing = [step for step in regulation.steps if step.kind == "appoint"]
    return any(act_shown(side, step) for step in appointing)


def _answers(side: str, step: Step) -> bool:
    """The answer to the complaint is the respondent's own, whoever wrote it down."""
    return step.kind == "answer" and side == "respondent"


def _told_by_letter(side: str, step: Step) -> bool:
    own = {letter.letter for letter in step.letters if letter.to == side}
    other = {letter.letter for letter in step.letters if letter.to in SIDES and letter.to != side}
    return bool(own) and (side == "complainant" or not other or bool(own & other))
