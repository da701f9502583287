"""Changing the terms of a regulation: how long, how they end, how often they may be extended."""

from dataclasses import dataclass

from kernel.errors import Refusal
from procedures.rules.editing.manuscript import Manuscript
from procedures.rules.editing.places import MISSING
from procedures.rules.language import Length

EXTENDED = "extended"


@dataclass(frozen=True, slots=True)
class Extended:
    """How far a term may be extended, how often, and with which step.

    Without a length whoever extends names the new last day.
    """

    length: Length | None
    max_times: int = 1
    by: str = EXTENDED


@dataclass(frozen=True, slots=True)
class TermSet:
    """What a term is to be. `roll` as in the language; no `source` leaves the source as it is."""

    length: Length
    roll: str = "none"
    extended: Extended | None = None
    target: Length | None = None
    source: str = ""


def with_term(draft: Manuscript, name: str, wanted: TermSet) -> Manuscript:
    """Return the draft with this term changed, and with it what must say the same.

    A limit that looks back is the limit of filing; the term of aftercare is when it is asked.
    Raise Refusal `draft.unknown_term`.
    """
    if draft.at("terms", name) is MISSING:
        raise Refusal("draft.unknown_term", message="Deze termijn bestaat niet.", term=name)
    at = ("terms", name)
    changed = with_length(draft, at, wanted.length).placed((*at, "roll"), wanted.roll, "none")
    if wanted.source:
        changed = changed.placed((*at, "source"), wanted.source)
    changed = _extended(changed, name, wanted.extended)
    changed = _with_optional(changed, (*at, "target"), wanted.target)
    return _alike(changed, name, wanted.length)


def with_length(draft: Manuscript, path: tuple[str, ...], length: Length) -> Manuscript:
    """Return the draft with this amount and unit at a path."""
    changed = draft.placed((*path, "amount"), length.amount)
    return changed.placed((*path, "unit"), length.unit)


def _with_optional(draft: Manuscript, path: tuple[str, ...], length: Length | None) -> Manuscript:
    return draft.placed(path, MISSING) if length is None else with_length(draft, path, length)


def _extended(draft: Manuscript, name: str, wanted: Extended | None) -> Manuscript:
    at = ("terms", name, "extension")
    if wanted is None:
        return draft.placed(at, MISSING)
    if draft.at(*at) is MISSING:  # with its source, when it comes back
        draft = draft.placed(at, draft.base_at(*at))
    if wanted.length is None:
        changed = draft.placed((*at, "amount"), MISSING).placed((*at, "unit"), MISSING)
        changed = changed.placed((*at, "max_times"), wanted.max_times)
    else:
        changed = with_length(draft, at, wanted.length)
        changed = changed.placed((*at, "max_times"), wanted.max_times, 1)
    changed = changed.placed(("terms", name, "extended_by"), wanted.by, EXTENDED)
    return _telling(changed, name, wanted.by)


def _telling(draft: Manuscript, name: str, act: str) -> Manuscript:
    """Whoever gets a letter about extending is whom the term says that it tells."""
    if draft.at("terms", name, "tells", default=[]):
        return draft
    letters = draft.at("steps", act, "letters", default=[])
    told = list(dict.fromkeys(letter["to"] for letter in letters))
    return draft.placed(("terms", name, "tells"), told, [])


def _alike(draft: Manuscript, name: str, length: Length) -> Manuscript:
    spec = draft.at("terms", name)
    if spec.get("backward"):
        return with_length(draft, ("filing", "limit"), length)
    asks = {step["act"] for step in draft.at("steps") if step["kind"] == "aftercare"}
    if asks & set(spec.get("ends", ())):
        return with_length(draft, ("aftercare", "after"), length)
    return draft
