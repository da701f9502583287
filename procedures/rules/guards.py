"""What must hold before an act: each guard of the language as a question to the walk."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from kernel.errors import Refusal
from procedures.rules.composition import missing_seats
from procedures.rules.deadlines import Clock, still_running
from procedures.rules.language import Guard, Regulation, Step
from procedures.rules.walk import Walk


@dataclass(frozen=True, slots=True)
class Standing:
    """A case as a guard sees it: its walk, its regulation, and today in the tenant's zone.

    `named` is whether the complainant's name is known here; `hidden` whether it is kept from
    third parties; `answers` are the answers to the filing's questions that are codes; `zone` is
    where the days of its terms begin.
    """

    regulation: Regulation
    walk: Walk
    today: date
    named: bool = True
    hidden: bool = False
    answers: Mapping[str, str] = field(default_factory=dict)
    zone: str = "Europe/Amsterdam"

    def running(self, term: str) -> tuple[str, ...]:
        """Return the names under which a term still runs today, per side where it does so."""
        clock = Clock(self.zone, self.today)
        return still_running(self.regulation, term, self.walk, clock=clock)


def _both_sides_heard(case: Standing, guard: Guard) -> bool:
    """Both sides were heard, or left it, or the statute's own exception was recorded for one."""
    excused = {
        one.side
        for one in guard.unless
        if case.walk.has(one.taken) and not (one.absent and case.walk.informed)
    }
    return all(side.done(case.today) or name in excused for name, side in case.walk.sides.items())


HOLDS: Mapping[str, Callable[[Standing, Guard], bool]] = {
    "admissible": lambda case, _guard: case.walk.admitted,
    "both_sides_heard": _both_sides_heard,
    "panel_complete": lambda case, _guard: (
        not missing_seats(case.regulation.panel, case.walk.seats)
    ),
    "respondent_informed": lambda case, _guard: case.walk.informed,
    "acknowledged": lambda case, _guard: case.walk.acknowledged,
    "named": lambda case, _guard: case.named,
}

REFUSALS: Mapping[str, Callable[[], Refusal]] = {
    "admissible": lambda: Refusal(
        "guard.admissible", message="Eerst moet de klacht ontvankelijk zijn verklaard."
    ),
    "both_sides_heard": lambda: Refusal(
        "guard.both_sides_heard",
        message="Eerst moeten beide kanten zijn gehoord, ervan hebben afgezien, of niet op tijd"
        " hebben geantwoord op een uitnodiging.",
    ),
    "panel_complete": lambda: Refusal(
        "guard.panel_complete", message="Eerst moet de commissie volledig zijn."
    ),
    "respondent_informed": lambda: Refusal(
        "guard.respondent_informed", message="Eerst moet de beklaagde zijn ingelicht."
    ),
    "acknowledged": lambda: Refusal(
        "guard.acknowledged", message="Eerst moet de ontvangst van de klacht zijn bevestigd."
    ),
    "named": lambda: Refusal("guard.named", message="Dit kan niet bij een anonieme klacht."),
}
"""What stands in the way when a rule of the language does not hold."""


def unmet(step: Step, case: Standing) -> tuple[Refusal, ...]:
    """Return a refusal for each guard of the step that does not hold; empty when it may go."""
    guards = tuple(_refusal(guard, case) for guard in step.requires if not _met(guard, case))
    return (*guards, *_blocked(step, case))


def _blocked(step: Step, case: Standing) -> Iterator[Refusal]:
    """Yield why a step cannot be taken while the complainant stays anonymous."""
    asked = any(guard.holds == "named" for guard in step.requires)
    blocks = case.regulation.filing.blocks
    if not case.named and step.act in blocks.get("anonymous", ()) and not asked:
        yield REFUSALS["named"]()
    hidden = case.named and case.hidden and not case.walk.revealed
    if hidden and step.act in blocks.get("third_parties", ()):
        yield Refusal(
            "guard.hidden",
            message="Dit kan niet zolang de naam van de klager voor anderen geheim blijft.",
        )


def _met(guard: Guard, case: Standing) -> bool:
    if guard.holds is not None:
        return HOLDS[guard.holds](case, guard)
    if guard.waited is not None:
        return not case.running(guard.waited)
    if guard.inspected is not None:
        return True  # asked with the day and the side of the talk itself: rules.arms
    if guard.answered:
        return all(case.answers.get(name) == code for name, code in guard.answered.items())
    if guard.taken is not None:
        return case.walk.has(guard.taken)
    return guard.not_taken is None or not case.walk.has(guard.not_taken)


def _refusal(guard: Guard, case: Standing) -> Refusal:
    if guard.holds is not None:
        return REFUSALS[guard.holds]()
    if guard.waited is not None:
        terms = case.running(guard.waited)
        return Refusal(
            "guard.waited",
            message="Dit kan pas als iedereen die mag reageren dat deed, of die tijd om is.",
            term=terms[0],
            terms=terms,
        )
    if guard.answered:
        return Refusal(
            "guard.answered",
            message="Bij wat de klager bij het indienen antwoordde, hoort deze stap niet.",
            answered=dict(guard.answered),
        )
    if guard.taken is not None:
        return Refusal("guard.taken", message="Er gaat een stap aan vooraf.", act=guard.taken)
    return Refusal("guard.not_taken", message="Deze stap is al gezet.", act=guard.not_taken)
