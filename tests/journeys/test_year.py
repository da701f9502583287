"""A year of a client: figures, a report that two people make, the meeting, and what comes back."""

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from tests.journeys import days, desk, papers
from tests.journeys.conftest import Somebody
from tests.journeys.reader import FOLDER, Reader

CLIENT, NAME = "vandelden", "Van Delden Techniek"
ADVICE = "Laat twee mensen van buiten de ploeg elk kwartaal langskomen."
ANSWER = "Wij beginnen in de montage."
DECISION = "Elk kwartaal een gesprek met elke ploeg"
SUMMARY = "In dit jaar kwamen mensen eerder dan voorheen."


@dataclass
class Play:
    """Who plays in this journey, and about which year."""

    somebody: Somebody
    folder: Path
    iris: Reader
    year: int
    meeting: str = ""
    henk: Reader = field(init=False)


@pytest.fixture
def play(somebody: Somebody, tmp_path: Path) -> Play:
    """Iris is in at the client; the year is the one that ended last."""
    iris = come_in(somebody, "iris")
    return Play(somebody, tmp_path, iris, days.today().year - 1)


def come_in(somebody: Somebody, name: str) -> Reader:
    """Let somebody of the consultancy go into the client."""
    who = desk.sign_in(somebody(name, "bureau"), desk.account("", name))
    who.press("Organisaties").press(NAME)
    who.host = CLIENT
    who.page.get_by_role("button", name="Open deze organisatie").click()
    who.page.wait_for_url("**/werk/zaken/")
    return who.look()


def test_year_goes_from_its_figures_to_what_comes_back_next_year(play: Play) -> None:
    figures_are_shown(play)
    second_person_reviews(play)
    report_is_published(play)
    client_reads_it(play)
    meeting_is_planned(play)
    meeting_is_held(play)
    both_sides_approve(play)
    decision_comes_back(play)
    next_meeting_opens_with_it(play)


def figures_are_shown(play: Play) -> None:
    """Charts with their tables beside them, and small cells hidden."""
    page = play.iris.visit("/jaar/").reads("Het jaar", str(play.year), "Adviesgesprek")
    page.press(f"{play.year}").reads("Hoe wij tellen")
    assert page.page.locator("figure svg[role=img]").count() > 3
    assert page.page.locator("figure table").count() > 3


def second_person_reviews(play: Play) -> None:
    """Iris writes; her own approval is refused; Joost approves."""
    page = play.iris.visit(f"/jaar/{play.year}/rapportage/")
    if page.page.get_by_label("Wat wordt er anders?").count():
        page.fill("Wat wordt er anders?", "Een zaak is alsnog afgesloten.")
    page.press("Maak het concept").reads("concept", "een collega kijkt haar na")
    edition = page.page.url
    page.press("Schrijf de toelichting").fill("Samenvatting", SUMMARY)
    page.press("Bewaar de toelichting").reads("De toelichting is bewaard.", SUMMARY)
    page.visit(f"{edition}goedkeuren/").press("Keur goed").answered(422)
    page.reads("U schreef zelf het laatst aan deze editie.")
    joost = come_in(play.somebody, "joost").visit(edition).press("Keur goed").press("Keur goed")
    joost.reads("U hebt de rapportage goedgekeurd.", "Nagekeken en klaar")
    page.visit(edition)


def report_is_published(play: Play) -> None:
    """Published, it has a digest; the PDF and the spreadsheet open and say the same."""
    page = play.iris.press("Publiceer").press("Publiceer")
    page.reads("De rapportage is gepubliceerd.", "Controlegetal")
    digest = page.page.locator(".wh-digest code").inner_text()
    report = page.download("Rapportage als PDF", play.folder / "rapportage.pdf")
    words = papers.words_of(report)
    assert [one for one in (NAME, str(play.year), SUMMARY, digest[:12]) if one not in words] == []
    for number in range(3):
        papers.picture(report, FOLDER / "year" / f"rapportage-{number + 1}.png", page=number)
    book = load_workbook(page.download("Cijfers als spreadsheet", play.folder / "cijfers.xlsx"))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert len(book.sheetnames) > 3
    assert any(str(play.year) in str(cell.value) for cell in cells)
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []


def client_reads_it(play: Play) -> None:
    """The employer reads what was published, and no draft."""
    henk = desk.sign_in(play.somebody("henk", CLIENT), desk.account(CLIENT, "henk"))
    henk.press("Jaar").reads(str(play.year), "gepubliceerd").never_reads("concept")
    henk.visit(play.iris.page.url).reads(SUMMARY)
    play.henk = henk


