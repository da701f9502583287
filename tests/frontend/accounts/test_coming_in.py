"""Coming in with an account takes two things, and nothing is open in between."""

from datetime import timedelta

import pytest

from kernel import clock
from kernel.identity import recovery
from kernel.identity.models import Account
from kernel.identity.proofs import proofs
from tests.factories.browsers import HostClient
from tests.factories.two_steps import PASSWORD, Phone

SECOND, SET_UP, WORK = "/aanmelden/tweede-stap/", "/aanmelden/instellen/", "/werk/zaken/"


def sign_in(browser: HostClient, account: Account, next_: str = "") -> str:
    address = f"/aanmelden/?next={next_}" if next_ else "/aanmelden/"
    typed = {"email": account.email, "password": PASSWORD}
    return str(browser.post(address, typed).headers.get("Location", ""))


@pytest.mark.attack("A08")
def test_password_alone_opens_nothing(browser: HostClient, carla: Account, phone: Phone) -> None:
    assert sign_in(browser, carla) == SECOND
    assert browser.get(WORK)["Location"] == f"/aanmelden/?next={WORK.replace('/', '%2F')}"
    assert browser.get("/mijn-account/")["Location"].startswith("/aanmelden/?next=")
    assert browser.get("/aanmelden/")["Location"] == SECOND
    assert carla.name not in browser.get("/").content.decode()
    assert phone.account == carla


def test_code_of_the_app_lets_somebody_in_where_they_wanted_to_be(
    browser: HostClient, carla: Account, phone: Phone
) -> None:
    assert sign_in(browser, carla, WORK) == SECOND
    answer = browser.post(SECOND, {"code": phone.code()})
    assert (answer.status_code, answer["Location"]) == (302, WORK)
    assert browser.get(WORK).status_code == 200


@pytest.mark.attack("A01")
def test_session_gets_another_key_at_each_step(
    browser: HostClient, carla: Account, phone: Phone
) -> None:
    browser.cookies["zitting"] = "0" * 40
    keys = {"0" * 40}
    sign_in(browser, carla)
    keys.add(browser.cookies["zitting"].value)
    browser.post(SECOND, {"code": phone.code()})
    keys.add(browser.cookies["zitting"].value)
    assert len(keys) == 3


@pytest.mark.attack("A08")
def test_somebody_with_a_second_step_cannot_set_up_another_instead(
    browser: HostClient, carla: Account, phone: Phone
) -> None:
    sign_in(browser, carla)
    for page in ("", "passkey/", "app/"):
        assert browser.get(f"{SET_UP}{page}")["Location"] == SECOND
    assert browser.get("/aanmelden/herstelcodes/")["Location"] == SECOND
    assert phone.account == carla


def test_first_sign_in_leads_to_setting_up_and_codes_on_paper(
    browser: HostClient, carla: Account
) -> None:
    assert sign_in(browser, carla, WORK) == SECOND
    assert browser.get(SECOND)["Location"] == SET_UP
    secret = browser.get(f"{SET_UP}app/").context["secret"].replace(" ", "")
    from kernel.identity import totp  # noqa: PLC0415

    code = totp.code_of(secret, clock.now() - timedelta(seconds=30))
    assert browser.post(f"{SET_UP}app/", {"code": code})["Location"] == "/aanmelden/herstelcodes/"
    shown = browser.get("/aanmelden/herstelcodes/")
    assert len(shown.context["codes"]) == 10
    done = browser.post("/aanmelden/herstelcodes/", {"kept": "on"})
    assert done["Location"] == WORK
    assert browser.get(WORK).status_code == 200
    assert sorted(proofs(done.wsgi_request)) == ["password", "totp"]


@pytest.mark.attack("C02")
def test_opening_the_page_of_codes_makes_none_and_asking_for_them_does(
    browser: HostClient, carla: Account
) -> None:
    browser.force_login(carla)
    path = "/aanmelden/herstelcodes/"
    assert browser.get(path)["Location"] == "/mijn-account/"
    assert recovery.left_count(carla) == 0
    shown = browser.post(path, {"new": "1"})
    assert (shown.status_code, len(shown.context["codes"])) == (200, 10)
    assert recovery.left_count(carla) == 10
    assert browser.post(path, {"kept": "on"})["Location"] == "/mijn-account/"
    assert browser.get(path)["Location"] == "/mijn-account/"
