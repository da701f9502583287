"""Each reader's walk by the keyboard alone, without scripts, on a page twice as large."""

import re

import pytest

from tests.journeys import days, desk, filing, party
from tests.journeys.filing import Told
from tests.walks.conftest import Somebody
from tests.walks.town import ASKED, DRAFTED, STORY, People
from tests.walks.walker import Walker

pytestmark = [pytest.mark.django_db, pytest.mark.journey]
TOLD = Told(STORY, name="Keetje Bord", categories=("Pesten",), respondent="Chef Luid")
BUREAU = "bureau"


def sent(who: Walker, button: str, *, status: int = 200) -> Walker:
    """Press the button of the form in the page; the answer is this."""
    who.press(button, within=who.page.locator("main form.wh-form"))
    return who.answered(status)


def erred(who: Walker, button: str) -> Walker:
    """Send a form with nothing in it: the next Tab is at what is wrong, Enter at its place."""
    sent(who, button, status=422).page.keyboard.press("Tab")
    assert who.page.evaluate("!!document.activeElement.closest('#fouten')")
    who.page.keyboard.press("Enter")
    box = "input, select, textarea, fieldset, .wh-form"
    assert who.page.evaluate("one => document.activeElement.matches(one)", box)
    return who


def test_somebody_with_a_problem_finds_the_way_files_and_keeps_the_code(
    somebody: Somebody,
) -> None:
    me = somebody("iemand").visit("/").press("Waar hoor ik thuis?")
    erred(me, "Verder")
    while "/wegen/" not in me.page.url:
        me.first("main input[type=radio]")
        sent(me, "Verder")
    me.reads("Hier kunt u terecht").press("Begin met uw klacht")
    me.press("Begin", within=me.page.locator("main"))
    erred(me, "Verder")
    me.fill("Vertel in uw eigen woorden", STORY).unfold("Later verdergaan")
    me.press("Bewaar en geef mij een code").reads("Uw klacht is bewaard, niet verstuurd")
    code = filing.CODE.search(me.text())
    assert code is not None
    me.press("Stop op dit apparaat").visit("/melden/verhaal/").never_reads(STORY)
    later = party.come_in(somebody("iemand later"), code.group())
    later.visit("/melden/verhaal/")
    filing.to_the_end(later, TOLD)
    receipt = filing.sent(later)
    later.press("Ik heb de code bewaard")
    party.come_in(later, receipt.code).reads(f"Uw klacht {receipt.number}")


def test_complainant_answers_all_that_is_asked_and_looks_at_withdrawing(
    somebody: Somebody, town: People
) -> None:
    anna = party.come_in(somebody("anna"), town.codes["complainant"]).reads("Waar het nu is")
    anna.press("1 nieuw bericht").reads(ASKED)
    erred(anna, "Verstuur").fill("Uw bericht", "Ja, dat kan.")
    sent(anna, "Verstuur").reads("Uw bericht is verstuurd.")
    anna.press("Mijn zaak").press("Kies een moment voor uw gesprek")
    erred(anna, "Verstuur").first("main input[type=checkbox]")
    sent(anna, "Verstuur").visit("/mijn-zaak/").press("Kijk het verslag van uw gesprek na")
    erred(anna, "Verstuur").tick("Nee, of niet helemaal")
    anna.fill("Wat klopt er niet", "Het was dinsdag.")
    sent(anna, "Verstuur").reads("Het was dinsdag.")
    anna.visit("/mijn-zaak/").press("Voeg een stuk toe")
    erred(anna, "Voeg toe").attach("Kies een of meer bestanden", town.paper)
    sent(anna, "Voeg toe").reads("Uw stuk is toegevoegd.", town.paper.name)
    anna.visit("/mijn-zaak/").unfold("Wilt u stoppen?").press("Klacht intrekken")
    anna.reads("en er komt geen oordeel", "Dit kan niet worden teruggedraaid.").press("Annuleren")
    anna.reads("Waar het nu is")


def test_respondent_reads_their_rights_answers_and_names_who_helps(
    somebody: Somebody, town: People
) -> None:
    bram = somebody("bram").visit("/mijn-zaak/code/")
    erred(bram, "Ga verder").fill("Uw code", town.codes["respondent"])
    sent(bram, "Ga verder").reads("Er is nog niets beslist", "U mag zich laten helpen")
    bram.press("Zo gaat het hier, stap voor stap").press("Terug naar mijn zaak")
    erred(bram.press("Antwoord geven"), "Antwoord geven")
    bram.fill("Uw antwoord", "Ik vroeg alleen of het lukte.")
    sent(bram, "Antwoord geven").reads("Vastgelegd:")
    erred(bram.visit("/mijn-zaak/").press("Noem een getuige"), "Noem deze getuige")
    bram.fill("Naam van de getuige", "Wies Kok").fill("Wat heeft deze", "Zij was erbij.")
    sent(bram, "Noem deze getuige").reads("Wies Kok")
    bram.visit("/mijn-zaak/").press("Neem iemand mee die u bijstaat")
    erred(bram, "Maak een code").fill("Naam van wie u bijstaat", "Oom Jan")
    sent(bram, "Maak een code").reads("Oom Jan")


