from dataclasses import replace
from datetime import date

from procedures.reports.advice import (
    AdviceContent,
    CourseEntry,
    ElementAdvice,
    PanelMember,
    PartyLine,
    pdf,
)
from tests.factories.printed import pages, text

CONTENT = AdviceContent(
    client_name="Zorggroep De Linden",
    consultancy_name="Bureau Samenspraak",
    brand_colour="#0b5c6b",
    language="nl",
    number="2025-0117",
    decided_on=date(2025, 11, 14),
    introduction="De commissie onderzocht de klacht.",
    parties=(PartyLine("Klager", "mevrouw A.B."), PartyLine("Beklaagde", "de heer C.D.")),
    panel=(PanelMember("mr. E. van der Meulen", "Voorzitter"), PanelMember("S. Ouali", "Lid")),
    course=(CourseEntry(date(2025, 8, 20), "Klacht ontvangen"),),
    elements=(
        ElementAdvice(
            title="Kleineren",
            text="Klager is gekleineerd.",
            findings="Dat blijkt uit:\n- het verslag.",
            reasons="Het was herhaald gedrag.",
            ruling="Gegrond",
        ),
        ElementAdvice(
            title="Roosters",
            text="De diensten waren ongelijk.",
            findings="Het verschil is klein.",
            reasons="Dat is geen ongelijkheid.",
            ruling="Ongegrond",
        ),
    ),
    measures={"organisation": ("Pas het handboek aan.",), "person": ("Bied begeleiding aan.",)},
    lessons="Bespreek signalen.",
)


def test_an_advice_reads_from_parties_to_signatures() -> None:
    read = text(pdf(CONTENT))
    ruling = (
        "Onderdeel 1. Kleineren De klacht Klager is gekleineerd. Bevindingen Dat blijkt uit: • het "
        "verslag. Overwegingen Het was herhaald gedrag. Oordeel: Gegrond"
    )
    parts = [
        "Advies van de klachtencommissie Zaaknummer 2025-0117 Klager mevrouw A.B. Beklaagde",
        "20 augustus 2025 Klacht ontvangen",
        ruling,
        "Onderdeel Klacht Oordeel 1 Kleineren Gegrond 2 Roosters Ongegrond",
        "Advies: maatregelen Voor de persoon • Bied begeleiding aan. Voor de organisatie • Pas",
        "Wat de organisatie kan leren Bespreek signalen.",
        "Vastgesteld op 14 november 2025 door de commissie",
    ]
    assert [part for part in parts if part not in read] == []
    places = [read.index(part) for part in parts]
    assert places == sorted(places)


def test_every_page_says_that_the_advice_is_confidential() -> None:
    read = pages(pdf(CONTENT))
    assert [page for page in read if "Vertrouwelijk. Alleen bestemd voor" not in page] == []


def test_an_advice_without_measures_or_lessons_says_so() -> None:
    read = text(pdf(replace(CONTENT, measures={}, lessons="", introduction="")))
    assert "De commissie adviseert geen maatregelen." in read
    assert "Wat de organisatie kan leren" not in read


def test_an_advice_in_english_has_english_words() -> None:
    read = text(pdf(replace(CONTENT, language="en")))
    assert "Advice of the complaints committee Case number 2025-0117" in read
    assert "Adopted on 14 November 2025 by the committee" in read


def test_words_of_people_are_not_run() -> None:
    written = "#panic() *x* ” \\ $"
    element = replace(CONTENT.elements[0], findings=written)
    assert text(pdf(replace(CONTENT, elements=(element,)))).count(written) == 1
