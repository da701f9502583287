"""Who guesses is slowed; who owns the account still gets in from a browser they used before."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.test import RequestFactory

from frontend.devices import AT_ONE_ACCOUNT, COOKIE, FROM_ONE_PLACE, SECOND_STEP, count_from
from kernel.errors import Refusal
from kernel.identity.models import Account
from tenants import limits, scope
from tenants.models import Tenant
from tests.factories.browsers import HostClient
from tests.factories.two_steps import PASSWORD, Phone

SECOND = "/aanmelden/tweede-stap/"
GUESS = "een-heel-ander-wachtwoord"


def _try(browser: HostClient, email: str, password: str = GUESS, **headers: str) -> int:
    typed = {"email": email, "password": password}
    return browser.post("/aanmelden/", typed, headers=headers).status_code


@pytest.mark.attack("A16")
def test_guesses_at_an_account_are_counted_together_wherever_they_come_from(
    carla: Account,
) -> None:
    spellings = [carla.email, carla.email.upper(), f" {carla.email.title()} "]
    statuses = [
        _try(
            HostClient("acme.localhost", **{"x-forwarded-for": f"198.51.100.{turn}"}),
            spellings[turn % 3],
        )
        for turn in range(AT_ONE_ACCOUNT.count + 2)
    ]
    assert statuses == [422] * AT_ONE_ACCOUNT.count + [429, 429]
    answer = HostClient("acme.localhost").post(
        "/aanmelden/", {"email": carla.email, "password": PASSWORD}
    )
    assert (answer.status_code, int(answer["Retry-After"]) > 0) == (429, True)


def test_owner_gets_in_from_a_known_browser_while_others_guess(
    browser: HostClient, carla: Account, phone: Phone
) -> None:
    assert _try(browser, carla.email, PASSWORD) == 302
    assert COOKIE not in browser.cookies
    browser.post(SECOND, {"code": phone.code()})
    assert COOKIE in browser.cookies
    browser.post("/afmelden/")
    stranger = HostClient("acme.localhost")
    assert [_try(stranger, carla.email) for _ in range(11)][-1] == 429
    assert _try(browser, carla.email, PASSWORD) == 302
    assert browser.post(SECOND, {"code": phone.code()})["Location"] == "/mijn-werk/"


@pytest.mark.attack("A16")
def test_cookie_of_another_account_or_client_is_no_known_browser(
    browser: HostClient, carla: Account, globex: Tenant
) -> None:
    with scope.within(globex):
        foreign = limits_cookie(carla.email)
    browser.cookies[COOKIE] = foreign
    assert [_try(browser, carla.email) for _ in range(11)][-1] == 429
    with scope.within(Tenant.objects.get(slug="acme")):
        browser.cookies[COOKIE] = limits_cookie("een@ander.example")
    assert _try(browser, carla.email) == 429


def limits_cookie(email: str) -> str:
    from frontend.devices import PURPOSE, _digest  # noqa: PLC0415
    from tenants.signing import signed  # noqa: PLC0415

    return signed(PURPOSE, _digest(email))


@pytest.mark.attack("A06")
def test_code_of_the_app_is_guessed_five_times_at_most(
    browser: HostClient, carla: Account, phone: Phone
) -> None:
    _try(browser, carla.email, PASSWORD)
    wrong = str((int(phone.code()) + 1) % 1_000_000).zfill(6)
    statuses = [browser.post(SECOND, {"code": wrong}).status_code for _ in range(6)]
    assert statuses == [422] * SECOND_STEP.count + [429]
    assert browser.post(SECOND, {"code": phone.code()}).status_code == 429


@pytest.mark.attack("A16")
def test_addresses_of_one_network_are_one_place(acme: Tenant) -> None:
    def counted(address: str) -> bool:
        request = RequestFactory().get("/", REMOTE_ADDR=address)
        try:
            count_from(request)
        except Refusal:
            return False
        return True

    with scope.within(acme):
        near = [counted(f"2001:db8:1:{turn:x}::1") for turn in range(FROM_ONE_PLACE.count + 1)]
        assert near == [True] * FROM_ONE_PLACE.count + [False]
        assert counted("2001:db8:2::1")


@pytest.mark.attack("A16")
def test_fifty_at_once_get_exactly_what_is_allowed(acme: Tenant) -> None:
    def taken(_turn: int) -> bool:
        try:
            with scope.within(acme):
                limits.take(SECOND_STEP, "somebody@acme.example")
        except Refusal:
            return False
        return True

    with ThreadPoolExecutor(50) as many:
        assert sum(many.map(taken, range(50))) == SECOND_STEP.count


def test_who_comes_in_rightly_is_never_counted(browser: HostClient, carla: Account) -> None:
    browser.force_login(carla)
    for _ in range(SECOND_STEP.count + AT_ONE_ACCOUNT.count):
        assert browser.post("/aanmelden/opnieuw/", {"password": PASSWORD}).status_code == 302
        assert _try(HostClient("acme.localhost"), carla.email, PASSWORD) == 302
    assert _try(HostClient("acme.localhost"), carla.email) == 422
