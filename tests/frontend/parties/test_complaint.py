from datetime import date
from html import unescape

from procedures.rules.filing import PersonNamed
from tests import cast
from tests.factories import cases
from tests.frontend.parties.conftest import House

WISH = "Ik hoop op een excuus."
TRIED = "Ik heb het tegen haar gezegd."
FILED = {
    "wish": WISH,
    "answers": {"prior_steps": TRIED, "assisted": "confidential_adviser"},
    "elements": (("bullying", "Schreeuwen."), ("other", "Buitensluiten.")),
    "happened_on": date(2026, 2, 27),
}


def text_of(house: House, side: str) -> str:
    return unescape(house.enter(side).get("/mijn-zaak/klacht/").content.decode())


def refile(house: House, **traits: object) -> None:
    with house.within():
        house.case = cases.complaint("Mijn collega schreeuwt elke dag.", **{**FILED, **traits})
        cast.composed(house.who, house.case)


def test_complainant_reads_everything_back(house: House) -> None:
    refile(house)
    page = text_of(house, "complainant")
    shown = ("schreeuwt elke dag", "Schreeuwen.", "Buitensluiten.", WISH, TRIED, "Bram Smit",
             "Ja, een vertrouwenspersoon", "Pesten")  # fmt: skip
    assert [words for words in shown if words not in page] == []


def test_respondent_reads_story_and_points_but_no_wish_answers_or_address(house: House) -> None:
    refile(house)
    page = text_of(house, "respondent")
    shown = ("schreeuwt elke dag", "Schreeuwen.", "Buitensluiten.", "Anna Jansen")
    hidden = (WISH, TRIED, "vertrouwenspersoon", "anna.jansen@example.org")
    assert [words for words in shown if words not in page] == []
    assert [words for words in hidden if words in page] == []


def test_respondent_does_not_see_who_else_it_is_about(house: House) -> None:
    refile(house, respondents=(PersonNamed("Bram Smit"), PersonNamed("Cor Vos")))
    assert "Cor Vos" in text_of(house, "complainant")
    page = text_of(house, "respondent")
    assert ("Cor Vos" in page and "Bram Smit" in page) is False


def test_anonymous_complainant_stays_so_for_everybody(house: House) -> None:
    refile(house, anonymous=True, complainant=PersonNamed())
    assert "U klaagt anoniem; wij kennen uw naam niet." in text_of(house, "complainant")
    assert "Iemand die anoniem wil blijven" in text_of(house, "respondent")


def test_story_that_is_the_only_point_is_shown_once(told: House) -> None:
    page = text_of(told, "complainant")
    assert page.count("Mijn collega schreeuwt elke dag.") == 1
    assert "De punten" not in page
