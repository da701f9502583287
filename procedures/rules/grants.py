"""What a seat in one case lets somebody see: from when until when, in which stages, and what."""

from dataclasses import dataclass
from datetime import datetime

from procedures.rules.language import Regulation
from procedures.rules.walk import SIDES


@dataclass(frozen=True, slots=True)
class Grant:
    """A seat's grant. `until_at` ends the seat, `expires_at` the seeing; no `stages` means all.

    Without `files` somebody reads no pieces of the file, without `names` nobody's name.
    """

    from_at: datetime
    until_at: datetime | None = None
    expires_at: datetime | None = None
    stages: frozenset[str] = frozenset()
    files: bool = True
    names: bool = True

    def holds(self, at: datetime, stage: str) -> bool:
        """Whether somebody sees the case at this moment, in the stage where it is."""
        ends = [end for end in (self.until_at, self.expires_at) if end is not None]
        return (
            self.from_at <= at
            and all(at < end for end in ends)
            and (not self.stages or stage in self.stages)
        )


def writes_to_parties(regulation: Regulation, seat: str) -> bool:
    """Whether an act of this seat is followed by a letter to a side, which bears its name."""
    return any(
        letter.to in SIDES
        for step in regulation.steps
        if seat in step.by
        for letter in step.letters
    )
