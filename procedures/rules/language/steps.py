from typing import Literal

from pydantic import Field as Described

from procedures.rules.language.values import Name, Part

Kind = Literal[
    "receive",
    "acknowledge",
    "admit",
    "decline",
    "inform",
    "answer",
    "appoint",
    "release",
    "invite",
    "hear",
    "waive",
    "talk",
    "mediate",
    "opine",
    "extend",
    "rule",
    "decide",
    "measure",
    "withdraw",
    "settle",
    "close",
    "aftercare",
    "note",
]
"""What an act is in the language, whatever a regulation calls it: its form of recording."""

FieldType = Literal[
    "text",
    "code",
    "codes",
    "date",
    "moment",
    "side",
    "person",
    "seat",
    "flag",
    "score",
    "rulings",
    "measures",
    "measure",
    "term",
    "files",
]
GuardName = Literal[
    "admissible",
    "both_sides_heard",
    "panel_complete",
    "respondent_informed",
    "acknowledged",
    "named",
]


class Field(Part):
    """One thing an act records. `list` names the code list of a code; `text` is kept sealed.

    A flag that is required must be yes: it is a condition, such as consent.
    """

    name: Name
    type: FieldType
    list: Name | None = None
    required: bool = True


class Guard(Part):
    """What must hold before an act: a rule of the language, or that an act was (not) taken."""

    holds: GuardName | None = None
    taken: Name | None = None
    not_taken: Name | None = None


class LetterTo(Part):
    """A letter that follows from an act, and who gets it."""

    letter: Name
    to: Literal["complainant", "respondent", "employer", "committee"]


class Step(Part):
    """One act of a regulation: what, from which states, to which, by whom, under which guards.

    `hears` says whose side is heard by the act: both, or the one that its field `side` names.
    `outcome` is the code the case gets; `from_rulings` derives it from the ruling per element.
    `to` absent means that the case stays in its state.
    """

    act: Name
    kind: Kind
    from_: tuple[Name, ...] = Described(alias="from", default=())
    to: Name | None = None
    by: tuple[Name, ...] = Described(min_length=1)
    requires: tuple[Guard, ...] = ()
    fields: tuple[Field, ...] = ()
    letters: tuple[LetterTo, ...] = ()
    hears: Literal["both", "side", "none"] = "none"
    outcome: Name | None = None
    binding: bool = False
    repeats: bool = False
    visible_to: tuple[Name, ...] = ("complainant", "respondent")
