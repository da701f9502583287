"""A next version of a client's regulation: drafted, compared, tried on its cases, and adopted."""

import re
from dataclasses import dataclass

import pytest

from tests.journeys import days, desk
from tests.journeys.conftest import Somebody
from tests.journeys.reader import DESKTOP, PHONE, Reader

CLIENT, NAME = "vandelden", "Van Delden Techniek"
TERM = "Advies van de commissie"
SHORTER = f"De termijn ‘{TERM}’ is nu zes weken. Eerst: acht weken."
CONCEPT = "/werk/regeling/concept/"


@dataclass
class Play:
    """Who plays in this journey."""

    somebody: Somebody
    iris: Reader


@pytest.fixture
def play(somebody: Somebody) -> Play:
    """Iris of the consultancy is in at the client."""
    return Play(somebody, come_in(somebody, "iris"))


def come_in(somebody: Somebody, name: str, *, width: int = DESKTOP) -> Reader:
    """Let somebody of the consultancy go into the client; on a phone the menu is folded."""
    who = desk.sign_in(somebody(name, "bureau", width=width), desk.account("", name))
    if width == PHONE:
        who.unfold("Werk: ")
    who.press("Organisaties").press(NAME)
    who.host = CLIENT
    who.page.get_by_role("button", name="Open deze organisatie").click()
    who.page.wait_for_url("**/werk/zaken/")
    return who.look()


def test_regulation_goes_from_draft_to_version(play: Play) -> None:
    draft_is_begun(play)
    term_is_shortened(play)
    difference_is_told(play)
    draft_is_tried(play)
    adoption_waits_for_consent(play)
    somebody_else_comes_between(play)
    version_is_adopted(play)
    draft_is_thrown_away(play)


def draft_is_begun(play: Play) -> None:
    """From the version in force; nothing differs yet."""
    page = play.iris.press("Regeling").reads("Geldt nu", "Een vastgestelde versie verandert nooit")
    page.press("Begin een nieuwe versie").press("Begin een concept")
    page.visit(f"{CONCEPT}verschil/").reads("Er verandert niets")
    page.visit(f"{CONCEPT}proefdraai/").reads("In geen enkele zaak verandert iets")


def term_is_shortened(play: Play) -> None:
    """In the editor, by a number and a unit."""
    page = play.iris.visit(f"{CONCEPT}termijnen/").press(TERM)
    length = page.page.get_by_role("group", name=re.compile("Hoe lang"))
    box = length.get_by_label("Aantal") if length.count() else page.page.get_by_label("Aantal")
    box.first.fill("6")
    page.press("Bewaar").reads("Alles klopt")


def difference_is_told(play: Play) -> None:
    """In plain words, in both languages."""
    page = play.iris.visit(f"{CONCEPT}verschil/").reads("1 verschil met versie 1", SHORTER)
    page.speak("English").reads("is now six weeks. Before: eight weeks.").never_reads(SHORTER)
    page.speak("Nederlands").reads(SHORTER)


def draft_is_tried(play: Play) -> None:
    """Cases that are there get other days; on a phone too."""
    play.iris.visit(f"{CONCEPT}proefdraai/").reads("Over alle zaken", TERM, "in plaats van")
    joost = come_in(play.somebody, "joost", width=PHONE)
    joost.visit(f"{CONCEPT}proefdraai/").reads("Per zaak", "Er is niets opgeslagen")


def adoption_waits_for_consent(play: Play) -> None:
    """Proven is not enough: the works council, and a day that is still to come."""
    page = play.iris.visit(f"{CONCEPT}vaststellen/").reads("Bewezen", "1 verschil met versie 1")
    page.tick("Nog niet: de vraag ligt bij de ondernemingsraad").press("Stel deze versie vast")
    page.answered(422).reads("Wacht op de instemming.")
    page.tick("Ja, de ondernemingsraad heeft ingestemd")
    page.fill("Op welke dag stemde de ondernemingsraad in?", days.typed(-3))
    page.fill("Vanaf welke dag geldt deze versie?", days.typed(-1)).press("Stel deze versie vast")
    page.answered(422).reads("kan niet gelden vanaf een dag die voorbij is")


def somebody_else_comes_between(play: Play) -> None:
    """What Joost changes meanwhile makes the form of Iris stale, and nothing is adopted."""
    play.iris.visit(f"{CONCEPT}vaststellen/")
    joost = come_in(play.somebody, "joost").visit(f"{CONCEPT}termijnen/").press(TERM)
    joost.page.get_by_label("Aantal").first.fill("7")
    joost.press("Bewaar").reads("Alles klopt")
    page = play.iris.tick("Ja, de ondernemingsraad heeft ingestemd")
    page.fill("Op welke dag stemde de ondernemingsraad in?", days.typed(-3))
    page.press("Stel deze versie vast").answered(409).reads("Iemand anders")
    page.visit("/werk/regeling/").reads("Concept van de volgende versie").never_reads(
        "Gaat nog gelden"
    )


def version_is_adopted(play: Play) -> None:
    """By Iris, with the council's consent, from tomorrow; its change can be read back."""
    page = play.iris.visit(f"{CONCEPT}vaststellen/")
    page.tick("Ja, de ondernemingsraad heeft ingestemd")
    page.fill("Op welke dag stemde de ondernemingsraad in?", days.typed(-3))
    page.fill("Toelichting", "Besluit 2026/14.").press("Stel deze versie vast")
    page.reads("Versie 2 is vastgesteld", "Gaat nog gelden", "Besluit 2026/14.", "Iris de Wit")
    page.press("Wat veranderde in versie 2").reads("is nu zeven weken. Eerst: acht weken.")


def draft_is_thrown_away(play: Play) -> None:
    """A next draft can be begun, and put away after asking."""
    page = play.iris.visit("/werk/regeling/").press("Begin een nieuwe versie")
    page.press("Begin een concept").visit("/werk/regeling/").press("Gooi weg")
    page.reads("De versie die nu geldt, blijft gelden.").press("Gooi het concept weg")
    page.reads("Het concept is weggegooid.").never_reads("Concept van de volgende versie")
