"""Somebody with a phone files without a name, and comes back with nothing but the code."""

from tests.journeys import desk, filing, party
from tests.journeys.conftest import Somebody
from tests.journeys.filing import Receipt, Told
from tests.journeys.reader import PHONE, Reader

CLIENT = "vandelden"
STORY = "In de pauze gaan de grappen over mijn geloof. Iedereen lacht mee, ook onze teamleider."
QUESTION = "Was er iemand bij die dit ook hoorde?"
ANSWER = "Ja, twee mensen van de avondploeg."


def test_anonymous_complainant_answers_a_question_with_the_code_alone(somebody: Somebody) -> None:
    me = somebody("anoniem", CLIENT, width=PHONE, scripts=False)
    receipt = filing.file(me, Told(STORY, categories=("Discriminatie",)))
    assert me.page.get_by_label("Uw naam").count() == 0
    carla = secretariat_asks(somebody, receipt)
    later = somebody("anoniem", CLIENT, width=PHONE, scripts=False)
    party.come_in(later, receipt.code).reads("Er is iets nieuws voor u", "1 nieuw bericht")
    later.press("Berichten", exact=False).reads(QUESTION)
    later.fill("Uw bericht", ANSWER).press("Verstuur").reads("Uw bericht is verstuurd.", ANSWER)
    carla.press("Berichten", exact=False).reads(ANSWER)
    nobody_can_give_a_new_code(carla)
    later.press("Afmelden").visit("/mijn-zaak/").reads("Verder met uw code").never_reads(ANSWER)


def secretariat_asks(somebody: Somebody, receipt: Receipt) -> Reader:
    """Carla reads that nobody knows who this is, and asks."""
    carla = desk.sign_in(somebody("carla", CLIENT), desk.account(CLIENT, "carla"))
    desk.open_case(carla, receipt.number).press("Betrokkenen").reads("Anoniem")
    carla.press("Klacht").reads(STORY)
    carla.press("Berichten").tick("Klager").fill("Bericht", QUESTION)
    return carla.press("Verstuur").reads("Uw bericht staat erbij.")


def nobody_can_give_a_new_code(carla: Reader) -> None:
    """Who files without a name keeps the code, or has to file again."""
    carla.press("Betrokkenen").press("Codes")
    carla.reads("Deze klager is anoniem.", "daarom kan die niet worden gegeven")
