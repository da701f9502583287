"""How a case was handled: what its regulation records of that, or what its acts show."""

from collections.abc import Sequence

from procedures.rules.language import Kind, Regulation
from procedures.rules.walk import Taken

HANDLING = "handling"
"""The field (and code list) with which a regulation records how a complaint was taken up."""

BY_KIND: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    ("rule", ("rule",)),
    ("mediate", ("mediate",)),
    ("decline", ("decline",)),
    ("talk", ("settle", "talk")),
    ("withdraw", ("withdraw",)),
)
"""What an act of these kinds says about the handling, the most telling first."""
BEFORE_HANDLING = ("decline", "withdraw")


def names_handling(regulation: Regulation) -> bool:
    """Whether acts of this regulation record the handling themselves."""
    return any(field.name == HANDLING for step in regulation.steps for field in step.fields)


def derived_handlings(regulation: Regulation) -> tuple[str, ...]:
    """Return the codes that `handling_of` may derive from the kinds of the regulation's acts."""
    kinds = {step.kind for step in regulation.steps}
    possible = [code for code, telling in BY_KIND if kinds & set(telling)]
    if names_handling(regulation):
        return tuple(code for code in possible if code in BEFORE_HANDLING)
    return tuple(possible)


def handling_of(regulation: Regulation, acts: Sequence[Taken]) -> str | None:
    """Return how a case was handled, None while nothing tells.

    The last act that records it counts; where none did, the kinds of the acts tell.
    """
    recorded = [str(act.facts[HANDLING]) for act in acts if act.facts.get(HANDLING)]
    if recorded:
        return recorded[-1]
    kinds = {act.kind for act in acts}
    possible = derived_handlings(regulation)
    telling = (code for code, found in BY_KIND if kinds & set(found) and code in possible)
    return next(telling, None)
