"""Stories as somebody might write them who wants to tell just a little more than is safe."""

import pytest

from kernel.errors import Refusal
from procedures.rules.vignette_words import capitals, check_text

NAMES = ["Anna Bouazza", "Björn van den Berg", "Li Wei-Jansen", "Van Damme", "Anna Zomer"]
PLACES = {"office": "Kantoor", "fitting": "Montage en  Service", "care": "Zorg"}

REFUSED = {
    "name": (
        "Toen kwam Bouazza binnen.",
        "Bouazza's jas hing er nog.",
        "BOUAZZA zweeg.",
        "iedereen wist dat anna bouazza het zei",
        "De leiding vroeg het aan Bjorn.",
        "De leiding vroeg het aan Bjo\u0308rn.",
        "Wij spraken Bou\u200bazza daarna.",
        "Volgens Berg-Smit was dat gewoon.",
        "Daarna belde Li op.",
        "Damme had het gezien.",
        "Het was mevrouw Pietersen van de balie.",
        "Een grap van collega Joop.",
        "Ondertekend door J. de Wit.",
        "Iedereen noemde dhr. de Vries.",
        "Monsieur Dupont riait.",
        "Frau Schmidt lachte.",
    ),
    "place": (
        "In het kantoor werd geschreeuwd.",
        "Bij MONTAGE EN\nSERVICE lachten ze.",
        "Het was bij de zorg\u00ad.",
    ),
    "date": (
        "Op 3 maart ging het mis.",
        "Op de derde maart ging het mis.",
        "Eind november hield het op.",
        "Het was 3-4-2025.",
        "Het was 03/04.",
        "Op 2025-04-03 werd gebeld.",
        "Om 14:30 liep iemand weg.",
        "In week 12 begon het.",
        "Op de kerstborrel werd gezongen.",
        "Na Koningsdag was het over.",
        "Le 1er mars, tout a changé.",
        "En août, plus rien.",
        "It began in May.",
        "On March 3rd it stopped.",
        "Am 3. März war Schluss.",
        "Op ３ ｍａａｒｔ ging het mis.",
    ),
    "quote": (
        "Hij zei „ga toch weg” en liep door.",
        'Zij riep "hou op" in de gang.',
        "Er stond «dehors» op de deur.",
        "Het heette ‘een goede grap’ daar.",
        "Men riep 'ga toch weg' door de gang.",
        "Toen zei iemand: ga toch weg.",
        "Somebody said: go away.",
    ),
    "age": (
        "Een 24-jarige nieuwe collega.",
        "Een vierentwintigjarige nieuwe collega.",
        "Iemand van 58 jaar werd gepest.",
        "Iemand van achtenvijftig jaar werd gepest.",
        "Een vijftiger werd gepest.",
        "Iemand van eind vijftig werd gepest.",
        "Die werkte er al 31 jaar.",
        "Wie in 1970 geboren is, telt niet mee.",
        "A 24-year-old was bullied.",
        "A twenty-four year old was bullied.",
        "Une personne de 58 ans.",
        "Eine 58-jährige Person.",
    ),
    "reach": (
        "Bel 06 12345678 voor meer.",
        "Bel +31 (0)6 12 34 56 78.",
        "Bel 0032 470 12 34 56.",
        "Mail naar wie@example.org.",
        "Zoek @dewerkvloer op.",
        "Lees www.example.org na.",
        "Dit is zaak 2025-0012.",
        "Iemand uit 1234 AB.",
        "Het was in de Dorpsstraat 12.",
        "Bel ٠٦١٢٣٤٥٦٧٨.",
    ),
}

ALLOWED = (
    "Iemand werd steeds buitengesloten. Collega's zagen het en het duurde de hele zomer.",
    "'s Avonds in de kantine en 's nachts op de weg werd hetzelfde gezegd over iemands foto's.",
    "Twee of drie keer per week, 24/7 bereikbaar zijn, in 2024-2025 en daarna.",
    "Van de leiding kwam niets. De mensen in de ploeg lachten. Men zei dat het een grap was.",
    "Wie nieuw is, krijgt de zwaarste diensten. Na een gesprek met de OR werd het rooster eerlijk.",
)


@pytest.mark.parametrize(
    ("code", "text"), [(code, text) for code, texts in REFUSED.items() for text in texts]
)
def test_words_by_which_somebody_is_known_are_refused(code: str, text: str) -> None:
    with pytest.raises(Refusal) as caught:
        check_text("Titel", text, names=NAMES, places=PLACES, facts={})
    assert caught.value.code == f"vignette.{code}"


@pytest.mark.parametrize(("code", "text"), [("empty", " "), ("long", "x" * 1501)])
def test_nothing_and_too_much_are_refused(code: str, text: str) -> None:
    with pytest.raises(Refusal) as caught:
        check_text("Titel", text, names=NAMES, places=PLACES, facts={})
    assert caught.value.code == f"vignette.{code}"


def test_words_in_the_title_count_too() -> None:
    with pytest.raises(Refusal, match="naam"):
        check_text("Over Bouazza", "Iemand zweeg.", names=NAMES, places=PLACES, facts={})


@pytest.mark.parametrize("text", ALLOWED)
def test_plain_story_is_let_through(text: str) -> None:
    check_text("Buiten", text, names=NAMES, places=PLACES, facts={})


def test_department_that_is_told_may_be_named() -> None:
    told = {"department": "office"}
    check_text("Buiten", "Dat was op kantoor.", names=NAMES, places=PLACES, facts=told)


def test_approver_is_shown_the_capitals_within_sentences() -> None:
    text = "Iemand kwam uit Polen. Men lachte, Kees ook, en de OR: Piet zweeg. Polen bleef."
    assert capitals(text) == ["Polen", "Kees", "OR", "Piet"]
