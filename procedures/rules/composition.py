"""Who may sit in a case, and whether the committee is complete."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from procedures.rules.language import Panel
from procedures.rules.walk import SeatTaken

KNOWN_EXCLUDED = frozenset({"confidential_adviser"})
"""Who advised a side never judges its case, whatever a regulation says."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who might be appointed, with what could tie them to the case."""

    person: UUID
    email: str = ""
    department: str = ""
    external: bool = False
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Tie:
    """A party of the case, as far as it can tie a candidate to it."""

    side: str
    email: str = ""
    department: str = ""
    person: UUID | None = None


def missing_seats(panel: Panel | None, seats: Iterable[SeatTaken]) -> Mapping[str, int]:
    """Return how many of each seat are still empty; none when there is no panel at all."""
    if panel is None:
        return {}
    filled = Counter(seat.seat for seat in seats if seat.until_at is None)
    lacking = {name: count - filled[name] for name, count in panel.seats.items()}
    return {name: count for name, count in lacking.items() if count > 0}


def conflicts(
    candidate: Candidate,
    *,
    ties: Sequence[Tie],
    seat: str,
    panel: Panel | None,
    earlier: Mapping[UUID, frozenset[str]],
) -> tuple[str, ...]:
    """Return the codes of each conflict of interest; empty when the candidate may sit.

    `earlier` says what people already did in this case (such as conciliating it): who handled
    the informal track, or is confidential adviser, does not judge it.
    """
    found = {_tie(candidate, tie) for tie in ties} - {None}
    judges = panel is not None and seat in panel.seats
    if judges and earlier.get(candidate.person, frozenset()) & {"talk", "mediate", "opine"}:
        found.add("handled_before")
    if judges and "confidential_adviser" in candidate.roles:
        found.add("confidential_adviser")
    if panel is not None and judges and candidate.roles & (set(panel.excluded) - KNOWN_EXCLUDED):
        found.add("excluded_role")
    if panel is not None and seat in panel.external and not candidate.external:
        found.add("not_external")
    return tuple(sorted(code for code in found if code))


def _tie(candidate: Candidate, tie: Tie) -> str | None:
    same_address = bool(tie.email) and tie.email.lower() == candidate.email.lower()
    if same_address or (tie.person is not None and tie.person == candidate.person):
        return "is_party"
    if tie.department and tie.department == candidate.department and not candidate.external:
        return "same_department"
    return None
