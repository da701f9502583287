"""What must hold before an act: each guard of the language as a question to the walk."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from kernel.errors import Refusal
from procedures.rules.composition import missing_seats
from procedures.rules.language import Guard, Regulation, Step
from procedures.rules.walk import Walk


@dataclass(frozen=True, slots=True)
class Standing:
    """A case as a guard sees it: its walk, its regulation, and today in the tenant's zone."""

    regulation: Regulation
    walk: Walk
    today: date
    named: bool = True


def _both_sides_heard(case: Standing) -> bool:
    return all(side.done(case.today) for side in case.walk.sides.values())


HOLDS: Mapping[str, Callable[[Standing], bool]] = {
    "admissible": lambda case: case.walk.admitted,
    "both_sides_heard": _both_sides_heard,
    "panel_complete": lambda case: not missing_seats(case.regulation.panel, case.walk.seats),
    "respondent_informed": lambda case: case.walk.informed,
    "acknowledged": lambda case: case.walk.acknowledged,
    "named": lambda case: case.named,
}

SENTENCES: Mapping[str, str] = {
    "admissible": "Eerst moet de klacht ontvankelijk zijn verklaard.",
    "both_sides_heard": (
        "Eerst moeten beide kanten zijn gehoord, ervan hebben afgezien, of niet op tijd hebben"
        " geantwoord op een uitnodiging."
    ),
    "panel_complete": "Eerst moet de commissie volledig zijn.",
    "respondent_informed": "Eerst moet de beklaagde zijn ingelicht.",
    "acknowledged": "Eerst moet de ontvangst van de klacht zijn bevestigd.",
    "named": "Dit kan niet bij een anonieme klacht.",
}


def unmet(step: Step, case: Standing) -> tuple[Refusal, ...]:
    """Return a refusal for each guard of the step that does not hold; empty when it may go."""
    return tuple(_refusal(guard) for guard in step.requires if not _met(guard, case))


def _met(guard: Guard, case: Standing) -> bool:
    if guard.holds is not None:
        return HOLDS[guard.holds](case)
    if guard.taken is not None:
        return case.walk.has(guard.taken)
    return guard.not_taken is None or not case.walk.has(guard.not_taken)


def _refusal(guard: Guard) -> Refusal:
    if guard.holds is not None:
        return Refusal(f"guard.{guard.holds}", message=SENTENCES[guard.holds])
    if guard.taken is not None:
        return Refusal("guard.taken", message="Er gaat een stap aan vooraf.", act=guard.taken)
    return Refusal("guard.not_taken", message="Deze stap is al gezet.", act=guard.not_taken)
