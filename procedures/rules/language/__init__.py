"""The language in which a regulation is written: typed, frozen, and without any client in it."""

from procedures.rules.language.filing import Filing, Question
from procedures.rules.language.regulation import Aftercare, Panel, Regulation, State
from procedures.rules.language.steps import Field, FieldType, Guard, Kind, LetterTo, Step
from procedures.rules.language.terms import Length, TermSpec
from procedures.rules.language.texts import LetterText, Texts

__all__ = [
    "Aftercare",
    "Field",
    "FieldType",
    "Filing",
    "Guard",
    "Kind",
    "Length",
    "LetterText",
    "LetterTo",
    "Panel",
    "Question",
    "Regulation",
    "State",
    "Step",
    "TermSpec",
    "Texts",
]
