"""Changing how the committee is composed: seats, who comes from outside, for how long."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kernel.errors import Refusal
from procedures.rules.editing.manuscript import Manuscript
from procedures.rules.editing.places import MISSING
from procedures.rules.editing.terms import with_length
from procedures.rules.language import Length

DEFAULTS: Mapping[str, Any] = {
    "external": [],
    "experts": [],
    "expertise": [],
    "excluded": [],
    "odd": False,
    "deputies": False,
    "formed": "ad_hoc",
}


@dataclass(frozen=True, slots=True)
class OfficeSet:
    """How long a member is appointed for, and how often again."""

    length: Length
    renewals: int = 0


@dataclass(frozen=True, slots=True)
class PanelSet:
    """What the committee is to be. A seat with no places is not there."""

    seats: Mapping[str, int]
    external: Sequence[str] = ()
    experts: Sequence[str] = ()
    expertise: Sequence[str] = ()
    excluded: Sequence[str] = ()
    odd: bool = False
    deputies: bool = False
    formed: str = "ad_hoc"
    pool: int | None = None
    office: OfficeSet | None = None


def with_panel(draft: Manuscript, wanted: PanelSet) -> Manuscript:
    """Return the draft with its committee composed so.

    Raise Refusal `draft.no_panel` where the regulation knows no committee.
    """
    if draft.at("panel") is MISSING:
        raise Refusal("draft.no_panel", message="Deze regeling kent geen commissie.")
    changed = _seated(draft, wanted.seats)
    for name, default in DEFAULTS.items():
        value = getattr(wanted, name)
        if isinstance(default, list):
            value = in_order(draft, ("panel", name), value)
        changed = changed.placed(("panel", name), value, default)
    changed = changed.placed(("panel", "pool"), wanted.pool or MISSING)
    return _office(changed, wanted.office)


def in_order(draft: Manuscript, path: tuple[str, ...], chosen: Sequence[str]) -> list[str]:
    """Return what was chosen in the order of what the draft builds on, what is new last."""
    before = draft.base_at(*path, default=draft.at(*path, default=[]))
    kept = [one for one in before if one in chosen]
    return [*kept, *(one for one in dict.fromkeys(chosen) if one not in kept)]


def _seated(draft: Manuscript, seats: Mapping[str, int]) -> Manuscript:
    for seat in draft.at("panel", "seats"):
        if not seats.get(seat):
            draft = draft.placed(("panel", "seats", seat), MISSING)
    for seat, count in seats.items():
        if count:
            draft = draft.placed(("panel", "seats", seat), count)
    return draft


def _office(draft: Manuscript, office: OfficeSet | None) -> Manuscript:
    at = ("panel", "office")
    if office is None:
        return draft.placed(at, MISSING)
    return with_length(draft, at, office.length).placed((*at, "renewals"), office.renewals, 0)