def test_secretariat_registers_takes_a_step_notes_searches_and_does_several(
    somebody: Somebody, town: People
) -> None:
    carla = somebody("carla", session=town.sessions["carla"]).visit("/werk/zaken/")
    erred(carla.press("Klacht invoeren"), "Klacht vastleggen").tick("Post")
    carla.fill("Ontvangen op", days.typed()).fill("Naam van de klager", "Klaas de Wit")
    carla.fill("Wat is er gebeurd?", STORY)
    sent(carla, "Klacht vastleggen").press("Naar de zaak").reads("Wat ontbreekt er nog?")
    desk.take(carla, "Ontvangst bevestigen")
    desk.preview(carla, "Beste Klaas de Wit")
    desk.record(carla, "Ontvangst bevestigen")
    erred(carla.unfold("Delen van de zaak").press("Notities"), "Bewaar").fill(
        "Notitie", "Bel hem morgen."
    )
    sent(carla, "Bewaar").reads("Bel hem morgen.")
    carla.visit("/werk/zoek/").fill("Zoek in de zaken", "schreeuwt")
    sent(carla, "Zoek").reads("2026-")
    erred(carla.visit("/werk/zaken/samen/"), "Bekijk wat er gebeurt")
    carla.first("main tbody input[type=checkbox]").choose("Wat wilt u doen", "Carla de Boer")
    sent(carla, "Bekijk wat er gebeurt").reads("Dit gaat er gebeuren")
    carla.press("Doe dit in", exact=False).reads("Gedaan in")


def test_member_declares_reads_deliberates_comments_and_signs(
    somebody: Somebody, town: People
) -> None:
    els = somebody("els", session=town.sessions["els"]).visit("/commissie/")
    els.press(town.cases["drafted"].number).reads("Hebt u een belang bij deze zaak?")
    erred(els, "Verklaren").tick(
        "Ik heb geen belang bij deze zaak en ken de partijen niet persoonlijk."
    )
    sent(els, "Verklaren").reads(STORY)
    els.unfold("Zaak ").press("Stukken lezen").reads(town.paper.name)
    els.tick_one("Leesteken", "Bespreken")
    sent(els, "Bewaar leestekens").unfold("Zaak ").press("Overleg")
    erred(els, "Bewaar notitie").fill("Nieuwe notitie", "Vraag naar de late diensten.")
    els.tick("Deel deze notitie met de commissie")
    sent(els, "Bewaar notitie").reads("Vraag naar de late diensten.")
    els.unfold("Zaak ").press("Concept-advies")
    els.unfold("Zaak ").press("Opmerkingen", exact=False)
    erred(els, "Voeg toe").choose("Waarover?", "Onderdeel 1").fill("Uw opmerking", "Wie zag dit?")
    sent(els, "Voeg toe").reads("Wie zag dit?")
    els.unfold("Zaak ").press("Concept-advies").press("Lees en onderteken").reads(DRAFTED)
    erred(els, "Bevestig").tick("Nee, ik heb een andere mening")
    els.fill("Uw andere mening", "Het was één keer.")
    sent(els, "Bevestig").reads("Concept-advies")


def test_employer_decides_departs_with_reasons_and_sees_the_measures(
    somebody: Somebody, town: People
) -> None:
    number = town.cases["advised"].number
    henk = somebody("henk", session=town.sessions["henk"]).visit("/werkgever/")
    henk.reads("Dit wacht op u").press(f"Zaak {number}")
    erred(desk.take(henk, "Besluit nemen"), "Besluit nemen")
    henk.tick_one("De werkgever volgt het advies", "Nee")
    henk.fill("Redenen om af te wijken", "Te zwaar.").fill("Redenen", "Wij nemen dit serieus.")
    desk.decide(henk, 1, "Niet overnemen")
    desk.preview(henk, number)
    desk.record(henk, "Besluit nemen").reads("Te zwaar.")
    henk.visit("/werkgever/maatregelen/").press("Uitgevoerd of vervallen")


def test_consultant_reads_the_list_and_a_card_and_goes_in(somebody: Somebody, town: People) -> None:
    karin = somebody("karin", BUREAU, session=town.sessions["karin"]).visit("/")
    karin.reads("Werklijst", town.cases["fresh"].number).never_reads(STORY)
    karin.choose("Wacht op", re.compile("Secretariaat")).press("Toon").reads("Werklijst")
    karin.unfold("Werk: ").press("Organisaties").press("Acme", within=karin.page.locator("main"))
    karin.reads("Regeling, mensen en overleg")
    karin.go("Open deze organisatie", to="**/doorgang/?*").reads("U gaat naar Acme")
    karin.host = "acme"
    karin.go("Ga verder", to="**/binnenkomen/").reads("U komt binnen bij Acme")
    karin.go("Kom binnen", to="**/werk/zaken/").reads("Zaken", town.cases["fresh"].number)


def test_owner_of_the_platform_reads_health_plans_and_releases(
    somebody: Somebody, town: People
) -> None:
    olga = somebody("olga", BUREAU, session=town.sessions["olga"]).visit("/beheer/")
    olga.reads("Hoe het loopt", "Uitgaven", "Abonnementen", "Acme").never_reads(STORY)
    olga.press("Acme", within=olga.page.locator("main")).reads("Meekijken")
    erred(olga, "Vraag om mee te kijken").fill("Waarom moet u meekijken?", "Een brief komt niet.")
    sent(olga, "Vraag om mee te kijken").reads("Een brief komt niet.")
