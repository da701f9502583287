from typing import Annotated, Literal

from pydantic import Field as Described
from pydantic import StringConstraints

from procedures.rules.language.terms import Length
from procedures.rules.language.values import Name, Sourced

DayOfYear = Annotated[str, StringConstraints(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]


class Outcomes(Sourced):
    """What the regulation can end in.

    Where `founded_exists` is no, nobody judges whether a complaint is founded: the end is an
    advice. `resolved_axis` registers beside the outcome whether the problem was solved.
    """

    founded_exists: bool = True
    resolved_axis: bool = False


class ReportDuty(Sourced):
    """A report that must be made: for whom, how often, and before which day (month-day)."""

    name: Name
    to: tuple[Name, ...]
    every: Literal["year", "half_year", "quarter"] = "year"
    before: DayOfYear | None = None
    public: bool = False


class NextStep(Sourced):
    """Where the complainant can go after the case, and which letters must say so.

    `term` is the window for it, when there is one: those letters then name its last day.
    `decides_within` is the term in which that body answers once it was asked.
    """

    body: Name
    term: Name | None = None
    decides_within: Name | None = None
    told_in: tuple[Name, ...] = ()


class Content(Sourced):
    """A piece that the file of a case holds, and the act that makes it."""

    name: Name
    act: Name


class Aftercare(Sourced):
    """When somebody asks how it went after closing, and how."""

    after: Length
    channel: Literal["phone_preferred", "message"] = "phone_preferred"


class Retention(Length):
    """How long a file is kept, from which act."""

    from_: Name = Described(alias="from", default="closed")
    source: str
    verify: bool = False
