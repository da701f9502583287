"""Coming in with an account in a real browser: a code of an app, a passkey, and looking after both.

The passkey is one of Chromium's virtual authenticators: it signs as a phone would.
"""

from dataclasses import dataclass

import pytest

from tests.journeys import desk
from tests.journeys.conftest import Somebody
from tests.journeys.reader import Reader

CLIENT = "delinde"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@dataclass
class Device:
    """A browser on a device that can keep passkeys."""

    who: Reader

    def __post_init__(self) -> None:
        self._wire = self.who.context.new_cdp_session(self.who.page)
        self._wire.send("WebAuthn.enable")
        made = self._wire.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        self._id = made["authenticatorId"]

    def locks(self) -> None:
        """From now on whoever holds the device cannot unlock it."""
        self._verified(verified=False)

    def unlocks(self) -> None:
        """The owner unlocks it again."""
        self._verified(verified=True)

    def _verified(self, *, verified: bool) -> None:
        told = {"authenticatorId": self._id, "isUserVerified": verified}
        self._wire.send("WebAuthn.setUserVerified", told)


@pytest.fixture(scope="module")
def device(somebody: Somebody) -> Device:
    """Somebody of the secretariat, with a phone, signed in with a code."""
    return Device(desk.sign_in(somebody("loes", CLIENT), _address()))


def _address() -> str:
    return desk.account(CLIENT, "loes")


def led_on(who: Reader, button: str, to: str) -> Reader:
    """Press a button whose script leads on, and look at no page before it is there."""
    who.page.get_by_role("button", name=button, exact=True).click()
    who.page.wait_for_url(to)
    return who.look()


def test_passkey_is_made_and_lets_its_owner_in(device: Device) -> None:
    who = device.who.visit("/mijn-account/").reads("Waar ben ik ingelogd", "Hier en nu")
    who.press("Maak een passkey")
    led_on(who, "Maak een passkey op dit apparaat", "**/herstelcodes/")
    who.tick("Ik heb deze codes bewaard").press("Verder").reads("Passkey van")
    who.press("Uitloggen").visit("/aanmelden/").press("Aanmelden met een passkey")
    led_on(who, "Gebruik uw passkey", "**/werk/zaken/")
    who.visit("/mijn-account/").reads("Passkey van", "nog 10 codes")


def test_device_that_nobody_unlocks_lets_nobody_in(device: Device) -> None:
    who = device.who.press("Uitloggen")
    device.locks()
    who.visit("/aanmelden/passkey/").press("Gebruik uw passkey")
    who.page.get_by_role("alert").wait_for()
    who.look().reads("Het is niet gelukt").visit("/mijn-account/").reads("Wachtwoord")
    device.unlocks()
