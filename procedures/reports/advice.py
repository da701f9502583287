"""The advice of a complaints committee as a PDF."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

from kernel.documents.colours import palette
from kernel.documents.pdf import render
from procedures.reports.prose import blocks
from procedures.reports.wording import Words

TEMPLATE = Path(__file__).parent / "typst" / "advice.typ"
Aim = Literal["person", "relation", "organisation"]
AIMS: tuple[Aim, ...] = ("person", "relation", "organisation")


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A party as the advice names it: a role and initials or a function, no more."""

    role: str
    name: str


@dataclass(frozen=True, slots=True)
class PanelMember:
    """A member of the committee and the role in it."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class CourseEntry:
    """One event in the course of the procedure."""

    on: date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementAdvice:
    """The ruling on one element of the complaint; texts as in ``prose.blocks``."""

    title: str
    text: str
    reasons: str
    ruling: str
    findings: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceContent:
    """An advice, or a binding ruling, whole; texts as in ``prose.blocks``.

    ``findings`` are about the complaint as a whole, ``more`` are other texts with their titles.
    ``measures`` holds the advised measures by whom they are aimed at; with ``is_for_parties``
    the copy says that measures towards a person are not in it.
    """

    client_name: str
    consultancy_name: str
    brand_colour: str
    language: str
    number: str
    decided_on: date
    parties: tuple[PartyLine, ...]
    panel: tuple[PanelMember, ...]
    course: tuple[CourseEntry, ...]
    elements: tuple[ElementAdvice, ...]
    introduction: str = ""
    findings: str = ""
    more: tuple[tuple[str, str], ...] = ()
    measures: Mapping[Aim, tuple[str, ...]] = field(default_factory=dict)
    lessons: str = ""
    is_binding: bool = False
    is_for_parties: bool = False


def pdf(content: AdviceContent) -> bytes:
    """Return the advice as a PDF (PDF/A-2a and PDF/UA-1)."""
    return render(TEMPLATE, as_data(content), on=content.decided_on)


def as_data(content: AdviceContent) -> dict[str, Any]:
    """Return all that the template sets, in words of the advice's language."""
    words = Words(content.language, {})
    said = _said(content, words)
    title = said["title"]
    return {
        "language": content.language,
        "title": f"{title} {content.number}",
        "author": content.consultancy_name,
        "author_line": f"{content.client_name} · {words.text('advice', 'number')} {content.number}",
        "running": title,
        "colours": asdict(palette(content.brand_colour)),
        "footer_note": said["confidential"],
        "heading": title,
        "number": [words.text("advice", "number"), content.number],
        "client_name": content.client_name,
        "signed": said["signed"].format(day=words.day(content.decided_on)),
        "words": said,
        "introduction": blocks(content.introduction),
        "parties": [asdict(each) for each in content.parties],
        "panel": [asdict(each) for each in content.panel],
        "course": [[words.day(each.on), each.text] for each in content.course],
        "elements": [
            _element(place, each, words) for place, each in enumerate(content.elements, start=1)
        ],
        "measures": [_measures(aim, content, words) for aim in AIMS if content.measures.get(aim)],
        "apart": said["apart"] if content.is_for_parties else "",
        "findings": blocks(content.findings),
        "lessons": blocks(content.lessons),
        "more": [[name, blocks(written)] for name, written in content.more],
    }


def _said(content: AdviceContent, words: Words) -> dict[str, Any]:
    """Return the fixed words; a ruling that binds is not called an advice."""
    said = dict(words.group("advice"))
    binding = said.pop("binding")
    return {**said, **binding} if content.is_binding else said


def _element(place: int, element: ElementAdvice, words: Words) -> dict[str, Any]:
    return {
        "head": words.text("advice", "element", number=place),
        "number": str(place),
        "title": element.title,
        "text": blocks(element.text),
        "findings": blocks(element.findings),
        "reasons": blocks(element.reasons),
        "ruling": element.ruling,
    }


def _measures(aim: Aim, content: AdviceContent, words: Words) -> dict[str, Any]:
    return {"title": words.text("advice", "aimed", aim), "items": list(content.measures[aim])}