def meeting_is_planned(play: Play) -> None:
    """Iris plans it, reads the invitation before it goes, and the mail carries it."""
    page = play.iris.press("Plan het adviesgesprek")
    page.fill("Dag", days.typed(9)).fill("Tijd", "10:00").fill("Plaats", "Directiekamer")
    for box in page.page.get_by_label("Henk Visser").all():
        box.check()
    page.press("Bewaar het gesprek").reads(f"Adviesgesprek over {play.year}", "Henk Visser")
    play.meeting = page.page.url
    page.press("Nodig uit").reads("henk.visser@vandelden.example").press("Verstuur")
    page.reads("De uitnodiging is verstuurd.", days.read_from(9))
    file = page.download("zet in uw agenda (.ics)", play.folder / "gesprek.ics")
    event = Calendar.from_ical(file.read_bytes()).walk("VEVENT")[0]
    assert event.decoded("dtstart").date() == days.today() + timedelta(days=9)
    assert "Directiekamer" in event["location"]
    page.await_on("/postvak/", "henk.visser@vandelden.example")


def meeting_is_held(play: Play) -> None:
    """An advice, the client's answer, the minutes and a decision with owner and date."""
    page = play.iris.visit(play.meeting).press("Voeg een advies toe")
    page.fill("Ons advies", ADVICE).press("Voeg toe").reads(ADVICE, "Nog geen antwoord")
    henk = play.henk.visit(play.meeting).press("Beantwoord dit advies", exact=False)
    henk.tick("Volgen").fill("Toelichting", ANSWER).press("Bewaar het antwoord")
    henk.reads("Uw antwoord is bewaard.", "De organisatie volgt dit", ANSWER)
    page.visit(play.meeting).press("Leg het verslag vast")
    page.fill("Op welke dag was het gesprek?", days.typed()).fill("Hoe laat begon het?", "00:05")
    page.fill("Verslag", "De cijfers zijn besproken.").fill("Wat gebeurt er?", DECISION)
    page.fill("Wie doet het?", "Lotte van Rijn").fill("Wanneer is het af?", days.typed(90))
    page.press("Bewaar het verslag").reads("Het verslag is bewaard.", DECISION, "Lotte van Rijn")


def both_sides_approve(play: Play) -> None:
    """The consultancy, then the client from its own first page; then the minutes are a document."""
    page = play.iris.press("Keur het verslag goed").press("Keur goed")
    page.reads("U hebt het verslag goedgekeurd.", "Nog niet beide kanten")
    henk = play.henk.visit("/werkgever/").press("Naar het verslag", exact=False)
    henk.press("Keur het verslag goed").press("Keur goed").reads("Het verandert niet meer.")
    minutes = henk.download("Verslag (PDF)", play.folder / "verslag.pdf")
    words = papers.words_of(minutes)
    assert [one for one in (DECISION, ANSWER, "Namens de organisatie") if one not in words] == []
    page.visit(play.meeting)


def decision_comes_back(play: Play) -> None:
    """The report on the year after begins with what was decided, and how it stands."""
    page = play.iris.press(
        "Bijwerken", exact=False, within=play.iris.page.locator("tr", has_text=DECISION)
    )
    proof = {"name": "planning.txt", "mimeType": "text/plain", "buffer": b"Week na week"}
    page.tick("Loopt nog").fill("Wat is er gedaan", "De eerste afspraak staat.")
    page.page.get_by_label("Een bestand dat dit laat zien").set_input_files(proof)
    page.press("Bewaar").reads("De afspraak is bijgewerkt.")
    page.visit(f"/jaar/{play.year + 1}/rapportage/").press("Maak het concept")
    top = page.page.locator("section[aria-labelledby=afspraken]")
    assert DECISION in top.inner_text()
    assert "Lotte van Rijn" in top.inner_text()
    after = "section[aria-labelledby=afspraken] ~ section[aria-labelledby=samenvatting]"
    assert page.page.locator(after).count() == 1


def next_meeting_opens_with_it(play: Play) -> None:
    """The next meeting and its pack begin with the decision; the client sees it all year."""
    page = play.iris.visit(f"/jaar/{play.year + 1}/gesprek/")
    page.fill("Dag", days.typed(30)).fill("Tijd", "10:00").fill("Plaats", "Directiekamer")
    page.page.get_by_label("Henk Visser").first.check()
    page.press("Bewaar het gesprek").reads("Wat er van eerdere afspraken is geworden", DECISION)
    pack = page.download("Pakket (PDF)", play.folder / "pakket.pdf")
    assert DECISION[:12] in papers.words_of(pack)
    play.henk.visit("/werkgever/maatregelen/").reads(DECISION, "Uit het adviesgesprek")
