"""A client sets up its own sign-on, and its people come in by it: at real providers."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from tests.frontend.sign_on.assertions import GROUP, MAIL, MFA
from tests.frontend.sign_on.providers import free_port, running, signing_pair
from tests.journeys import desk
from tests.journeys.reader import Reader
from wederhoor.demo import sheets

CLIENT = "vandelden"
NAME = "Van Delden-account"
SECRET = "wat-de-aanbieder-gaf"
STAFF = {"groups": ["klachtenteam"]}
pytestmark = pytest.mark.attack("A13")


def person(name: str, email: str, *, amr: tuple[str, ...] = ("pwd", "mfa"), **claims: Any) -> Any:
    told = {"name": name, "email": email, "email_verified": True, **claims}
    return {"claims": told, "amr": list(amr)}


PEOPLE = {
    "carla": person("Carla de Boer", "carla.deboer@vandelden.example", **STAFF),
    "zoe": person("Zoë Kramer", "zoe.kramer@vandelden.example", **STAFF),
    "ties": person("Ties Mol", "ties.mol@vandelden.example", amr=("pwd",), **STAFF),
    "gast": person("Gast", "gast@elders.example", **STAFF),
    "wim": person("Wim Slot", "wim.slot@vandelden.example"),
}


@pytest.fixture(scope="module")
def carla(somebody: Callable[..., Reader]) -> Reader:
    """The secretariat of the client, signed in as always."""
    return desk.sign_in(somebody("carla", CLIENT), desk.account(CLIENT, "carla"))


@pytest.fixture(scope="module")
def at_provider(carla: Reader) -> Iterator[str]:
    """A provider of OpenID Connect that was set up, tried and switched on; give its page here."""
    port = free_port()
    fill_in(carla, f"http://127.0.0.1:{port}")
    told = {"port": port, "client": "wederhoor", "secret": SECRET, "people": PEOPLE}
    redirect = carla.page.locator("code", has_text="/terug/").inner_text()
    settings = carla.page.url
    with running("openid.mjs", {**told, "redirect": redirect}):
        go_out(carla, "Probeer het aanmelden", "carla")
        carla.look().reads("Het werkt", "Carla de Boer", "klachtenteam", "ja, bij de aanbieder")
        carla.press("Terug naar de instellingen").press("Zet aan").reads("Verplichten")
        yield settings
        carla.visit(settings)
        if carla.page.get_by_role("button", name="Wachtwoorden weer toestaan").count():
            carla.press("Wachtwoorden weer toestaan")
        carla.press("Zet uit").press("Verwijder deze aanbieder")


def fill_in(who: Reader, issuer: str) -> None:
    who.visit("/werk/inloggen/").press("OpenID Connect toevoegen")
    who.fill("Naam op de knop", NAME).fill("Adres van de aanbieder (issuer)", issuer)
    who.fill("Client-id", "wederhoor").fill("Client-geheim", SECRET)
    roles(who, "vandelden.example", "groups")
    who.press("Leg vast").reads("nog niet geprobeerd").never_reads(SECRET)


def roles(who: Reader, domain: str, claim: str) -> None:
    who.fill("Maildomeinen", domain).fill("Waarin staan de groepen of rollen?", claim)
    who.fill("Welke groep geeft welke rol?", "klachtenteam = Secretariaat")


def go_out(who: Reader, button: str, name: str, *, at: str = "http://127.0.0.1:*/**") -> None:
    """Press a button that leads to the provider, be this person there, and come back."""
    who.page.get_by_role("button", name=button).click()
    who.page.wait_for_url(at)
    who.page.get_by_label("Wie").fill(name)
    who.page.get_by_role("button", name="Aanmelden").click()
    who.page.wait_for_url(f"http://{CLIENT}.localhost:*/**")
    who.page.wait_for_load_state("load")


def sign_on(who: Reader, name: str, *, through: str = NAME) -> Reader:
    who.visit("/aanmelden/").press(f"Aanmelden met {through}")
    go_out(who, f"Ga verder met {through}", name)
    return who.look()


def test_new_colleague_comes_in_and_reads_a_sealed_case(
    somebody: Callable[..., Reader],
    at_provider: str,  # noqa: ARG001
) -> None:
    zoe = sign_on(somebody("zoe", CLIENT), "zoe").answered(200).reads("Zaken", "Zoë Kramer")
    case = zoe.page.locator("main table a").first
    number = case.inner_text()
    case.click()
    zoe.look().answered(200).reads(number, "Klager")
    zoe.visit("/werk/inloggen/").answered(200)


def test_password_alone_at_the_provider_asks_our_second_step(
    somebody: Callable[..., Reader],
    at_provider: str,  # noqa: ARG001
) -> None:
    ties = sign_on(somebody("ties", CLIENT), "ties")
    assert "/aanmelden/instellen/" in ties.page.url
    ties.visit("/werk/zaken/")
    assert "/aanmelden/" in ties.page.url


def test_address_of_elsewhere_is_refused_with_a_sentence(
    somebody: Callable[..., Reader],
    at_provider: str,  # noqa: ARG001
) -> None:
    guest = sign_on(somebody("gast", CLIENT, width=375), "gast").answered(403)
    guest.reads("Met dit e-mailadres kunt u hier niet via uw organisatie aanmelden.")


def test_sign_on_becomes_the_only_way_in_and_takes_over_what_was_theirs(
    somebody: Callable[..., Reader], carla: Reader, at_provider: str
) -> None:
    carla.visit(at_provider).tick_one("Wie kan altijd", "Carla de Boer")
    carla.press("Maak dit verplicht").reads("Carla de Boer kan altijd met een wachtwoord")
    wim = somebody("wim", CLIENT)
    email, password = desk.account(CLIENT, "wim"), sheets.bureau().password
    wim.visit("/aanmelden/").fill("E-mailadres", email).fill("Wachtwoord", password)
    wim.press("Aanmelden").reads("komt u hier alleen via uw organisatie binnen")
    go_out(wim, f"Ga verder met {NAME}", "wim")
    wim.look().reads("U hebt hier al een account").press("Meld u één keer aan met uw wachtwoord")
    wim.fill("E-mailadres", email).fill("Wachtwoord", password).press("Aanmelden")
    wim.fill("Code uit uw app", desk.code_of_now(wim, email)).press("Verder")
    wim.press(f"Meld mij voortaan aan met {NAME}").answered(200)
    assert "/commissie/" in wim.page.url


def test_saml_lets_in_too(somebody: Callable[..., Reader], carla: Reader) -> None:
    key, certificate = signing_pair("idp")
    claims = {MAIL: "noa@zus.example", GROUP: ["klachtenteam"], "displayName": "Noa Zus"}
    people: Mapping[str, Any] = {"noa": {"subject": "s-1", "claims": claims, "context": MFA}}
    told = {"port": free_port(), "key": key, "certificate": certificate, "people": people}
    with running("saml.cjs", {**told, "acs": "http://localhost/"}) as address:
        carla.visit("/werk/inloggen/").press("SAML toevoegen").fill("Naam op de knop", "Zus")
        carla.fill("Gegevens van de aanbieder (SAML-metadata)", f"{address}/metadata")
        roles(carla, "zus.example", GROUP)
        carla.press("Leg vast").reads(f"{address}/sign-in")
    acs = carla.page.locator("code", has_text="/ontvangst/").inner_text()
    with running("saml.cjs", {**told, "acs": acs}):
        go_out(carla, "Probeer het aanmelden", "noa")
        carla.look().reads("Het werkt", "Noa Zus")
        carla.press("Terug naar de instellingen").press("Zet aan")
        noa = sign_on(somebody("noa", CLIENT), "noa", through="Zus")
        noa.answered(200).reads("Zaken", "Noa Zus")
    carla.press("Zet uit").press("Verwijder deze aanbieder").reads("Vastgelegd.")
