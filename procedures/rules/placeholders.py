"""What a letter may speak of: a closed set of {placeholders}, filled from facts."""

import re
from collections.abc import Mapping

from kernel.errors import Refusal
from procedures.rules.language import Step

PLACEHOLDER = re.compile(r"\{([a-z_]+(?:\.[a-z_]+)?)\}")

KNOWN = frozenset(
    {
        "number",
        "client",
        "recipient",
        "received_on",
        "today",
        "state",
        "reasons",
        "planned_at",
        "place",
        "answer_by",
        "outcome",
        "side",
        "portal",
        "contact",
        "departure_reasons",
        "extended_to",
        "track",
        "continued_as",
        "enclosed",
    }
)


WRITTEN = frozenset({"text", "measures"})
"""Types of fields that a letter can repeat by the name of the field."""


def written_in(*steps: Step) -> frozenset[str]:
    """Return the names of what these steps write down and their letters can repeat."""
    return frozenset(field.name for step in steps for field in step.fields if field.type in WRITTEN)


def names_in(text: str) -> frozenset[str]:
    """Return the names of the placeholders in a text."""
    return frozenset(PLACEHOLDER.findall(text))


def fill(text: str, values: Mapping[str, str]) -> str:
    """Return the text with each placeholder replaced; the values are never read again.

    Raise Refusal `letter.placeholder` for one that has no value.
    """

    def value(match: re.Match[str]) -> str:
        name = match.group(1)
        if name not in values:
            raise Refusal(
                "letter.placeholder",
                message=f"Onbekend in een brief: {{{name}}}.",
                placeholder=name,
            )
        return values[name]

    return PLACEHOLDER.sub(value, text)
