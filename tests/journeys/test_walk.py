"""One complaint from the portal to aftercare, by everybody who has a part in it."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.journeys import days, desk, filing, papers, party
from tests.journeys.conftest import Somebody
from tests.journeys.filing import Receipt, Told
from tests.journeys.reader import Reader

STORY = "Sinds september zegt mijn collega elke ochtend dat ik hier niet thuishoor."
POINTS = (
    ("Hij zei op 3 november bij de koffie dat mijn soort beter weg kan blijven.", "Discriminatie"),
    ("Hij hield twee keer mijn gereedschap achter.", "Pesten"),
)
NOTE = "Let op: de leidinggevende belde mij hierover al."
ANSWER = "Ik plaagde, meer was het niet. Het spijt me als dat anders overkwam."
SEATS = (
    ("Dirk Verhoeven", "Voorzitter"),
    ("Els Bakker", "Lid van de commissie"),
    ("Marit Dekkers", "Lid van de commissie"),
    ("Gerda Mulder", "Arbeidsjurist"),
)
REPORTS = (
    ("Klager", "Anna vertelde wat er bij de koffie werd gezegd."),
    ("Beklaagde", "Bram noemde het grappen onder elkaar."),
)
REPORT = "Verslag van hoorgesprek vastleggen"
REASONS = ("Twee collega's hoorden het.", "Hiervan is niets gebleken.")
MEASURES = (
    ("Voor een persoon", "Een waarschuwing voor de beklaagde."),
    ("Voor de samenwerking", "Een gesprek onder leiding van iemand van buiten."),
    ("Voor de organisatie", "Een training voor de hele ploeg."),
)
KEPT = "Dit dossier wordt bewaard tot en met"
COURSE = (
    "Klacht ontvangen",
    "Ontvangst bevestigd",
    "Klacht ontvankelijk verklaard",
    "Beklaagde ingelicht",
    "Commissielid of deskundige benoemd",
    "Beklaagde heeft geantwoord",
    "Uitgenodigd voor een hoorgesprek",
    "Hoorgesprek gehouden",
    "Deskundige heeft geadviseerd",
    "Advies van de commissie gegeven",
    "Besluit van de werkgever genomen",
    "Klacht afgesloten",
    "Nazorg gedaan",
)
LESSONS = "Spreek elkaar eerder aan."
DEPARTURE = "Een waarschuwing vinden wij te zwaar na zijn excuses."
CLIENT, NAME = "vandelden", "Van Delden Techniek"


@dataclass
class Play:
    """Who plays in this journey, and what they were left with."""

    somebody: Somebody
    folder: Path
    anna: Reader
    iris: Reader
    receipt: Receipt
    case: str = ""
    bram_code: str = ""
    dirk: Reader = field(init=False)
    bram: Reader = field(init=False)
    henk: Reader = field(init=False)

    def comes(self, name: str, email: str = "") -> Reader:
        """Let somebody come in, with an account when there is an address."""
        who = self.somebody(name, CLIENT, scripts=False)
        return desk.sign_in(who, email or desk.account(CLIENT, name))


@pytest.fixture
def play(somebody: Somebody, tmp_path: Path) -> Play:
    """Anna files by name with an attachment, and Iris is there."""
    anna = somebody("anna", CLIENT, scripts=False)
    iris = somebody("iris", "bureau", scripts=False)
    told = Told(
        STORY,
        name="Anna Jansen",
        email="anna.jansen@thuis.example",
        points=POINTS,
        respondent="Bram Smit",
        department="Magazijn en logistiek",
        own_department="Montage en service",
        files=(papers.pdf(tmp_path / "appjes van collega's.pdf", "Ga toch weg."),),
    )
    return Play(somebody, tmp_path, anna, iris, filing.file(anna, told))


def test_complaint_walks_from_the_portal_to_aftercare(play: Play) -> None:
    complainant_comes_back(play)
    consultant_finds_the_case(play)
    secretariat_acknowledges_and_admits(play)
    respondent_is_told(play)
    committee_is_composed(play)
    ruling_waits(play)
    respondent_answers(play)
    both_sides_are_heard(play)
    committee_advises(play)
    employer_departs(play)
    case_is_closed_and_looked_back_on(play)
    client_sees_who_came_in(play)


def complainant_comes_back(play: Play) -> None:
    """Anna says that the code is safe, after which it is gone; she comes back with it."""
    anna, code = play.anna, play.receipt.code
    anna.press("Ik heb de code bewaard").reads("Verder met uw code")
    anna.visit("/melden/ontvangen/").answered(410).never_reads(code)
    party.come_in(anna, code).reads(f"Uw klacht {play.receipt.number}", "Ontvangst bevestigen")
    anna.press("De klacht").reads(STORY, POINTS[0][0], POINTS[1][0])
    anna.press("Berichten").fill("Uw bericht", "Ik ben deze week alleen 's avonds bereikbaar.")
    anna.press("Verstuur").reads("Uw bericht is verstuurd.", "alleen 's avonds bereikbaar")
    extra = papers.pdf(play.folder / "rooster.pdf", "Week 44")
    anna.press("Stukken").attach("Kies een of meer bestanden", extra).press("Voeg toe")
    anna.reads("Uw stuk is toegevoegd.", "rooster.pdf", "appjes van collega's.pdf")


def consultant_finds_the_case(play: Play) -> None:
    """Iris sees that something waits, and nothing of what it is about, until she goes in."""
    iris, number = desk.sign_in(play.iris, desk.account("", "iris")), play.receipt.number
    iris.reads(number, NAME, "Ontvangen").never_reads("Anna", "Bram", "Discriminatie", STORY)
    desk.enter(iris, CLIENT, NAME, number).reads("Zaken", number)
    desk.open_case(iris, number).reads("Ontvangst bevestigen", "Waarom deze datum?")
    play.case = iris.page.url.rsplit("/", 2)[1]
    iris.press("Klacht").reads(STORY, POINTS[0][0])
    iris.press("Berichten", exact=False).reads("alleen 's avonds bereikbaar")
    iris.tick("Klager").fill("Bericht", "Wij bellen u morgen om zeven uur 's avonds.")
    iris.press("Verstuur").reads("Uw bericht staat erbij.")
    iris.press("Schrijf een notitie voor uw collega’s").fill("Notitie", NOTE)
    iris.press("Bewaar").reads(NOTE)


def secretariat_acknowledges_and_admits(play: Play) -> None:
    """The letter is read first, then stored as sent, and a mail without content says so."""
    iris, number = play.iris, play.receipt.number
    desk.take(iris.visit(f"/werk/zaken/{play.case}/"), "Ontvangst bevestigen")
    desk.preview(iris, f"Wij hebben uw klacht {number} ontvangen", "Beste Anna Jansen")
    desk.record(iris, "Ontvangst bevestigen").reads(
        "Beoordeling of wij de klacht kunnen onderzoeken"
    )
    iris.press("Stukken en brieven").press(f"Wij hebben uw klacht {number} ontvangen")
    iris.reads("Beste Anna Jansen", "Aan: Anna Jansen")
    iris.await_on("/postvak/", "anna.jansen@thuis.example").never_reads(STORY, "Bram")
    play.anna.visit("/mijn-zaak/").reads("nieuwe brief", "nieuw bericht").press(
        "Brieven", exact=False
    )
    play.anna.press(f"Wij hebben uw klacht {number} ontvangen").reads("Beste Anna Jansen")
    play.anna.press("Berichten", exact=False).reads("morgen om zeven uur").never_reads(NOTE)
    desk.take(iris.visit(f"/werk/zaken/{play.case}/"), "Ontvankelijk verklaren")
    iris.press("Ontvankelijk verklaren", within=iris.page.locator("form.wh-form"))
    iris.answered(422).reads("Redenen: Vul hier iets in.")
    iris.fill("Redenen", "Het gaat om gedrag van een collega, korter dan een jaar geleden.")
    desk.record(iris, "Ontvankelijk verklaren").reads("Onderzoek")


def respondent_is_told(play: Play) -> None:
    """Iris corrects how Bram is reached, tells him, and gets the code to hand over."""
    iris = play.iris.visit(f"/werk/zaken/{play.case}/betrokkenen/")
    iris.press("Gegevens wijzigen Beklaagde Bram Smit").fill("E-mailadres", "bram@thuis.example")
    iris.press("Bewaar").reads("De gegevens zijn bewaard.", "bram@thuis.example")
    desk.take(iris.press("Overzicht"), "Beklaagde inlichten")
    desk.preview(iris, "Er is een klacht over u", "Beste Bram Smit")
    desk.record(iris, "Beklaagde inlichten").reads("Beklaagde: Bram Smit", "Heeft nog geen code.")
    iris.press("Maak de code Beklaagde Bram Smit").reads("Geef deze code nu door")
    found = filing.CODE.search(iris.text())
    assert found is not None
    play.bram_code = found.group()
    iris.visit(f"/werk/zaken/{play.case}/codes/").never_reads(play.bram_code, play.receipt.code)


def committee_is_composed(play: Play) -> None:
    """Faruk works beside Anna and is refused; three others and a lawyer are appointed."""
    appoint(play, "Faruk Yilmaz", "Lid van de commissie")
    play.iris.answered(422).reads("werkt op dezelfde afdeling als een van de partijen")
    for name, seat in SEATS:
        appoint(play, name, seat)
        play.iris.answered(200).reads("Vastgelegd: Commissielid of deskundige benoemd.")
    play.iris.press("Betrokkenen").reads(*(name for name, _seat in SEATS))


def appoint(play: Play, name: str, seat: str) -> None:
    """Try to appoint somebody, who says to have no interest."""
    iris = desk.take(play.iris.visit(f"/werk/zaken/{play.case}/"), "Iemand benoemen")
    iris.choose("Wie", name).tick_one("Plaats", seat)
    iris.tick("Deze persoon verklaart geen belang bij de zaak te hebben")
    iris.press("Iemand benoemen", within=iris.page.locator("form.wh-form"))


def ruling_waits(play: Play) -> None:
    """Dirk declares to have no interest; the ruling stays shut until both sides were heard."""
    dirk = play.dirk = play.comes("dirk")
    dirk.reads("Mijn zaken", play.receipt.number, "Verklaar eerst").press(play.receipt.number)
    dirk.reads("Hebt u een belang bij deze zaak?", "Anna Jansen").never_reads(STORY)
    dirk.tick("Ik heb geen belang bij deze zaak en ken de partijen niet persoonlijk.")
    dirk.press("Verklaren").reads(STORY, "Advies geven: dat kan nog niet").never_reads(NOTE)
    dirk.visit(f"/commissie/zaken/{play.case}/stap/advised/")
    dirk.reads("Dit kan nog niet in deze zaak.", "Eerst moeten beide kanten zijn gehoord")


def respondent_answers(play: Play) -> None:
    """Bram reads what is said of him, and not what was written between Anna and the desk."""
    bram = play.bram = play.somebody("bram", CLIENT, scripts=False)
    party.come_in(bram, play.bram_code).reads("De klacht over u", "Antwoord geven")
    bram.press("De klacht").reads(STORY, POINTS[1][0])
    bram.never_reads("anna.jansen@thuis.example", NOTE, "alleen 's avonds")
    bram.press("Mijn zaak").press("Antwoord geven").fill("Antwoord", ANSWER)
    bram.press("Antwoord geven", within=bram.page.locator("form.wh-form")).reads("Vastgelegd:")
    play.anna.visit("/mijn-zaak/").reads("Beklaagde heeft geantwoord", ANSWER)


def both_sides_are_heard(play: Play) -> None:
    """Each side is invited by a letter, has had its time, is heard and reads its own report."""
    for side, name, day in (("Klager", "Anna Jansen", 5), ("Beklaagde", "Bram Smit", 6)):
        iris = desk.take(
            play.iris.visit(f"/werk/zaken/{play.case}/"), "Uitnodigen voor hoorgesprek"
        )
        iris.tick(side).fill("Dag", days.typed(day)).fill("Tijd", "14:30")
        iris.fill("Plaats van het gesprek", "De Oude Leeszaal, kamer 4")
        iris.fill("Reageren voor of op", days.typed(3))
        desk.preview(iris, "Uitnodiging voor een gesprek", f"Beste {name}", "De Oude Leeszaal")
        desk.record(iris, "Uitnodigen voor hoorgesprek")
    play.anna.visit("/mijn-zaak/").reads("De Oude Leeszaal, kamer 4").press(
        "Op uitnodiging reageren"
    )
    play.anna.tick("Ja, ik kom").press("Op uitnodiging reageren").reads("Vastgelegd:")
    bram = play.bram.visit("/mijn-zaak/").press("Stukken").reads("rooster.pdf", "vanaf")
    bram.press("Ik heb geen tijd meer nodig").reads("Het gesprek hoeft hier niet op te wachten.")
    for side, report in REPORTS:
        dirk = desk.take(play.dirk.visit(f"/commissie/zaken/{play.case}/"), REPORT)
        dirk.tick(side).fill("Datum van het gesprek", days.typed()).fill("Verslag", report)
        dirk.press(REPORT, within=dirk.page.locator("form.wh-form"))
        dirk.reads("Vastgelegd: Hoorgesprek gehouden.", report)
    play.bram.visit("/mijn-zaak/").reads(REPORTS[1][1]).never_reads(REPORTS[0][1])
    play.anna.visit("/mijn-zaak/").reads(REPORTS[0][1]).never_reads(REPORTS[1][1])


def committee_advises(play: Play) -> None:
    """Gerda advises on her one case; Dirk rules on each point, with reasons and measures."""
    gerda = play.comes("gerda")
    gerda.press(play.receipt.number)
    gerda.tick("Ik heb geen belang bij deze zaak en ken de partijen niet persoonlijk.")
    desk.take(gerda.press("Verklaren"), "Deskundig advies geven")
    gerda.fill("Advies van de deskundige", "Dit kan een directe discriminatie zijn.")
    desk.record(gerda, "Deskundig advies geven").visit("/werk/zaken/").answered(404)
    dirk = desk.take(play.dirk.visit(f"/commissie/zaken/{play.case}/"), "Advies geven")
    dirk.reads(POINTS[0][0], POINTS[1][0], "Oordeel over onderdeel 2")
    for place, (ruling, why) in enumerate(zip(("Gegrond", "Ongegrond"), REASONS, strict=True), 1):
        dirk.tick_one(f"Oordeel over onderdeel {place}", ruling)
        dirk.fill(f"Redenen bij onderdeel {place}", why)
    dirk.fill("Bevindingen", "De commissie sprak met beide kanten.").fill(
        "Wat de organisatie", LESSONS
    )
    for place, (kind, text) in enumerate(MEASURES, start=1):
        desk.measure(dirk, place, kind, text)
    desk.preview(dirk, "Advies van de klachtencommissie over klacht")
    desk.record(dirk, "Advies geven").reads("Deels gegrond", *REASONS)
    advice = dirk.download("Download als pdf", play.folder / "advies.pdf")
    words = papers.words_of(advice)
    wanted = (
        *REASONS,
        LESSONS,
        MEASURES[0][1],
        POINTS[0][0],
        "Gegrond",
        "Ongegrond",
        "Dirk Verhoeven",
    )
    assert [one for one in wanted if one not in words] == [], words
    play.anna.visit("/mijn-zaak/").never_reads(REASONS[0], LESSONS)


def employer_departs(play: Play) -> None:
    """Henk departs from the advice; without reasons he cannot, and both sides read them."""
    henk = play.henk = play.comes("henk")
    henk.reads("Dit wacht op u", play.receipt.number, "Deels gegrond")
    henk.press(f"Zaak {play.receipt.number}")
    henk.reads(*REASONS, *(text for _kind, text in MEASURES)).never_reads(NOTE, REPORTS[0][1])
    desk.take(henk, "Besluit nemen").tick_one("De werkgever volgt het advies", "Nee")
    henk.fill("Redenen", "Wij nemen de klacht serieus.")
    for place in range(1, len(MEASURES) + 1):
        desk.decide(henk, place, "Niet overnemen")
    desk.measure(henk, 1, *MEASURES[2], owner="Lotte van Rijn")
    henk.press("Besluit nemen", within=henk.page.locator("form.wh-form")).answered(422)
    henk.reads("Redenen om af te wijken").fill("Redenen om af te wijken", DEPARTURE)
    desk.record(henk, "Besluit nemen").reads("Lotte van Rijn", days.read_from(60))
    for one in (play.anna, play.bram):
        one.visit("/mijn-zaak/").reads("De werkgever wijkt af van het advies.", DEPARTURE, *REASONS)
        one.reads(MEASURES[2][1])
        advice = one.download("Download als pdf", play.folder / f"advies voor {one.name}.pdf")
        assert REASONS[0] in papers.words_of(advice)
    play.anna.never_reads(MEASURES[0][1])


def case_is_closed_and_looked_back_on(play: Play) -> None:
    """The measure is reported, the case closed, and Anna says what it did."""
    iris = play.iris.visit("/werk/maatregelen/").reads(MEASURES[2][1], "Lotte van Rijn")
    desk.take(iris.visit(f"/werk/zaken/{play.case}/"), "Klacht afsluiten")
    desk.preview(iris, f"Klacht {play.receipt.number} is afgesloten")
    desk.record(iris, "Klacht afsluiten").reads(KEPT, str(days.today().year + 2), "Nazorg")
    desk.take(iris, "Nazorg aanbieden")
    desk.record(iris, "Nazorg aanbieden")
    henk = play.henk.visit(f"/werkgever/zaken/{play.case}/").press("Uitvoering melden", exact=False)
    henk.fill("Uitgevoerd op", days.typed())
    desk.record(henk.fill("Resultaat", "De ploeg was er."), "Uitvoering melden")
    anna = play.anna.visit("/mijn-zaak/").press("Terugkijken (nazorg)")
    anna.never_reads("Hoe was het contact?").choose("Is het probleem opgelost?", "Opgelost")
    anna.fill("Wat heeft de klacht opgeleverd?", "Ik word met rust gelaten.")
    anna.choose("Cijfer voor de behandeling", "8")
    anna.press("Terugkijken (nazorg)", within=anna.page.locator("form.wh-form")).reads(
        "Vastgelegd:"
    )
    iris.press("Verloop").reads(*COURSE, "Iris de Wit (Secretariaat)", "Henk Visser (Werkgever)")
    iris.reads("Dirk Verhoeven (Voorzitter)", "Gerda Mulder (Arbeidsjurist)", "Ik word met rust")
    iris.press("Uitkomst").reads("Deels gegrond", DEPARTURE, "anders dan het advies", KEPT)


def client_sees_who_came_in(play: Play) -> None:
    """The client reads in its own log who of the consultancy came in; the worklist is rid of it."""
    play.henk.press("Wie kwam binnen").reads("Iris de Wit", days.read(days.today()))
    play.iris.host = "bureau"
    play.iris.visit("/").never_reads(play.receipt.number + "</th>")


def test_scripts_carry_a_consultant_into_a_client_without_another_press(
    somebody: Somebody,
) -> None:
    joost = desk.sign_in(somebody("joost", "bureau"), desk.account("", "joost"))
    joost.page.get_by_role("button", name="Open").first.click()
    joost.page.wait_for_url("**/werk/zaken/")
    joost.answered(200).reads("Terug naar de werklijst")
