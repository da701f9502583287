"""What people with an account do: come in, open a case, take its steps."""

import re
import time

from tests.journeys import days
from tests.journeys.reader import Reader, Who
from wederhoor.demo import sheets

PREVIEW = "Bekijk de brief eerst"


def sign_in(who: Who, email: str) -> Who:
    """Sign in on the host where somebody is, with the demo's one password and a code of now."""
    who.visit("/aanmelden/").fill("E-mailadres", email)
    who.fill("Wachtwoord", sheets.bureau().password).press("Aanmelden")
    who.fill("Code uit uw app", code_of_now(who, email)).press("Verder")
    who.page.get_by_label("Code uit uw app").wait_for(state="detached")
    return who


def code_of_now(who: Reader, email: str) -> str:
    """Return the code that the demo tells of somebody's app; each is good for one time."""
    deadline = time.monotonic() + 100
    told = re.compile(rf">{re.escape(email)}</th>\s*<td[^>]*><code>(\d{{6}})</code>")
    while time.monotonic() < deadline:
        if found := told.search(who.stack.read(who.host, "/postvak/")):
            return found[1]
        time.sleep(1)
    raise AssertionError(email)


def account(client: str, key: str) -> str:
    """Return the address of somebody in the demo's sheet of a client, or of the bureau."""
    people = sheets.Script(client).client.people if client else sheets.bureau().staff
    return people[key].email


def enter(who: Who, client: str, name: str, number: str) -> Who:
    """Go from the consultancy's worklist into a client, pressing what scripts would press."""
    row = who.page.locator("tr", has_text=number).filter(has_text=name)
    who.host = client
    row.get_by_role("button", name="Open").click()
    who.page.wait_for_url("**/doorgang/?*")
    who.look().reads(f"U gaat naar {name}").page.get_by_role("button", name="Ga verder").click()
    who.page.wait_for_url("**/binnenkomen/")
    who.look().reads(f"U komt binnen bij {name}").press("Kom binnen")
    who.page.wait_for_url("**/werk/zaken/")
    return who


def open_case(who: Who, number: str) -> Who:
    """Follow the link of a case on a list."""
    return who.press(number)


def take(who: Who, button: str) -> Who:
    """Open a step from the page of the case."""
    return who.press(button, within=who.page.locator("main"))


def record(who: Who, button: str, *told: str) -> Who:
    """Send the form of a step, and read that it was recorded."""
    who.press(button, within=who.page.locator("main form.wh-form"))
    return who.reads("Vastgelegd:", *told)


def preview(who: Who, *letter: str) -> Who:
    """Read the letter before it goes."""
    who.press(PREVIEW).reads("Er is nog niets vastgelegd en nog niets verstuurd", *letter)
    return who


def fill_in_register(who: Who, name: str, story: str, *, received_on: str = "") -> Who:
    """Fill in the form for a complaint that came by phone."""
    who.visit("/werk/zaken/nieuw/").tick("Telefoon")
    who.fill("Ontvangen op", received_on or days.typed()).fill("Naam van de klager", name)
    return who.fill("Wat is er gebeurd?", story)


def register(who: Who, name: str, story: str, *, email: str = "") -> Who:
    """Enter a complaint that came by phone, and go to its case."""
    fill_in_register(who, name, story).fill("E-mailadres van de klager", email)
    return who.press("Klacht vastleggen").reads("Maak de code").press("Naar de zaak")


def decide(who: Reader, place: int, choice: str) -> None:
    """Say what happens to one measure of the advice."""
    row = who.page.get_by_role("group", name=f"Geadviseerde maatregel {place}", exact=True)
    who.mark(row.get_by_label(choice, exact=True))


def measure(who: Reader, place: int, kind: str, text: str, *, owner: str = "") -> None:
    """Fill in one measure of a form, due in sixty days when somebody owns it."""
    row = who.page.get_by_role("group", name=f"Maatregel {place}", exact=True)
    row.get_by_label("Voor wie of wat").select_option(label=kind)
    row.get_by_label("Maatregel", exact=False).first.fill(text)
    if owner:
        row.get_by_label("Wie voert dit uit?").fill(owner)
        row.get_by_label("Uiterlijk op").fill(days.typed(60))
