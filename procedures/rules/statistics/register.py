"""The register of a client as plain values: one row for every case, without names or texts."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TermResult:
    """How one term of a case ended; ``ended_on`` is empty while it runs."""

    name: str
    due_on: date
    ended_on: date | None = None
    state: str = ""
    extended_count: int = 0


@dataclass(frozen=True, slots=True)
class MeasureState:
    """How far one measure has come; the codes are the regulation's."""

    kind: str
    state: str
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """What the register records of one case; all codes are the regulation's.

    Appreciation is a mark from 1 to 10. ``lead_time_days`` counts calendar days; where it is
    empty, the days between reception and closing count.
    """

    number: str
    kind: str
    received_on: date
    closed_on: date | None = None
    channel: str | None = None
    categories: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    department: str | None = None
    outcome: str | None = None
    resolution: str | None = None
    handling: str | None = None
    anonymous: bool = False
    terms: tuple[TermResult, ...] = ()
    lead_time_days: int | None = None
    hearings_count: int = 0
    departed_from_advice: bool | None = None
    measures: tuple[MeasureState, ...] = ()
    appreciation_reception: int | None = None
    appreciation_handling: int | None = None
    retaliation_signalled: bool = False
