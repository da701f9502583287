"""Filing at a portal, page by page."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from tests.journeys import days
from tests.journeys.reader import Reader, Who

CODE = re.compile(r"\b[0-9A-Z]{5}(?:[ -][0-9A-Z]{5}){3}(?:-[0-9A-Z])?\b")
NUMBER = re.compile(r"\b\d{4}-\d{4}\b")


@dataclass(frozen=True)
class Told:
    """What a complainant fills in; without a name the complaint is anonymous."""

    story: str
    name: str = ""
    email: str = ""
    categories: tuple[str, ...] = ()
    points: tuple[tuple[str, str], ...] = ()
    respondent: str = ""
    department: str = ""
    own_department: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    choices: tuple[str, ...] = ()
    files: tuple[Path, ...] = field(default=())
    asks_anonymity: bool = True


@dataclass(frozen=True)
class Receipt:
    """What a complainant is left with."""

    number: str
    code: str


def file(who: Reader, told: Told) -> Receipt:
    """File a complaint and write the code down."""
    return sent(fill_in(who, told))


def sent(who: Reader) -> Receipt:
    """Send what was filled in, and return what the page leaves somebody with."""
    who.press("Verstuur mijn klacht").reads("Uw klacht is binnen", "u ziet haar maar één keer")
    text = who.text()
    number, code = NUMBER.search(text), CODE.search(text)
    assert number is not None, text
    assert code is not None, text
    return Receipt(number.group(), code.group())


def fill_in(who: Who, told: Told) -> Who:
    """Fill in every page up to the last, on which all of it can be read once more."""
    who.visit("/").press("Begin met uw klacht").reads("Aan het eind krijgt u een code")
    who.press("Begin", within=who.page.locator("main"))
    return to_the_end(who, told)


def to_the_end(who: Who, told: Told) -> Who:
    """Fill in every page from the first on."""
    _story(who, told)
    _whom(who, told)
    _questions(who, told)
    if told.files:
        who.attach("Kies een of meer bestanden", *told.files)
    who.press("Verder")
    _oneself(who, told)
    return who.reads("Klopt alles?", "Er is nog niets verstuurd", told.story)


def _story(who: Reader, told: Told) -> None:
    who.fill("Vertel in uw eigen woorden wat er is gebeurd", told.story)
    who.fill("Wanneer gebeurde het", days.typed(-6))
    who.tick(*told.categories)
    if told.points:
        who.unfold("Gaat het om meer dan één ding?")
    for place, (text, category) in enumerate(told.points, start=1):
        who.fill(f"Punt {place}", text)
        who.choose(f"Wat voor punt is punt {place}?", category)
    who.press("Verder")


def _whom(who: Reader, told: Told) -> None:
    if told.respondent:
        who.fill("Naam", told.respondent).fill("Functie of rol", "collega")
    if told.department:
        who.choose("Afdeling", told.department)
    who.press("Verder")


def _questions(who: Reader, told: Told) -> None:
    for label, answer in told.answers:
        who.fill(label, answer)
    who.tick(*told.choices)
    who.fill("Wat hoopt u dat er gebeurt?", "Dat het stopt.")
    who.press("Verder")


def _oneself(who: Reader, told: Told) -> None:
    if told.asks_anonymity:
        who.tick("Met mijn naam" if told.name else "Anoniem").press("Verder")
    if told.name:
        who.fill("Uw naam", told.name)
    if told.email:
        who.fill("E-mailadres", told.email)
    if told.own_department:
        who.choose("Op welke afdeling werkt u?", told.own_department)
    who.press("Verder")
