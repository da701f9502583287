"""A complaint about a training: talk first, two talks apart, and a ruling that binds."""

from dataclasses import dataclass, field

import pytest

from tests.journeys import days, desk, filing, party
from tests.journeys.conftest import Somebody
from tests.journeys.filing import Receipt, Told
from tests.journeys.reader import Reader

CLIENT = "delinde"
STORY = "De training was anders dan aangekondigd en de toets ging over andere stof."
WHY = "De aankondiging beloofde iets anders."
REPORTS = (("Klager", "Zij miste de beloofde stof."), ("Beklaagde", "Hij paste het programma aan."))
MEASURE = "De toets wordt opnieuw aangeboden."


@dataclass
class Play:
    """Who plays in this journey."""

    somebody: Somebody
    anna: Reader
    marleen: Reader
    receipt: Receipt
    case: str
    bram: Reader = field(init=False)


@pytest.fixture
def play(somebody: Somebody) -> Play:
    """Anna files; whether she talked to the trainer is asked, and must be answered."""
    anna = somebody("anna", CLIENT)
    told = Told(
        STORY,
        name="Anna Jansen",
        email="anna.jansen@thuis.example",
        categories=("Inhoud",),
        respondent="Bram Smit",
        answers=(("Om welke training gaat het, en wanneer was die?", "Motiverend spreken, mei"),),
        choices=("Nee", "Anders dan aangekondigd"),
        asks_anonymity=False,
    )
    receipt = filing.file(anna, told)
    marleen = desk.sign_in(somebody("marleen", CLIENT), desk.account(CLIENT, "marleen"))
    desk.open_case(marleen, receipt.number)
    return Play(somebody, anna, marleen, receipt, marleen.page.url.rsplit("/", 2)[1])


def test_training_complaint_ends_in_a_binding_ruling_after_two_talks_apart(play: Play) -> None:
    prior_contact_is_known(play)
    handler_takes_it_up(play)
    three_way_talk_is_refused(play)
    both_are_talked_to(play)
    ruling_binds(play)


def test_filing_without_saying_whether_they_talked_is_refused(somebody: Somebody) -> None:
    me = somebody("klager", CLIENT)
    me.visit("/melden/verhaal/").fill("Vertel in uw eigen woorden", STORY)
    me.press("Verder").press("Verder").press("Verder").answered(422)
    me.reads(
        "Hebt u de trainer of de ander hierover al gesproken?", "Kies een van de mogelijkheden."
    )


def prior_contact_is_known(play: Play) -> None:
    """Marleen reads what was asked before: she did not talk to the trainer."""
    play.marleen.press("Klacht").reads(
        STORY, "Hebt u de trainer of de ander hierover al gesproken? Nee"
    )
    step(play, "Ontvangst bevestigen")
    step(play, "Gesprek aanmoedigen")


def handler_takes_it_up(play: Play) -> None:
    """She takes it up, tells Bram and chooses a talk of three."""
    step(play, "In behandeling nemen", Redenen="Dit gaat over onze eigen scholing.")
    desk.take(at_case(play), "Beklaagde inlichten")
    marleen = desk.record(play.marleen, "Beklaagde inlichten").press("Maak de code", exact=False)
    found = filing.CODE.search(marleen.text())
    assert found is not None
    bram = party.come_in(play.somebody("bram", CLIENT), found.group())
    bram.press("De klacht").reads(STORY)
    play.bram = bram
    desk.take(at_case(play), "Aanpak kiezen").tick("Driegesprek")
    marleen.fill("Redenen", "Samen praten kan.")
    desk.record(marleen, "Aanpak kiezen")


def three_way_talk_is_refused(play: Play) -> None:
    """No ruling and no talk apart before somebody refused to sit together."""
    page = at_case(play)
    page.reads("Bindend oordeel geven", "Eerst moeten beide kanten zijn gehoord")
    page.visit(f"/werk/zaken/{play.case}/stap/ruled/").reads("Dit kan nog niet in deze zaak.")
    desk.take(at_case(play), "Driegesprek gaat niet door").tick("Klager")
    page.fill("Redenen", "Zij durft niet met hem aan tafel.")
    desk.record(page, "Driegesprek gaat niet door")
    play.bram.visit("/mijn-zaak/").never_reads("Zij durft niet")


def both_are_talked_to(play: Play) -> None:
    """After one talk the ruling still waits; after both it does not."""
    for side, report in REPORTS:
        page = at_case(play).visit(f"/werk/zaken/{play.case}/stap/ruled/")
        page.reads("Dit kan nog niet in deze zaak.")
        desk.take(at_case(play), "Tweegesprek vastleggen").tick(side)
        page.fill("Datum van het gesprek", days.typed()).fill("Verslag", report)
        desk.record(page, "Tweegesprek vastleggen")
    play.anna.visit("/mijn-zaak/code/")
    party.come_in(play.anna, play.receipt.code).reads(REPORTS[0][1]).never_reads(REPORTS[1][1])


def ruling_binds(play: Play) -> None:
    """The ruling goes to both, with reasons and what will be done."""
    page = desk.take(at_case(play), "Bindend oordeel geven").reads(STORY)
    page.tick_one("Oordeel over onderdeel 1", "Gegrond").fill("Redenen bij onderdeel 1", WHY)
    page.fill("Bevindingen", "Beide kanten zijn gehoord.").fill(
        "Wat de organisatie", "Kondig beter aan."
    )
    desk.measure(page, 1, "Voor de organisatie", MEASURE, owner="Youssef Amrani")
    desk.preview(page, "Beste Anna Jansen", "Beste Bram Smit")
    desk.record(page, "Bindend oordeel geven").reads("Bindend oordeel gegeven", "Gegrond")
    for reader in (play.anna, play.bram):
        reader.visit("/mijn-zaak/").reads("Het oordeel", "Gegrond", WHY, MEASURE)
    page.press("Uitkomst").reads(MEASURE, "Youssef Amrani", days.read_from(60))


def at_case(play: Play) -> Reader:
    """Return Marleen at the page of the case."""
    return play.marleen.visit(f"/werk/zaken/{play.case}/")


def step(play: Play, button: str, **typed: str) -> None:
    """Take a step in which at most words are asked."""
    page = desk.take(at_case(play), button)
    for label, words in typed.items():
        page.fill(label, words)
    desk.record(page, button)
