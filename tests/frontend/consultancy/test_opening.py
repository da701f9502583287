"""Opening a client in the browser: three steps that can be left, and the portal's picture."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kernel.identity.models import Account
from procedures.models import AdoptedRegulation
from tenants import scope
from tenants.models import Assignment, Domain, Opening, Tenant
from tests.factories.browsers import signed_in

HOST = {"host": "bureau.localhost"}
ORGANISATION = {
    "name": "Dorp's <b>Zorg</b>",
    "host": "",
    "language": "en",
    "brand_colour": "#aa3300",
    "employees_count": "40",
}
REGULATION = {"regulation": "wkkgz", "in_force_from": "01-02-2026", "council": "not_needed"}


@pytest.fixture
def iris(acme: Tenant) -> Account:
    account = Account.objects.create_user(
        "iris@bureau.example", "samen-aan-tafel", name="Iris", is_consultancy=True
    )
    Assignment.objects.create(
        account=account, tenant=acme, role="secretariat", from_on=date(2024, 1, 1)
    )
    return account


@pytest.fixture
def browser(client: Client, iris: Account) -> Client:
    signed_in(client, iris)
    return client


def begun(browser: Client) -> Opening:
    browser.post("/organisaties/nieuw/", headers=HOST)
    return Opening.objects.latest("begun_at")


def sent(browser: Client, opening: Opening, part: str, **answers: object) -> Any:
    opening.refresh_from_db()
    address = f"/organisaties/nieuw/{opening.id}/{part}/"
    data = {"object_version": str(opening.revision), **answers}
    return browser.post(address, data, headers=HOST)


def filled(browser: Client, iris: Account) -> Opening:
    opening = begun(browser)
    sent(browser, opening, "organisatie", **ORGANISATION)
    sent(browser, opening, "regeling", **REGULATION)
    people = {"serving": [str(iris.id)], "role": "handler", "pays": "later"}
    sent(browser, opening, "mensen", **people)
    opening.refresh_from_db()
    return opening


def test_three_steps_and_a_last_look_open_the_client(browser: Client, iris: Account) -> None:
    opening = begun(browser)
    went = [
        sent(browser, opening, "organisatie", **ORGANISATION)["Location"],
        sent(browser, opening, "regeling", **REGULATION)["Location"],
        sent(browser, opening, "mensen", serving=[str(iris.id)], role="handler", pays="year")[
            "Location"
        ],
        sent(browser, opening, "controle")["Location"],
    ]
    here = f"/organisaties/nieuw/{opening.id}/"
    assert went == [f"{here}regeling/", f"{here}mensen/", f"{here}controle/", here]
    tenant = Tenant.objects.get(slug="dorps-bzorgb")
    assert Domain.objects.get(tenant=tenant).domain == "dorps-bzorgb.localhost"
    page = browser.get(here, headers=HOST).content.decode()
    assert "Dorp&#x27;s &lt;b&gt;Zorg&lt;/b&gt; is open" in page
    assert "<b>Zorg</b>" not in page
    with scope.within(tenant):
        assert AdoptedRegulation.objects.get().name == "wkkgz"
    card = browser.get(f"/organisaties/{tenant.slug}/", headers=HOST).content.decode()
    assert "Klachtenregeling zorg, versie 1" in card
    assert f'href="http://{tenant.slug}.localhost:8000/"' in card
    portal = Client().get("/", headers={"host": "dorps-bzorgb.localhost"}).content.decode()
    assert "Dorp&#x27;s &lt;b&gt;Zorg&lt;/b&gt;" in portal


@pytest.mark.parametrize(
    ("done", "next_part"),
    [([], "organisatie"), (["organisatie"], "regeling"), (["organisatie", "regeling"], "mensen")],
)
def test_opening_that_was_left_goes_on_where_it_stopped(
    browser: Client, done: list[str], next_part: str
) -> None:
    opening = begun(browser)
    answers: dict[str, dict[str, Any]] = {"organisatie": ORGANISATION, "regeling": REGULATION}
    for part in done:
        sent(browser, opening, part, **answers[part])
    here = f"/organisaties/nieuw/{opening.id}/"
    assert browser.get(here, headers=HOST)["Location"] == f"{here}{next_part}/"
    assert browser.get(f"{here}controle/", headers=HOST)["Location"] == f"{here}{next_part}/"
    assert Tenant.objects.filter(slug__startswith="dorp").count() == 0


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"host": "acme.localhost"}, "Dit adres is al van een organisatie."),
        ({"name": "Acme", "host": "vrij.localhost"}, "Deze korte naam is al van een organisatie."),
        ({"host": "https://x.nl/"}, "Schrijf het adres zonder https://"),
        ({"name": "!!!", "host": "vrij.localhost"}, "Geef de organisatie een naam met letters"),
        ({"brand_colour": "red"}, "Huiskleur"),
    ],
)
def test_answer_that_cannot_be_comes_back_with_what_was_typed(
    browser: Client, changed: dict[str, str], sentence: str
) -> None:
    opening = begun(browser)
    answer = sent(browser, opening, "organisatie", **ORGANISATION | changed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert 'value="40"' in page
    opening.refresh_from_db()
    assert opening.answers == {}


def test_answer_over_somebody_elses_is_a_conflict(browser: Client) -> None:
    opening = begun(browser)
    stale = {**ORGANISATION, "object_version": str(opening.revision)}
    sent(browser, opening, "organisatie", **ORGANISATION)
    address = f"/organisaties/nieuw/{opening.id}/organisatie/"
    assert browser.post(address, stale, headers=HOST).status_code == 409


def test_problem_is_told_and_leads_back_to_where_it_can_be_mended(
    browser: Client, iris: Account, acme: Tenant
) -> None:
    opening = filled(browser, iris)
    Domain.objects.create(tenant=acme, domain="dorps-bzorgb.localhost", is_primary=False)
    sent(browser, opening, "controle")
    here = f"/organisaties/nieuw/{opening.id}/"
    answer = browser.get(here, headers=HOST)
    page = answer.content.decode()
    assert "Dit adres is al van een organisatie. Kies een ander adres." in page
    assert f'href="{here}organisatie/"' in page
    assert "Refresh" not in answer.headers
    sent(browser, opening, "organisatie", **ORGANISATION | {"host": "anders.localhost"})
    sent(browser, opening, "controle")
    assert Domain.objects.get(domain="anders.localhost").tenant.slug == "dorps-bzorgb"


def test_picture_is_the_portal_with_what_was_typed_and_can_be_framed(browser: Client) -> None:
    opening = begun(browser)
    sent(browser, opening, "organisatie", **ORGANISATION)
    typed = {"name": "Anders <i>", "brand_colour": "#00aa33", "regulation": "wkkgz"}
    answer = browser.get(f"/organisaties/nieuw/{opening.id}/voorbeeld/", typed, headers=HOST)
    page = answer.content.decode()
    assert "People of Anders &lt;i&gt; can file a complaint" in page
    assert "kleur=%2300aa33" in page
    assert "Bureau Samenspraak" not in page
    assert "Iris" not in page
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    style = browser.get("/organisaties/nieuw/huisstijl.css?kleur=%2300aa33", headers=HOST)
    assert "--wh-brand:#00aa33" in style.content.decode()
    wrong = browser.get("/organisaties/nieuw/huisstijl.css?kleur=red;}", headers=HOST)
    assert "red" not in wrong.content.decode()


def test_button_of_the_picture_keeps_nothing_and_draws_what_was_typed(browser: Client) -> None:
    opening = begun(browser)
    answer = sent(browser, opening, "organisatie", **ORGANISATION, show="1")
    page = answer.content.decode()
    assert (answer.status_code, 'value="40"' in page) == (200, True)
    assert "brand_colour=%23aa3300" in page
    assert "frame-src 'self'" in answer["Content-Security-Policy"]
    opening.refresh_from_db()
    assert opening.answers == {}


def test_dropped_opening_is_not_there_any_more(browser: Client, iris: Account) -> None:
    opening = filled(browser, iris)
    assert "Dorp" in browser.get("/organisaties/", headers=HOST).content.decode()
    assert sent(browser, opening, "weg").status_code == 302
    assert "Dorp" not in browser.get("/organisaties/", headers=HOST).content.decode()
    assert browser.get(f"/organisaties/nieuw/{opening.id}/", headers=HOST).status_code == 404


def test_new_button_pressed_twice_begins_once(browser: Client) -> None:
    assert begun(browser).id == begun(browser).id


@pytest.mark.parametrize("part", ["", "organisatie/", "voorbeeld/", "controle/"])
def test_stranger_gets_to_the_sign_in_page_and_no_further(
    browser: Client, iris: Account, acme: Tenant, part: str
) -> None:
    opening = filled(browser, iris)
    stranger = Client()
    signed_in(stranger, Account.objects.create_user("x@x.example", "samen-aan-tafel", name="X"))
    address = f"/organisaties/nieuw/{opening.id}/{part}"
    answer = stranger.get(address, headers=HOST)
    assert (answer.status_code, answer["Location"][:11]) == (302, "/aanmelden/")
    here = {"host": f"{acme.slug}.localhost"}
    assert browser.get(address, headers=here).status_code == 404


def test_list_asks_the_same_queries_for_one_and_three_openings(browser: Client) -> None:
    counts = []
    for number in range(3):
        opening = begun(browser)
        sent(browser, opening, "organisatie", **ORGANISATION | {"name": f"Dorp {number}"})
        with CaptureQueriesContext(connection) as queries:
            browser.get("/organisaties/", headers=HOST)
        counts.append(len(queries))
    assert counts[0] == counts[2]


def test_the_regulations_say_for_whom_and_the_council_is_asked_about(browser: Client) -> None:
    opening = begun(browser)
    sent(browser, opening, "organisatie", **ORGANISATION)
    page = browser.get(f"/organisaties/nieuw/{opening.id}/regeling/", headers=HOST)
    text = page.content.decode()
    assert text.index("Klachtenregeling ongewenst gedrag") < text.index("Klachtenregeling zorg")
    assert ("Voor zorgaanbieders (Wkkgz)." in text, "artikel 27" in text) == (True, True)
    council = page.context["form"]["council"]
    assert council.value() is None


def test_throwing_away_names_what_was_begun(browser: Client) -> None:
    opening = begun(browser)
    here = f"/organisaties/nieuw/{opening.id}/weg/"
    assert "Deze aanvraag weggooien?" in browser.get(here, headers=HOST).content.decode()
    sent(browser, opening, "organisatie", **ORGANISATION)
    assert "Zorg&lt;/b&gt; weggooien?" in browser.get(here, headers=HOST).content.decode()
