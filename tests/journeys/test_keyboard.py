"""Filing, coming back, and taking a step: with the keyboard alone, and without JavaScript."""

from tests.journeys import desk, filing, party
from tests.journeys.by_keyboard import KeyboardReader
from tests.journeys.conftest import Somebody
from tests.journeys.filing import Told

CLIENT = "vandelden"
TOLD = Told(
    "Mijn chef schreeuwt tegen mij waar de anderen bij zijn.",
    name="Keetje Bord",
    categories=("Pesten",),
    respondent="Chef Luid",
    department="Magazijn en logistiek",
    own_department="Montage en service",
)


def test_complaint_is_filed_and_acknowledged_without_a_mouse(somebody: Somebody) -> None:
    keetje = somebody("keetje", CLIENT, scripts=False, kind=KeyboardReader)
    receipt = filing.file(keetje, TOLD)
    keetje.press("Ik heb de code bewaard")
    party.come_in(keetje, receipt.code).reads(f"Uw klacht {receipt.number}")
    keetje.press("Berichten").fill("Uw bericht", "Bel mij niet op het werk.")
    keetje.press("Verstuur").reads("Uw bericht is verstuurd.", "Bel mij niet op het werk.")
    carla = somebody("carla", CLIENT, scripts=False, kind=KeyboardReader)
    desk.sign_in(carla, desk.account(CLIENT, "carla")).visit("/werk/zaken/")
    desk.open_case(carla, receipt.number)
    desk.take(carla, "Ontvangst bevestigen")
    desk.preview(carla, f"Wij hebben uw klacht {receipt.number} ontvangen")
    desk.record(carla, "Ontvangst bevestigen")
