import pytest

from frontend.forms.draft.beginning import FOR_WHOM, told
from procedures import presets
from procedures.models import Complaint
from tests.frontend.draft.editor import BASE, Editor
from tests.frontend.staff.desk import House

PAGES = {
    "": "Dit concept volgt het voorbeeld",
    "controle/": "Een beslissing volgt op een advies",
    "stappen/": "Hoorgesprek gehouden",
    "stappen/heard/": "Wie mag deze stap zetten?",
    "stappen/heard/uit/": "Zet uit",
    "stappen/heard/woorden/": "Hoorgesprek gehouden",
    "termijnen/": "acht weken",
    "termijnen/advice/": "Mag deze termijn worden verlengd?",
    "bewaren/": "Hoe lang bewaart u een dossier",
    "commissie/": "Wie komt van buiten de organisatie?",
    "indienen/": "Hoe hebt u ons gevonden?",
    "keuzelijsten/": "Onderwerpen",
    "keuzelijsten/category/": "Pesten",
    "keuzelijsten/outcome/": "Deze keuzes volgen uit de stappen",
    "teksten/": "Titel en inleiding",
    "teksten/inleiding/": "Klachtenregeling ongewenst gedrag",
    "teksten/bescherming/": "Wat beschermt u?",
    "teksten/fasen/": "Besluit van de werkgever",
    "teksten/termijnen/": "Antwoord van de beklaagde",
    "teksten/rollen/": "Klachtenfunctionaris",
    "teksten/vragen/": "Helpt iemand u hierbij?",
    "brieven/": "Wij hebben uw klacht … ontvangen",
    "brieven/acknowledgement/": "Anna Voorbeeld",
    "eigen-woorden/": "Begrippen",
    "eigen-woorden/filing/": "Uw eigen tekst",
    "verloop/": "Tekening van het verloop",
    "voorbeeld/": "Voeg eigen woorden toe",
    "naast-elkaar/": "Deze regeling bestaat in",  # the draft is kept in fewer languages
}


@pytest.mark.parametrize(("path", "words"), PAGES.items())
def test_every_page_of_the_editor_says_what_it_is_for(
    editor: Editor, path: str, words: str
) -> None:
    page = editor.read(path)
    assert words in page
    assert "Zo kan deze regeling nog niet gelden" not in page


@pytest.mark.parametrize("path", PAGES)
def test_page_is_not_there_for_who_does_not_write_regulations(house: House, path: str) -> None:
    member = Editor(house.tenant, house.who.els)
    assert member.get(f"{BASE}{path}").status_code == 404
    assert Editor(house.tenant).get(f"{BASE}{path}").status_code == 302


@pytest.mark.parametrize(
    "path",
    [
        "stappen/nothing/",
        "stappen/nothing/uit/",
        "stappen/nothing/woorden/",
        "termijnen/nothing/",
        "keuzelijsten/nothing/",
        "teksten/nothing/",
        "brieven/nothing/",
        "eigen-woorden/nothing/",
    ],
)
def test_what_is_not_in_the_regulation_is_not_found(editor: Editor, path: str) -> None:
    assert editor.get(f"{BASE}{path}").status_code == 404


def test_what_a_case_says_never_stands_in_the_editor(editor: Editor, house: House) -> None:
    with_story: Complaint = house.case
    for path in PAGES:
        assert with_story.number not in editor.read(path)


def test_beginning_leads_to_the_draft_that_is_open(editor: Editor) -> None:
    assert editor.get(f"{BASE}begin/").url == BASE


def test_every_regulation_we_ship_says_for_whom_it_is() -> None:
    assert set(FOR_WHOM) == set(presets.names())
    assert "Voor zorgaanbieders" in told("wkkgz", "Klachtenregeling zorg")
