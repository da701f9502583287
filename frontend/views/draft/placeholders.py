"""What a letter may speak of, in words: the list beside the box in which it is written."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_lazy

from procedures.rules.editing.names import Names

MEANING = {
    "recipient": gettext_lazy("De naam van wie de brief krijgt"),
    "number": gettext_lazy("Het nummer van de zaak"),
    "client": gettext_lazy("De naam van de organisatie"),
    "received_on": gettext_lazy("De dag van ontvangst"),
    "today": gettext_lazy("De dag van de brief"),
    "state": gettext_lazy("De fase van de zaak"),
    "outcome": gettext_lazy("De uitkomst, als die er is"),
    "reasons": gettext_lazy("De redenen die bij de stap zijn ingevuld"),
    "departure_reasons": gettext_lazy("Waarom het advies niet wordt gevolgd"),
    "planned_at": gettext_lazy("Dag en tijd van het gesprek"),
    "place": gettext_lazy("De plaats van het gesprek"),
    "answer_by": gettext_lazy("Tot wanneer iemand kan reageren"),
    "side": gettext_lazy("Klager of beklaagde"),
    "extended_to": gettext_lazy("De nieuwe laatste dag na verlengen"),
    "portal": gettext_lazy("Het adres van het portaal"),
    "contact": gettext_lazy("Hoe iemand u bereikt"),
}
DUE = "due."


@dataclass(frozen=True, slots=True)
class Placeholder:
    """Something a letter may speak of: how to write it, what it means, and an example."""

    written: str
    meaning: str
    example: str


def told_placeholders(facts: Mapping[str, str], names: Names) -> tuple[Placeholder, ...]:
    """Return everything a letter may speak of, the days of terms last."""
    known = [name for name in MEANING if name in facts]
    days = [name for name in facts if name.startswith(DUE)]
    others = [name for name in facts if name not in {*known, *days}]
    return tuple(
        Placeholder(f"{{{name}}}", _meaning(name, names), facts[name])
        for name in (*known, *others, *days)
    )


def _meaning(name: str, names: Names) -> str:
    if name in MEANING:
        return str(MEANING[name])
    term = name.removeprefix(DUE)
    if term == name:
        return name
    return gettext("De laatste dag van: %(term)s") % {"term": names.of("terms", term)}
