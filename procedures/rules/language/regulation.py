from collections.abc import Mapping
from typing import Literal

from pydantic import Field as Described

from procedures.rules.language.committee import Panel
from procedures.rules.language.duties import (
    Aftercare,
    Content,
    NextStep,
    Outcomes,
    ReportDuty,
    Retention,
)
from procedures.rules.language.filing import Filing
from procedures.rules.language.hearing import HearingRules
from procedures.rules.language.steps import Step
from procedures.rules.language.terms import TermSpec
from procedures.rules.language.tracks import Track
from procedures.rules.language.values import Name, Part


class State(Part):
    """A stage of a case: for whom it waits, and whether the case ends there."""

    waits_for: Name | None = None
    final: bool = False
    open_to: tuple[Name, ...] = ()


class Regulation(Part):
    """One version of a client's complaint regulation, as data: the program follows from it."""

    regulation: Name
    version: int = Described(ge=1)
    source: str
    calendar: Literal["nl", "be"]
    languages: tuple[str, ...] = Described(min_length=1)
    filing: Filing
    code_lists: Mapping[Name, tuple[Name, ...]]
    outcomes: Outcomes = Outcomes()
    states: Mapping[Name, State]
    steps: tuple[Step, ...] = Described(min_length=2)
    terms: Mapping[Name, TermSpec]
    panel: Panel | None = None
    hearing: HearingRules | None = None
    """Absent: a side has fourteen days for remarks on the report of its talk."""
    aftercare: Aftercare
    retention: Retention
    next_steps: tuple[NextStep, ...] = ()
    tracks: tuple[Track, ...] = ()
    reports: tuple[ReportDuty, ...] = ()
    contents: tuple[Content, ...] = ()

    def step(self, act: str) -> Step | None:
        """Return the step of this name, or None when the regulation does not know it."""
        return next((step for step in self.steps if step.act == act), None)
