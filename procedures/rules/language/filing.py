from typing import Literal

from pydantic import Field as Described

from procedures.rules.language.terms import Length
from procedures.rules.language.values import Name, Part

Channel = Literal["portal", "post", "phone", "in_person", "email", "api"]


class Question(Part):
    """Something the portal asks beside the story itself; `options` make it a choice."""

    name: Name
    options: tuple[Name, ...] = ()
    required: bool = False


class Filing(Part):
    """Who may file, through which channels, and what is asked.

    `limit` is the backward limit: how long ago the (last) event may be at most.
    """

    who: tuple[Literal["complainant", "representative", "observer"], ...] = ("complainant",)
    anonymity: tuple[Literal["named", "anonymous"], ...] = ("named",)
    channels: tuple[Channel, ...] = Described(min_length=1)
    questions: tuple[Question, ...] = ()
    limit: Length | None = None
