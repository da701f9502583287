from typing import Literal

from pydantic import Field as Described

from procedures.rules.language.values import Name, Part

UnitName = Literal["days", "working_days", "weeks", "months", "years"]


class Length(Part):
    """An amount of time: `amount` units, counted from the day after the event."""

    amount: int = Described(ge=0, le=400)
    unit: UnitName


class ExtensionSpec(Length):
    """How far, and how often, a term may be extended; counted from the nominal end."""

    max_times: int = Described(default=1, ge=1, le=5)


class TermSpec(Length):
    """A term: from which act it runs, which acts meet it, and what moves its end.

    `roll` "atw" moves an end on a rest day to the next day that is none (Algemene termijnenwet
    art. 1); own regulations have none unless they say so. `lapses` are acts that end the term
    without meeting it. `source` is a law with its article, or "own regulation".
    """

    from_: Name = Described(alias="from")
    ends: tuple[Name, ...] = Described(min_length=1)
    lapses: tuple[Name, ...] = ()
    roll: Literal["atw", "none"] = "none"
    source: str = Described(min_length=3, max_length=200)
    extension: ExtensionSpec | None = None
    extended_by: Name | None = None
    suspended_from: Name | None = None
    suspended_until: Name | None = None
    target: Length | None = None
    tells: tuple[Name, ...] = ()
