"""The minutes of an advice meeting: who was there, what was said, answered and decided."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from json import dumps
from pathlib import Path
from typing import Any

from kernel.documents.colours import palette
from kernel.documents.pdf import render
from procedures.reports.meeting.content import Answered
from procedures.reports.prose import blocks
from procedures.reports.wording import Words

TEMPLATE = Path(__file__).parents[1] / "typst" / "minutes.typ"


@dataclass(frozen=True, slots=True)
class Signed:
    """Who approved the minutes, for which side (`consultancy` or `client`), and when."""

    side: str
    name: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesContent:
    """The minutes, whole; `items` are the points of the agenda with what was said of each."""

    client_name: str
    consultancy_name: str
    brand_colour: str
    language: str
    year: int
    held_on: date
    held: str
    place: str
    present: tuple[str, ...]
    absent: tuple[str, ...] = ()
    items: tuple[tuple[str, str], ...] = ()
    text: str = ""
    advices: tuple[Answered, ...] = ()
    decisions: tuple[tuple[str, str, date], ...] = ()
    signed: tuple[Signed, ...] = ()
    logo: bytes = b""

    def digest(self) -> str:
        """Return the digest of everything but the signatures and the look: what both approve."""
        told: Mapping[str, object] = {
            key: value
            for key, value in asdict(self).items()
            if key not in {"signed", "logo", "brand_colour"}
        }
        return sha256(dumps(told, sort_keys=True, default=str).encode()).hexdigest()


def minutes_pdf(content: MinutesContent) -> bytes:
    """Return the minutes as a PDF (PDF/A-2a and PDF/UA-1)."""
    return render(TEMPLATE, minutes_data(content), on=content.held_on)


def minutes_data(content: MinutesContent) -> dict[str, Any]:
    """Return all that the template sets."""
    words = Words(content.language, {})
    said = words.group("minutes")
    answers = words.group("meeting", "answers")
    return {
        "language": content.language,
        "title": f"{said['title']} {content.year}, {content.client_name}",
        "author": content.consultancy_name,
        "author_line": content.client_name,
        "running": f"{said['title']} {content.year}",
        "footer_note": f"{said['digest']} {content.digest()}",
        "colours": asdict(palette(content.brand_colour)),
        "logo": list(content.logo),
        "client_name": content.client_name,
        "heading": said["title"],
        "kicker": words.text("meeting", "subtitle", year=content.year),
        "facts": [
            [said["held"], f"{content.held}, {content.place}"],
            [said["present"], ", ".join(content.present) or "–"],
            *([[said["absent"], ", ".join(content.absent)]] if content.absent else []),
        ],
        "words": said,
        "advice_heads": words.group("meeting", "earlier_heads"),
        "text": blocks(content.text),
        "items": [[title, blocks(text)] for title, text in content.items],
        "advices": [
            [each.text, answers[each.answer or "none"], each.reasons] for each in content.advices
        ],
        "decisions": [[text, owner, words.day(due)] for text, owner, due in content.decisions],
        "signed": [
            [said["sides"][one.side], said["by"].format(name=one.name, day=words.day(one.on))]
            for one in content.signed
        ],
    }
