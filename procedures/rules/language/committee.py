from collections.abc import Mapping
from typing import Literal

from pydantic import Field as Described

from procedures.rules.language.terms import Length
from procedures.rules.language.values import Name, Sourced


class Office(Length):
    """How long a member is appointed for, and how often that may be renewed."""

    renewals: int = Described(default=0, ge=0, le=10)


class Challenge(Sourced):
    """How a side objects to a member: with which act, within how long, and who decides."""

    act: Name
    within: Length | None = None
    decided_by: Name | None = None
    tie: Literal["granted", "refused"] = "granted"


class Panel(Sourced):
    """How the committee is composed for one case, and who may not sit in it."""

    seats: Mapping[Name, int]
    external: tuple[Name, ...] = ()
    experts: tuple[Name, ...] = ()
    support: tuple[Name, ...] = ()
    """Who helps the committee in the case and does not judge, such as its secretary."""
    formed: Literal["ad_hoc", "standing"] = "ad_hoc"
    pool: int | None = Described(default=None, ge=1)
    """How many members there are at least to choose from."""
    odd: bool = False
    """The number of those who judge is odd."""
    deputies: bool = False
    mix: Mapping[Name, int] = {}
    """At least so many of the members are of this description (women, nominated by staff)."""
    expertise: tuple[Name, ...] = ()
    office: Office | None = None
    excluded: tuple[Name, ...] = ()
    """Roles that nobody with a seat may have."""
    challenge: Challenge | None = None
