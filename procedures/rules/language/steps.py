from collections.abc import Mapping
from typing import Literal

from pydantic import Field as Described
from pydantic import model_validator

from procedures.rules.language.terms import Length, Side
from procedures.rules.language.values import Name, Part, Sourced

Kind = Literal[
    "receive",
    "acknowledge",
    "complete",
    "admit",
    "decline",
    "refer",
    "inform",
    "answer",
    "appoint",
    "release",
    "challenge",
    "invite",
    "hear",
    "waive",
    "talk",
    "mediate",
    "opine",
    "draft",
    "view",
    "extend",
    "postpone",
    "advise",
    "rule",
    "decide",
    "measure",
    "withdraw",
    "settle",
    "change",
    "close",
    "evaluate",
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
    "attendance",
    "score",
    "rulings",
    "elements",
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

    A flag that is required must be yes: it is a condition, such as consent. Measures that are
    `dated` each have a day on which they are to be done. A date named after an event outside, with
    `_on` behind it, is the day of that event: `registered_dispatch_on`.
    """

    name: Name
    type: FieldType
    list: Name | None = None
    required: bool = True
    dated: bool = False
    of: Side | None = None
    """The only side that this field of type `side` can be; nobody is asked then."""
    only_by: Mapping[Name, tuple[Name, ...]] = {}
    """The only codes that can be recorded in a case of this category."""


class Unheard(Sourced):
    """The statute's own exception for one side: the act that records why it was not heard.

    `absent` says that there is nobody on that side, such as a report about no person: nobody to
    hear and nobody to tell. It no longer holds once somebody on that side was informed.
    """

    side: Side
    taken: Name
    absent: bool = False


class Guard(Sourced):
    """What must hold before an act: a rule of the language, or that an act was (not) taken.

    `answered` names questions of the filing with the answer they must have had. `waited` names a
    term that may not run any more: who may react in it did so, or let its last day pass.
    `inspected` is how long whoever is heard has had each piece at least, unless they gave that
    time up. `unless` are the exceptions to hearing both sides, each for one side only.
    """

    holds: GuardName | None = None
    taken: Name | None = None
    not_taken: Name | None = None
    answered: Mapping[Name, Name] = {}
    waited: Name | None = None
    inspected: Length | None = None
    unless: tuple[Unheard, ...] = ()

    @model_validator(mode="after")
    def _one_question(self) -> "Guard":
        asked = [self.holds, self.taken, self.not_taken, self.waited, self.inspected]
        if sum(one is not None for one in (*asked, self.answered or None)) != 1:
            raise ValueError(
                "kies precies één van 'holds', 'taken', 'not_taken', 'waited', 'inspected' en"
                " 'answered'"
            )
        if self.unless and self.holds != "both_sides_heard":
            raise ValueError("'unless' hoort alleen bij 'holds: both_sides_heard'")
        return self


class LetterTo(Sourced):
    """A letter that follows from an act, and who gets it: a side, or a role with a name.

    `encloses` names pieces of the file (`contents`) that go along with it.
    """

    letter: Name
    to: Name
    encloses: tuple[Name, ...] = ()


class Step(Sourced):
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
    reveals: bool = False
    """The complainant agrees to be known to third parties: what that kept back can be done now."""
    visible_to: tuple[Name, ...] = ("complainant", "respondent")
    visible_from: Name | None = None
    """The act from which on the sides may see this one; absent: at once."""
