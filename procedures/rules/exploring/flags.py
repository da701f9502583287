"""The yes-or-no facts of a situation, each a bit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from procedures.rules.language import Regulation, Step
from procedures.rules.walk import SIDES
from procedures.rules.ways import reachable

FIXED = (
    "admitted",
    "acknowledged",
    "informed",
    "named",
    "hidden",
    "panel",
    "judged",
    "mediating",
    "closed",
    "outcome",
    "handling",
    *(f"{fact}:{side}" for side in SIDES for fact in ("heard", "invited", "unanswered")),
)


@dataclass(frozen=True, slots=True)
class Flags:
    """Which bit means what."""

    bits: Mapping[str, int]

    def __getitem__(self, name: str) -> int:
        return self.bits[name]

    def taken(self, act: str) -> int:
        """Return the bit that says that an act was taken; 0 when nothing asks."""
        return self.bits.get(f"taken:{act}", 0)

    def answer(self, question: str, code: str) -> int:
        """Return the bit that says how a question of the filing was answered."""
        return self.bits[f"answer:{question}:{code}"]

    def done(self, side: str) -> int:
        """Return the bits of which one is enough for a side to have had its say."""
        return self.bits[f"heard:{side}"] | self.bits[f"unanswered:{side}"]


def flags_of(regulation: Regulation) -> Flags:
    """Return the flags that matter under a regulation."""
    names = [*FIXED, *sorted(_asked(regulation)), *sorted(_answers(regulation))]
    return Flags({name: 1 << place for place, name in enumerate(names)})


def _asked(regulation: Regulation) -> set[str]:
    """Return a flag for each act that a guard asks for, or that may be taken once only."""
    asked: set[str] = set()
    for step in regulation.steps:
        for guard in step.requires:
            asked |= {act for act in (guard.taken, guard.not_taken) if act}
            asked |= {one.taken for one in guard.unless}
        if not step.repeats and (_can_come_back(regulation, step) or _of_one_side(step)):
            asked.add(step.act)
    return {f"taken:{act}" for act in asked}


def _can_come_back(regulation: Regulation, step: Step) -> bool:
    return step.to is not None and bool(set(step.from_) & reachable(regulation, step.to))


def _of_one_side(step: Step) -> bool:
    return any(field.type == "side" for field in step.fields)


def _answers(regulation: Regulation) -> Iterable[str]:
    return {
        f"answer:{question}:{code}"
        for step in regulation.steps
        for guard in step.requires
        for question, code in guard.answered.items()
    }
