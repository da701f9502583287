"""A forgotten password: a link by mail, once and for half an hour; nobody learns who is here."""

import re

import pytest
from django.core import signing  # noqa: TID251 to make an old link

from kernel.identity.factors import end_everywhere
from kernel.identity.models import Account
from kernel.post.models import OutboxMessage
from tenants import scope
from tenants.models import Tenant
from tests.factories.browsers import HostClient
from tests.factories.bureau import BUREAU
from tests.factories.two_steps import PASSWORD, Phone

ASK, NEW = "/wachtwoord/vergeten/", "/wachtwoord/nieuw/"
CHOSEN = "een nieuwe rij woorden"


def _link(browser: HostClient, email: str, acme: Tenant) -> str:
    assert browser.post(ASK, {"email": email}).status_code == 200
    with scope.within(acme):
        text = OutboxMessage.objects.order_by("-created_at")[0].body_text
    return re.search(r"http://acme\.localhost(?::\d+)?(/wachtwoord/nieuw/\S+/)", text)[1]  # type: ignore[index]


def test_link_leads_to_a_new_password_and_the_second_step_remains(
    browser: HostClient, carla: Account, phone: Phone, acme: Tenant
) -> None:
    assert browser.get(_link(browser, carla.email.upper(), acme))["Location"] == NEW
    assert browser.get(NEW).status_code == 200
    assert browser.post(NEW, {"new_password": CHOSEN})["Location"] == "/aanmelden/"
    assert browser.get("/werk/zaken/").status_code == 302
    typed = {"email": carla.email, "password": CHOSEN}
    assert browser.post("/aanmelden/", typed)["Location"] == "/aanmelden/tweede-stap/"
    answer = browser.post("/aanmelden/tweede-stap/", {"code": phone.code()})
    assert answer["Location"] == "/mijn-werk/"
    assert not Account.objects.get(pk=carla.pk).check_password(PASSWORD)


def test_link_is_good_once(browser: HostClient, carla: Account, acme: Tenant) -> None:
    link = _link(browser, carla.email, acme)
    browser.get(link)
    browser.post(NEW, {"new_password": CHOSEN})
    other = HostClient("acme.localhost")
    assert other.get(link).status_code == 422
    assert other.post(NEW, {"new_password": PASSWORD}).status_code == 422
    assert Account.objects.get(pk=carla.pk).check_password(CHOSEN)


def test_link_ends_when_every_session_is_ended(
    browser: HostClient, carla: Account, acme: Tenant
) -> None:
    link = _link(browser, carla.email, acme)
    end_everywhere(carla)
    assert browser.get(link).status_code == 422


@pytest.mark.attack("T06")
def test_link_of_one_client_is_none_at_another(
    browser: HostClient, carla: Account, acme: Tenant, globex: Tenant
) -> None:
    link = _link(browser, carla.email, acme)
    assert HostClient(f"{globex.slug}.localhost").get(link).status_code == 422
    assert browser.get(link).status_code == 302


def test_link_of_yesterday_is_over(
    browser: HostClient, carla: Account, acme: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = _link(browser, carla.email, acme)
    later = signing.time.time() + 1801
    monkeypatch.setattr(signing.time, "time", lambda: later)
    assert browser.get(link).status_code == 422


@pytest.mark.attack("A03")
def test_answer_is_the_same_for_an_address_that_nobody_has(
    browser: HostClient, carla: Account, acme: Tenant
) -> None:
    bodies = []
    for email in (carla.email, "niemand@example.org", "carla@example.net"):
        answer = browser.post(ASK, {"email": email})
        text = re.sub(r"csrfmiddlewaretoken\"[^>]*", "", answer.content.decode())
        bodies.append((answer.status_code, text.replace(email, "@"), len(answer.cookies)))
    assert bodies[0] == bodies[1] == bodies[2]
    with scope.within(acme):
        assert [one.recipient for one in OutboxMessage.objects.all()] == [carla.email]


@pytest.mark.attack("A03")
def test_sign_in_says_the_same_of_a_wrong_password_and_of_nobody(
    browser: HostClient, carla: Account
) -> None:
    seen = set()
    Account.objects.create_user("uit@example.org", PASSWORD, name="Uit", is_active=False)
    Account.objects.create_user("elders@example.org", PASSWORD, name="Elders")
    for email in (carla.email, "niemand@example.org", "uit@example.org", "elders@example.org"):
        password = "wat-anders-dan-goed" if email == carla.email else PASSWORD
        answer = browser.post("/aanmelden/", {"email": email, "password": password})
        text = answer.content.decode().replace(email, "@")
        seen.add((answer.status_code, re.sub(r"csrfmiddlewaretoken\"[^>]*", "", text)))
    assert len(seen) == 1


@pytest.mark.attack("A02")
def test_somebody_cannot_be_signed_in_by_another_site(carla: Account) -> None:
    from django.test import Client  # noqa: PLC0415

    strict = Client(enforce_csrf_checks=True, headers={"host": "acme.localhost"})
    typed = {"email": carla.email, "password": PASSWORD}
    assert strict.post("/aanmelden/", typed).status_code == 403
    assert (
        strict.post("/aanmelden/", typed, headers={"sec-fetch-site": "cross-site"}).status_code
        == 403
    )
    token = strict.get("/aanmelden/").context["csrf_token"]
    answer = strict.post("/aanmelden/", {**typed, "csrfmiddlewaretoken": str(token)})
    assert answer.status_code == 302


@pytest.mark.django_db
def test_the_consultancy_is_told_whom_to_ask(browser: HostClient) -> None:
    whom = "Vraag de beheerder van de server om een nieuw."
    ways = [one.get("/aanmelden/").content.decode() for one in (HostClient(BUREAU), browser)]
    assert [(ASK in one, whom in one) for one in ways] == [(False, True), (True, False)]
