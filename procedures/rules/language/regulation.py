from collections.abc import Mapping
from typing import Literal

from pydantic import Field as Described

from procedures.rules.language.filing import Filing
from procedures.rules.language.steps import Step
from procedures.rules.language.terms import Length, TermSpec
from procedures.rules.language.values import Name, Part


class State(Part):
    """A stage of a case: for whom it waits, and whether the case ends there."""

    waits_for: Name | None = None
    final: bool = False
    open_to: tuple[Name, ...] = ()


class Panel(Part):
    """How the committee is composed for one case."""

    seats: Mapping[Name, int]
    external: tuple[Name, ...] = ()
    experts: tuple[Name, ...] = ()


class Aftercare(Part):
    """When somebody asks how it went after closing, and how."""

    after: Length
    channel: Literal["phone_preferred", "message"] = "phone_preferred"


class Retention(Length):
    """How long a file is kept, from which act."""

    from_: Name = Described(alias="from", default="closed")
    source: str


class Regulation(Part):
    """One version of a client's complaint regulation, as data: the program follows from it."""

    regulation: Name
    version: int = Described(ge=1)
    source: str
    calendar: Literal["nl", "be"]
    languages: tuple[str, ...] = Described(min_length=1)
    filing: Filing
    code_lists: Mapping[Name, tuple[Name, ...]]
    states: Mapping[Name, State]
    steps: tuple[Step, ...] = Described(min_length=2)
    terms: Mapping[Name, TermSpec]
    panel: Panel | None = None
    aftercare: Aftercare
    retention: Retention

    def step(self, act: str) -> Step | None:
        """Return the step of this name, or None when the regulation does not know it."""
        return next((step for step in self.steps if step.act == act), None)
