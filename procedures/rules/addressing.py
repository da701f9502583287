"""To whom the letters of an act are meant."""

from collections.abc import Mapping

from procedures.rules.language import LetterTo, Step
from procedures.rules.walk import SIDES


def meant(step: Step, facts: Mapping[str, object], letter: LetterTo) -> bool:
    """Whether a letter follows from an act with these facts.

    An invitation, and what follows a hearing, goes to the side it is about.
    """
    side = facts.get("side")
    about_one = step.kind in ("invite", "hear", "waive") or step.hears == "side"
    return not (about_one and side and letter.to in SIDES) or letter.to == side
