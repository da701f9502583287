"""What hangs on the wall and lies on the desk: the poster with its code, and the form on paper.

Both follow from the regulation in force and from whom the portal names; nothing of a case is here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import qrcode
from django.utils.translation import get_language, gettext

from kernel.documents.colours import palette
from kernel.documents.pdf import render
from procedures.models import Contact
from procedures.rules.language import Question, Regulation, Texts
from tenants import scope
from tenants.logos import unpacked
from tenants.models import Tenant

FOLDER = Path(__file__).parent / "typst"
MOST_NAMED = 4
"""More than this does not fit on one poster."""


@dataclass(frozen=True, slots=True)
class Part:
    """A question on paper: its words, boxes to tick, and lines to write on."""

    title: str
    help: str = ""
    choices: tuple[str, ...] = ()
    lines: int = 0


def poster(address: str, contacts: list[Contact], *, on: date) -> bytes:
    """Return the poster as a PDF (PDF/A-2a, PDF/UA-1); its code opens `address` and no more."""
    client = scope.current()
    data = _shared(client) | {
        "title": gettext("Poster van het portaal"),
        "heading": gettext("Zit u iets dwars op het werk?"),
        "lead": gettext("Wat het ook is: u mag erover praten. U hoeft uw naam niet te zeggen."),
        "scan": gettext("Scan de code met uw telefoon, of ga naar:"),
        "address": address.removeprefix("https://").removeprefix("http://").rstrip("/"),
        "calm": gettext("Kijken mag altijd. Niemand ziet dat u de pagina opent."),
        "call": gettext("Of bel of mail"),
        "people": [_named(one) for one in contacts[:MOST_NAMED]],
        "danger": gettext("Bent u nu in gevaar? Bel 112."),
        "qr": qr_svg(address),
        "qr_alt": gettext("QR-code naar %(address)s") % {"address": address},
    }
    return render(FOLDER / "poster.typ", data, on=on)


def paper_form(regulation: Regulation, texts: Texts, address: str, *, on: date) -> bytes:
    """Return the form on paper as a PDF (PDF/A-2a, PDF/UA-1), with the regulation's questions."""
    client = scope.current()
    reached = " · ".join(one for one in (client.contact_phone, client.contact_email) if one)
    data = _shared(client) | {
        "title": gettext("Klachtformulier"),
        "heading": gettext("Klachtformulier"),
        "author_line": client.name,
        "running": gettext("Klachtformulier"),
        "footer_note": f"{texts.title}, {gettext('versie')} {regulation.version}",
        "introduction": [
            gettext(
                "Vul in wat u wilt. Alleen uw verhaal is altijd nodig. U mag er papier bijdoen."
            ),
            gettext("Liever digitaal? Dat kan op %(address)s.") % {"address": address},
            gettext("Geef dit formulier in een dichte envelop aan de klachtenservice.")
            + (f" {reached}" if reached else ""),
        ],
        "parts": [asdict(one) for one in parts_of(regulation, texts)],
    }
    return render(FOLDER / "form.typ", data, on=on)


def parts_of(regulation: Regulation, texts: Texts) -> Iterator[Part]:
    """Yield what the form asks, in the order in which the portal asks it."""
    codes = texts.codes
    yield Part(gettext("Wat is er gebeurd?"), lines=12)
    yield Part(gettext("Wanneer gebeurde het (voor het laatst)?"), lines=1)
    yield Part(gettext("Waar gaat het over?"), choices=_words(regulation, codes, "category"))
    yield Part(
        gettext("Over wie gaat het?"),
        gettext("Naam, functie en afdeling, als u die weet."),
        lines=2,
    )
    for question in regulation.filing.questions:
        yield _asked(question, texts)
    if regulation.code_lists.get("ground"):
        grounds = _words(regulation, codes, "ground")
        yield Part(gettext("Heeft het hiermee te maken?"), choices=grounds)
    yield Part(gettext("Wat hoopt u dat er gebeurt?"), lines=3)
    yield Part(
        gettext("Dient u de klacht in voor iemand anders?"),
        gettext("Schrijf dan uw naam op, en laat de ander dit formulier ook ondertekenen."),
        lines=2,
    )
    yield _who(regulation)
    yield Part(gettext("Datum en handtekening"), lines=2)
    yield Part(
        gettext("Alleen voor de klachtenservice"),
        gettext("Ontvangen op, door wie, en het nummer van de zaak."),
        lines=1,
    )


def qr_svg(address: str) -> str:
    """Return a QR code of an address as an SVG, black on white with its quiet zone of four."""
    code = qrcode.QRCode(border=4, error_correction=qrcode.constants.ERROR_CORRECT_Q)
    code.add_data(address)
    code.make(fit=True)
    rows = code.get_matrix()
    path = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    size = len(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
        f'<rect width="{size}" height="{size}" fill="#fff"/><path d="{path}" fill="#000"/></svg>'
    )


def _who(regulation: Regulation) -> Part:
    anonymous = "anonymous" in regulation.filing.anonymity
    help_text = (
        gettext("Uw naam mag u leeg laten. Dan weten wij niet wie u bent.")
        if anonymous
        else gettext("Uw naam is nodig. Een privé-adres is beter dan dat van uw werk.")
    )
    return Part(gettext("Uw naam, en hoe wij u kunnen bereiken"), help_text, lines=3)


def _asked(question: Question, texts: Texts) -> Part:
    label = texts.questions.get(question.name, question.name)
    words = texts.codes.get(question.name, {})
    choices = tuple(words.get(code, code) for code in question.options)
    return Part(label, texts.help.get(question.name, ""), choices, 0 if choices else 3)


def _words(
    regulation: Regulation, codes: Mapping[str, Mapping[str, str]], name: str
) -> tuple[str, ...]:
    words = codes.get(name, {})
    return tuple(words.get(code, code) for code in regulation.code_lists.get(name, ()))


def _named(contact: Contact) -> tuple[str, str]:
    ways = (contact.phone, contact.email, contact.hours)
    return contact.name, " · ".join(one for one in ways if one)


def _shared(client: Tenant) -> dict[str, Any]:
    return {
        "language": (get_language() or "nl").partition("-")[0],
        "author": client.name,
        "client_name": client.name,
        "logo": list(unpacked(client.logo)),
        "colours": asdict(palette(client.brand_colour)),
    }
