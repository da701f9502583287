"""A consultant adapts a regulation in the browser: breaks it, is told, and mends it."""

from dataclasses import dataclass

import pytest

from tests.journeys import desk
from tests.journeys.conftest import Somebody
from tests.journeys.reader import Reader

CLIENT = "delinde"
CONCEPT = "/werk/regeling/concept/"
BROKEN = "Zo kan deze regeling nog niet gelden"
NARROW = 360
NO_LETTER = "is een beslissing, maar niemand krijgt er een brief van."
NOBODY_HEARD = "Er is geen stap waarin iemand wordt gehoord."
TOO_EARLY = "noemt de dag van termijn ‘Dossier afsluiten’, die dan nog niet loopt."
LETTER = "Dag {recipient}, u hoort van ons voor {due.closing}."
OWN = "Ook vrijwilligers kunnen een klacht indienen."
CHOICE = {
    "Nederlands": "Planning",
    "Engels": "Scheduling",
    "Frans": "Planification",
    "Duits": "Planung",
}


@dataclass
class Play:
    """Who plays in this journey."""

    marleen: Reader
    phone: Reader


@pytest.fixture
def play(somebody: Somebody) -> Play:
    """Marleen, at her desk and with her phone."""
    account = desk.account(CLIENT, "marleen")
    marleen = desk.sign_in(somebody("marleen", CLIENT), account)
    phone = desk.sign_in(somebody("marleen", CLIENT, width=NARROW), account)
    return Play(marleen, phone)


def test_regulation_is_edited_without_its_yaml(play: Play) -> None:
    draft_is_begun(play)
    term_is_changed_and_set_back(play)
    letter_that_is_missed_is_told_and_put_back(play)
    hearing_that_is_missed_is_told_and_undone(play)
    letter_is_looked_at_and_told_with_a_walk(play)
    words_of_the_client_are_added(play)
    draft_is_looked_at(play)
    editing_fits_a_phone(play)
    draft_is_thrown_away(play)


def draft_is_begun(play: Play) -> None:
    """From what there is; it holds nothing of its own yet."""
    page = play.marleen.visit(CONCEPT).reads("De regeling die u nu hebt")
    page.press("Begin een concept").reads("Alles klopt", "Zoals het voorbeeld")
    page.never_reads("eigen keuze")


def term_is_changed_and_set_back(play: Play) -> None:
    """A number that is none is asked again; set back, nothing of one's own is left."""
    page = play.marleen.press("Termijnen").press("Beklaagde inlichten")
    length = page.page.get_by_role("group", name="Hoe lang?")
    length.get_by_label("Aantal").fill("0")
    page.press("Bewaar").answered(422)
    length.get_by_label("Aantal").fill("2")
    page.press("Bewaar").reads("Bewaard.", "In het voorbeeld is dit: een week.", "Alles klopt")
    page.visit(CONCEPT).reads("1 eigen keuze")
    page.visit(f"{CONCEPT}termijnen/inform/").press("Zet terug zoals in het voorbeeld")
    page.visit(CONCEPT).never_reads("eigen keuze")


def letter_that_is_missed_is_told_and_put_back(play: Play) -> None:
    """It is kept, told at once in plain words, and mended where the link leads."""
    page = play.marleen.visit(f"{CONCEPT}stappen/declined/")
    letters = page.page.get_by_role("group", name="Welke brieven gaan er dan weg?")
    letters.get_by_role("checkbox").first.uncheck()
    page.press("Bewaar").reads(BROKEN, NO_LETTER)
    page.press("Bekijk de", exact=False).reads("Elke beslissing bereikt iedereen", NO_LETTER)
    page.press("Naar deze stap")
    letters.get_by_role("checkbox").first.check()
    page.press("Bewaar").reads("Alles klopt").never_reads(BROKEN)


def hearing_that_is_missed_is_told_and_undone(play: Play) -> None:
    """What needs a step is said before; what breaks is said after; one step back mends it."""
    page = play.marleen.visit(f"{CONCEPT}stappen/three_way_refused/uit/")
    page.reads("De stap ‘Tweegesprek gehouden’ kan pas na deze stap.")
    page.visit(f"{CONCEPT}stappen/three_way_held/").press("Zet deze stap uit")
    page.press("Zet uit").reads("staat uit.", "Uitgezet").never_reads(BROKEN)
    page.visit(f"{CONCEPT}stappen/two_way_held/uit/").press("Zet uit")
    page.reads(BROKEN, NOBODY_HEARD).press("Maak ongedaan")
    page.reads("teruggedraaid", "Alles klopt").never_reads(BROKEN)
    page.press("Stappen", within=page.page.locator("main"))
    page.press("Zet weer aan", exact=False).reads("staat weer aan.", "Alles klopt")


def letter_is_looked_at_and_told_with_a_walk(play: Play) -> None:
    """With invented facts, before it is kept; a day that is not known yet is told by a walk."""
    page = play.marleen.visit(f"{CONCEPT}brieven/acknowledgement/")
    text = page.page.get_by_role("group", name="Tekst").get_by_label("Nederlands")
    text.fill(LETTER)
    page.press("Bekijk eerst").reads("Dit is nog niet bewaard", "Dag Anna Voorbeeld, u hoort")
    page.press("Bewaar").reads(BROKEN, TOO_EARLY, "Zo kan dat gebeuren:")
    text.fill(LETTER.replace("closing", "react"))
    page.press("Bewaar").reads("Alles klopt").never_reads(BROKEN)


def words_of_the_client_are_added(play: Play) -> None:
    """A choice of their own in a list, and a paragraph of their own after an article."""
    page = play.marleen.visit(f"{CONCEPT}keuzelijsten/category/")
    for language, name in CHOICE.items():
        page.page.get_by_label(f"Naam van de nieuwe keuze ({language})").fill(name)
    page.press("Voeg toe").reads("De keuze staat erbij.", "Alles klopt")
    page.visit(f"{CONCEPT}eigen-woorden/filing/").fill("Uw eigen tekst (Nederlands)", OWN)
    page.press("Bewaar").reads(OWN)


def draft_is_looked_at(play: Play) -> None:
    """As a drawing, as the text that would be published, and beside the version in force."""
    page = play.marleen.press("Het verloop als tekening").reads("Hetzelfde in woorden")
    assert page.page.get_by_role("img", name="Het verloop van een zaak").is_visible()
    page.press("De tekst van de regeling").reads(OWN, "planning")
    page.press("Naast de regeling van nu").reads("Stond er niet", OWN)
    page.speak("English").reads("Beside the present regulation").speak("Nederlands")


def editing_fits_a_phone(play: Play) -> None:
    """The same pages on a phone; the drawing is not shrunk but can be moved."""
    page = play.phone.visit(CONCEPT).reads("eigen keuzes")
    for path in ("termijnen/react/", "stappen/ruled/", "brieven/acknowledgement/", "verloop/"):
        page.visit(f"{CONCEPT}{path}")
    drawing = page.page.get_by_role("img", name="Het verloop van een zaak")
    box = drawing.bounding_box()
    assert box is not None
    assert box["width"] > NARROW
    page.visit(f"{CONCEPT}naast-elkaar/").reads(OWN)


def draft_is_thrown_away(play: Play) -> None:
    """Nothing of it holds, and the client is as it was."""
    page = play.marleen.visit(f"{CONCEPT}weggooien/").press("Gooi het concept weg")
    page.reads("Het concept is weggegooid.").visit(CONCEPT).reads("Begin een concept")
