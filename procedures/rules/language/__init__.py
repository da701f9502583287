"""The language in which a regulation is written: typed, frozen, and without any client in it."""

from procedures.rules.language.committee import Challenge, Office, Panel
from procedures.rules.language.duties import (
    Aftercare,
    Content,
    NextStep,
    Outcomes,
    ReportDuty,
    Retention,
)
from procedures.rules.language.filing import Filing, Question
from procedures.rules.language.hearing import HearingRules
from procedures.rules.language.regulation import Regulation, State
from procedures.rules.language.steps import (
    Field,
    FieldType,
    Guard,
    Kind,
    LetterTo,
    Step,
    Unheard,
)
from procedures.rules.language.terms import Length, TermSpec
from procedures.rules.language.texts import LetterText, Texts
from procedures.rules.language.tracks import Track

__all__ = [
    "Aftercare",
    "Challenge",
    "Content",
    "Field",
    "FieldType",
    "Filing",
    "Guard",
    "HearingRules",
    "Kind",
    "Length",
    "LetterText",
    "LetterTo",
    "NextStep",
    "Office",
    "Outcomes",
    "Panel",
    "Question",
    "Regulation",
    "ReportDuty",
    "Retention",
    "State",
    "Step",
    "TermSpec",
    "Texts",
    "Track",
    "Unheard",
]
