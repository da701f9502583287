"""The register of a client as plain values: one row for every case, without names or texts."""

from dataclasses import dataclass
from datetime import date
from typing import Literal


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


@dataclass(frozen=True, slots=True)
class Spent:
    """Minutes that were worked on one day, and what for."""

    on: date
    purpose: str
    minutes: int


@dataclass(frozen=True, slots=True)
class OutsideNumber:
    """What somebody else counted in a year at a municipality: of one ground, or in all."""

    source: str
    municipality: str
    ground: str
    count: int


Mediation = Literal["not_offered", "offered", "begun", "reached"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """What the register records of one case, or of a contact that is none.

    All codes are the regulation's or those of `codes.yaml`. Appreciation is a mark from 1 to 10.
    ``lead_time_days`` counts calendar days; where it is empty, the days between reception and
    closing count. ``reach`` is how many people an activity reached.
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
    found_us: str | None = None
    complainant_role: str | None = None
    respondent_role: str | None = None
    natures: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    barriers: tuple[str, ...] = ()
    mediation: Mediation | None = None
    extension_reasons: tuple[str, ...] = ()
    spent: tuple[Spent, ...] = ()
    lives_in: str | None = None
    happened_in: str | None = None
    complaint_about: str | None = None
    inadmissible_reason: str | None = None
    activity: str | None = None
    reach: int | None = None
