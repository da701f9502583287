from collections.abc import Mapping
from typing import Literal

from pydantic import Field as Described

from procedures.rules.language.terms import Length
from procedures.rules.language.values import Name, Part, Sourced

Channel = Literal["portal", "post", "phone", "in_person", "email", "api"]
Filer = Literal["complainant", "third_party", "representative", "intermediary", "observer"]
Naming = Literal["named", "third_parties", "anonymous"]
"""By name; by name to the handler only (anonymous to third parties); or not at all."""
Requirement = Literal[
    "written",
    "dated",
    "signed",
    "electronic_signature",
    "name",
    "address",
    "description",
    "steps_taken",
    "interview",
    "own_form",
]


class Question(Part):
    """Something the portal asks beside the story itself; `options` make it a choice."""

    name: Name
    options: tuple[Name, ...] = ()
    required: bool = False


class Filing(Sourced):
    """Who may file, through which channels, in which form, and what is asked.

    `limit` is the backward limit: how long ago the (last) event may be at most.
    """

    who: tuple[Filer, ...] = Described(default=("complainant",), min_length=1)
    anonymity: tuple[Naming, ...] = Described(default=("named",), min_length=1)
    blocks: Mapping[Naming, tuple[Name, ...]] = {}
    """The acts that cannot be done while the complainant stays anonymous in this way."""
    channels: tuple[Channel, ...] = Described(min_length=1)
    needs: tuple[Requirement, ...] = ()
    """What every filing must have, whatever its channel."""
    forms: Mapping[Channel, tuple[Requirement, ...]] = {}
    """What a filing through this channel must have beside that."""
    only_by: Mapping[Name, tuple[Channel, ...]] = {}
    """The only channels through which a complaint of this category can come in."""
    questions: tuple[Question, ...] = ()
    limit: Length | None = None
