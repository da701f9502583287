"""What an act recorded, in words and values that a page can show."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext, gettext_noop

from procedures.models import Act, Element
from procedures.rules.language import Field, FieldType, Regulation, Texts


@dataclass(frozen=True, slots=True)
class Told:
    """One field of an act: its label, and its value in the form that its type has."""

    label: str
    type: FieldType
    value: object


@dataclass(frozen=True, slots=True)
class ToldRuling:
    """The ruling on one element."""

    element: Element | None
    ruling: str
    reasons: str


@dataclass(frozen=True, slots=True)
class ToldMeasure:
    """A measure as the act named it."""

    kind: str
    text: str
    owner: str
    due_on: date | None
    choice: str = ""
    """What was decided about it, for a measure of an advice."""


@dataclass(frozen=True, slots=True)
class ToldFile:
    """A file of the act."""

    piece: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Known:
    """What is needed to tell the acts of one case in one language."""

    regulation: Regulation
    texts: Texts
    names: Mapping[UUID, str] = field(default_factory=dict)
    elements: Mapping[UUID, Element] = field(default_factory=dict)
    files: Mapping[UUID, ToldFile] = field(default_factory=dict)
    measures: Mapping[UUID, str] = field(default_factory=dict)

    def code(self, list_: str, code: object) -> str:
        """Return what a code is called."""
        return self.texts.codes.get(list_, {}).get(str(code), str(code))

    def role(self, name: object) -> str:
        """Return what a role, seat or side is called."""
        return self.texts.roles.get(str(name), str(name))


def tell(act: Act, known: Known) -> tuple[Told, ...]:
    """Return what was filled in, in the order of the regulation; what was left open is not."""
    step = known.regulation.step(act.name)
    if step is None:
        return ()
    return tuple(
        Told(known.texts.fields.get(one.name, one.name), one.type, _value(act, one, known))
        for one in step.fields
        if one.name in act.facts or one.name in act.texts
    )


def _value(act: Act, one: Field, known: Known) -> object:
    if one.type == "text":
        return act.texts[one.name]
    return _READ[one.type](act, one, known)


def _person(act: Act, one: Field, known: Known) -> str:
    return known.names.get(UUID(act.facts[one.name]), "")


def _codes(act: Act, one: Field, known: Known) -> list[str]:
    return [known.code(one.list or one.name, each) for each in act.facts[one.name]]


def _rulings(act: Act, one: Field, known: Known) -> list[ToldRuling]:
    return [
        ToldRuling(
            known.elements.get(UUID(row["element"])),
            known.code("ruling", row["ruling"]),
            act.texts.get(f"{one.name}:{row['element']}", ""),
        )
        for row in act.facts[one.name]
    ]


def _measures(act: Act, one: Field, known: Known) -> list[ToldMeasure]:
    return [
        ToldMeasure(
            known.code("measure", row["kind"]),
            act.texts.get(f"{one.name}:{place}", ""),
            act.texts.get(f"{one.name}:{place}:owner", ""),
            date.fromisoformat(row["due_on"]) if row["due_on"] else None,
            choice_in_words(row["choice"]) if "choice" in row else "",
        )
        for place, row in enumerate(act.facts[one.name])
    ]


def _files(act: Act, one: Field, known: Known) -> list[ToldFile]:
    ids = [UUID(each) for each in act.facts[one.name]]
    return [known.files[id_] for id_ in ids if id_ in known.files]


def choice_in_words(choice: str) -> str:
    """Return what is decided about a measure of an advice, as the reader sees it."""
    return gettext(_CHOICES[choice])


def attendance_in_words(answer: str) -> str:
    """Return an answer to an invitation, as the reader sees it."""
    return gettext(_ATTENDANCE[answer])


def _fact(act: Act, one: Field) -> Any:
    return act.facts[one.name]


_CHOICES: Mapping[str, str] = {
    "keep": gettext_noop("Overnemen"),
    "change": gettext_noop("Anders overnemen"),
    "drop": gettext_noop("Niet overnemen"),
}
_ATTENDANCE: Mapping[str, str] = {
    "yes": gettext_noop("Ja, ik kom"),
    "no": gettext_noop("Nee, ik kom niet"),
    "another_day": gettext_noop("Liever op een andere dag"),
}
_READ: Mapping[str, Callable[[Act, Field, Known], object]] = {
    "code": lambda act, one, known: known.code(one.list or one.name, _fact(act, one)),
    "codes": _codes,
    "date": lambda act, one, _known: date.fromisoformat(_fact(act, one)),
    "moment": lambda act, one, _known: datetime.fromisoformat(_fact(act, one)),
    "side": lambda act, one, known: known.role(_fact(act, one)),
    "person": _person,
    "measure": lambda act, one, known: known.measures.get(UUID(_fact(act, one)), ""),
    "seat": lambda act, one, known: known.role(_fact(act, one)),
    "flag": lambda act, one, _known: bool(_fact(act, one)),
    "attendance": lambda act, one, _known: attendance_in_words(_fact(act, one)),
    "score": lambda act, one, _known: int(_fact(act, one)),
    "term": lambda act, one, known: known.texts.terms.get(_fact(act, one), ""),
    "rulings": _rulings,
    "measures": _measures,
    "files": _files,
}
