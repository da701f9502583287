"""What goes wrong gets a clear sentence, and nothing is lost or half kept."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from tests.journeys import desk, filing, party
from tests.journeys.conftest import Somebody
from tests.journeys.filing import Told
from tests.journeys.reader import PHONE, Reader
from tests.journeys.stack import CLIENTS, Stack

CLIENT = "vandelden"
TYPED = "Dit heb ik zorgvuldig opgeschreven en wil ik niet kwijt."


def complaint_count(stack: Stack) -> int:
    """Return how many complaints the client has."""
    with stack.rows(CLIENT) as connection:
        found = connection.execute("SELECT count(*) FROM procedures_complaint").fetchone()
    assert found is not None
    return int(found[0])


def at_files(who: Reader) -> Reader:
    """Go on filing up to the page that asks for files."""
    who.visit("/melden/verhaal/").fill("Vertel in uw eigen woorden", TYPED)
    return who.press("Verder").press("Verder").press("Verder")


@dataclass(frozen=True)
class Bad:
    """A file that may not come along, and what is said of it."""

    name: str
    head: bytes
    byte_count: int
    sentence: str


BAD = (
    Bad("film.pdf", b"%PDF-1.4\n", 26 * 1024 * 1024, "Dit bestand is te groot."),
    Bad("rekening.pdf", b"MZ\x90\x00\x03", 4096, "Dit soort bestand nemen we niet aan."),
    Bad("leeg.pdf", b"", 0, "Dit bestand is leeg."),
)


def test_file_that_cannot_come_along_gets_a_sentence_and_nothing_is_lost(
    somebody: Somebody, tmp_path: Path
) -> None:
    me = at_files(somebody("klager", CLIENT, scripts=False))
    for bad in BAD:
        path = tmp_path / bad.name
        path.write_bytes(bad.head.ljust(bad.byte_count, b"\0"))
        me.attach("Kies een of meer bestanden", path).press("Verder")
        me.answered(422).reads(bad.name, bad.sentence)
    me.visit("/melden/controle/").reads(TYPED, "Geen bestanden.")


def test_wrong_code_says_the_same_as_an_unknown_one(somebody: Somebody) -> None:
    me = somebody("klager", CLIENT, width=PHONE, scripts=False)
    told = set()
    for code in ("ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ", "22222-33333-44444-55555", "te kort"):
        party.come_in(me, code).answered(422).reads("Deze code kennen wij niet.")
        told.add(me.page.get_by_role("alert").inner_text())
    assert len(told) == 1


def test_two_clicks_in_two_tabs_are_one_complaint(somebody: Somebody, stack: Stack) -> None:
    me = somebody("klager", CLIENT, scripts=False)
    filing.fill_in(me, Told(TYPED, name="Anna Jansen"))
    other, before = me.context.new_page(), complaint_count(stack)
    other.goto(me.page.url)
    pages = (me.page, other)
    for page in pages:
        _button(page).click(no_wait_after=True)
    for page in pages:
        page.wait_for_url("**/melden/ontvangen/")
    codes = {filing.CODE.search(page.locator("main").inner_text()) for page in pages}
    assert {code.group() for code in codes if code} != set()
    assert complaint_count(stack) == before + 1


def _button(page: Page):  # noqa: ANN202
    return page.get_by_role("button", name="Verstuur mijn klacht")


def test_stale_form_tells_what_happened_and_keeps_what_was_typed(somebody: Somebody) -> None:
    carla = desk.sign_in(somebody("carla", CLIENT), desk.account(CLIENT, "carla"))
    desk.register(carla, "Klaas de Wit", TYPED)
    desk.record(desk.take(carla, "Ontvangst bevestigen"), "Ontvangst bevestigen")
    address = carla.page.url
    desk.take(carla, "Ontvankelijk verklaren").fill("Redenen", TYPED)
    first = carla.page
    carla.open_tab()
    desk.take(carla.visit(address), "Niet ontvankelijk verklaren")
    carla.tick_one("Reden in het register", "Langer dan 1 jaar geleden")
    desk.record(carla.fill("Redenen", "Te lang geleden."), "Niet ontvankelijk verklaren")
    carla.turn_to(first).press(
        "Ontvankelijk verklaren", within=carla.page.locator("form.wh-form")
    ).answered(409)
    carla.reads("U deed dit zelf net in een ander venster.", "Klacht niet ontvankelijk verklaard")
    assert carla.page.get_by_label("Redenen").input_value() == TYPED
    carla.visit(f"{address}verloop/").never_reads(TYPED)


def test_unknown_host_gets_a_page_that_names_nobody(somebody: Somebody) -> None:
    me = somebody("verdwaald", "nergens")
    me.visit("/").answered(404).reads("Dit adres hoort nergens bij")
    me.never_reads(*CLIENTS.values(), *CLIENTS, "Samenspraak")


def test_portal_speaks_english_to_who_asks(somebody: Somebody) -> None:
    me = somebody("visitor", CLIENT, width=PHONE)
    me.visit("/").unfold("kies een andere taal").press("English")
    me.reads("Do you have a complaint? We listen.")
    assert me.page.locator("html").get_attribute("lang") == "en"
    me.press("Start with your complaint").reads("Filing a complaint")
    me.unfold("choose another language").press("Nederlands").reads("Een klacht indienen")


def test_complaint_from_before_the_regulation_is_refused_with_its_day(
    somebody: Somebody, stack: Stack
) -> None:
    carla = desk.sign_in(somebody("carla", CLIENT), desk.account(CLIENT, "carla"))
    before = complaint_count(stack)
    desk.fill_in_register(carla, "Klaas de Wit", TYPED, received_on="01-02-2003").press(
        "Klacht vastleggen"
    )
    carla.answered(422).reads("Op deze datum gold er nog geen klachtenregeling")
    assert carla.page.get_by_label("Wat is er gebeurd?").input_value() == TYPED
    assert complaint_count(stack) == before
