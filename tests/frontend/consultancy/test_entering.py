"""From the consultancy into a client: bound to host, person and browser, once, for a minute."""

from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client

from frontend.views.accounts.enter import COOKIE
from kernel import clock
from kernel.audit.models import Entry
from kernel.errors import Refusal
from kernel.identity.models import Account
from procedures.models import Person
from tenants import scope
from tenants.actions.enter_client import digest_of, issue_code, new_secret, use_code
from tenants.models import Assignment, EntryCode, Tenant
from tests.factories.browsers import HostClient, signed_in
from tests.factories.entering import entered

NOW = clock.now()
BUREAU = "bureau.localhost"


@pytest.fixture
def iris(acme: Tenant) -> Account:
    account = Account.objects.create_user("iris@bureau.example", "samen-aan-tafel", name="Iris")
    account.is_consultancy = True
    account.save(update_fields=["is_consultancy"])
    Assignment.objects.create(
        account=account, tenant=acme, role="secretariat", from_on=date(2024, 1, 1)
    )
    return account


@pytest.fixture
def bureau(iris: Account) -> Client:
    """Return the browser of Iris at the consultancy."""
    return signed_in(Client(headers={"host": BUREAU}), iris)


def _carried(answer: HttpResponse) -> str:
    """Return the path and query to which a page carries its reader over, at the client's host."""
    address = answer["Refresh"].removeprefix("0; url=")
    assert f'href="{address}"' in answer.content.decode()
    assert urlsplit(address).hostname == "acme.localhost"
    return address.split(":8000", 1)[1]


def _asked_back(bureau: Client, there: Client) -> dict[str, str]:
    """Press the button at the consultancy, go to the client's host, and return what it asks."""
    path = _carried(bureau.post("/organisaties/acme/openen/"))
    answer = there.get(path)
    back = urlsplit(answer["Location"])
    assert (back.hostname, back.path) == (BUREAU, "/doorgang/")
    return {name: values[0] for name, values in parse_qs(back.query).items()}


def test_entering_a_client_is_logged_there_and_gives_the_assigned_role(
    bureau: Client, iris: Account, acme: Tenant
) -> None:
    there = HostClient("acme.localhost")
    asked = _asked_back(bureau, there)
    page = bureau.get("/doorgang/", asked)
    assert "data-onward" in page.content.decode()
    path = _carried(bureau.post("/doorgang/", asked))
    assert path == "/binnenkomen/"
    assert "Kom binnen" in there.get(path).content.decode()
    answer = there.post(path)
    assert (answer.status_code, answer["Location"]) == (302, "/mijn-werk/")
    page = there.get("/werk/zaken/").content.decode()
    assert 'href="http://bureau.localhost:8000/">Terug naar de werklijst' in page
    with scope.within(acme):
        person = Person.objects.get(account_id=iris.id)
        entry = Entry.objects.get(action="client.entered")
        assert (person.roles, entry.actor_id) == (["secretariat"], person.id)
        assert entry.facts == {"roles": ["secretariat"], "kind": "assignment"}


def test_no_secret_of_the_entry_stands_in_any_address(bureau: Client) -> None:
    there = HostClient("acme.localhost")
    asked = _asked_back(bureau, there)
    secret = there.cookies[COOKIE].value
    assert (asked["browser"], secret in str(asked)) == (digest_of(secret), False)
    assert there.cookies[COOKIE]["httponly"] is True


def test_opening_the_door_for_another_browser_is_refused(bureau: Client) -> None:
    """Somebody begins in a browser of their own and lets Iris open that address."""
    thief = HostClient("acme.localhost")
    thief.get("/binnenkomen/", {"state": "gekozen-door-de-dief-zelf"})
    theirs = {"browser": digest_of(thief.cookies[COOKIE].value), "state": "gekozen-door-de-dief"}
    bureau.post("/organisaties/acme/openen/")
    assert bureau.get("/doorgang/", theirs).status_code == 422
    assert bureau.post("/doorgang/", theirs).status_code == 422
    assert (EntryCode.objects.count(), thief.post("/binnenkomen/").status_code) == (0, 422)


def test_state_of_the_consultancy_serves_once(bureau: Client) -> None:
    asked = _asked_back(bureau, HostClient("acme.localhost"))
    assert bureau.post("/doorgang/", asked).status_code == 200
    assert bureau.post("/doorgang/", asked).status_code == 422


@pytest.mark.parametrize("wrong", ["browser", "second use", "too late", "unknown"])
def test_code_works_once_in_one_browser_for_a_minute(
    iris: Account, acme: Tenant, wrong: str
) -> None:
    secret = new_secret()
    issue_code(iris, acme, browser=digest_of(secret), at=NOW)
    if wrong == "second use":
        assert use_code(secret, acme, at=NOW) == iris
    shown = new_secret() if wrong == "browser" else "onzin" if wrong == "unknown" else secret
    at = NOW + timedelta(seconds=60 if wrong == "too late" else 1)
    with pytest.raises(Refusal) as refused:
        use_code(shown, acme, at=at)
    assert refused.value.code == "entry.code"


def test_secret_that_served_gets_no_second_code(iris: Account, acme: Tenant) -> None:
    browser = digest_of(new_secret())
    issue_code(iris, acme, browser=browser, at=NOW)
    with pytest.raises(Refusal) as refused:
        issue_code(iris, acme, browser=browser, at=NOW)
    assert refused.value.code == "entry.code"


def test_code_for_one_client_does_not_open_another(
    iris: Account, acme: Tenant, globex: Tenant
) -> None:
    secret = new_secret()
    issue_code(iris, acme, browser=digest_of(secret), at=NOW)
    with pytest.raises(Refusal) as refused:
        use_code(secret, globex, at=NOW)
    assert refused.value.code == "entry.code"
    assert use_code(secret, acme, at=NOW) == iris


def test_assignment_that_ends_meanwhile_closes_the_door(iris: Account, acme: Tenant) -> None:
    secret = new_secret()
    issue_code(iris, acme, browser=digest_of(secret), at=NOW)
    iris.assignments.all().delete()
    with pytest.raises(Refusal) as refused:
        use_code(secret, acme, at=NOW)
    assert refused.value.code == "entry.not_assigned"


@pytest.mark.attack("T17")
def test_assignment_that_ends_ends_access_with_the_next_request(
    iris: Account, acme: Tenant
) -> None:
    inside = entered(iris, acme)
    assert inside.get("/werk/zaken/").status_code == 200
    yesterday = clock.local_date(clock.now(), acme.time_zone) - timedelta(days=1)
    iris.assignments.update(until_on=yesterday)
    answer = inside.get("/werk/zaken/")
    assert (answer.status_code, answer["Location"][:11]) == (302, "/aanmelden/")


@pytest.mark.attack("T17")
def test_role_of_the_assignment_counts_with_the_next_request(iris: Account, acme: Tenant) -> None:
    inside = entered(iris, acme)
    assert inside.get("/werk/logboek/").status_code == 200
    iris.assignments.update(role="consultant")
    assert inside.get("/werk/logboek/").status_code == 404


def test_account_that_is_disabled_is_out_with_the_next_request(iris: Account, acme: Tenant) -> None:
    inside = entered(iris, acme)
    iris.is_active = False
    iris.save(update_fields=["is_active"])
    assert inside.get("/werk/zaken/").status_code == 302


def test_people_of_the_consultancy_are_nobody_at_a_client_without_its_door(
    iris: Account, acme: Tenant
) -> None:
    entered(iris, acme)
    beside = HostClient("acme.localhost")
    beside.force_login(iris)
    assert beside.get("/werk/zaken/").status_code == 302


def test_session_of_one_host_is_nobody_on_another(
    bureau: Client, acme: Tenant, globex: Tenant
) -> None:
    assert bureau.get("/").status_code == 200
    stolen = bureau.cookies["zitting"].value
    for slug in (acme.slug, globex.slug):
        other = Client()
        other.cookies["zitting"] = stolen
        answer = other.get("/mijn-werk/", headers={"host": f"{slug}.localhost"})
        assert answer["Location"] == "/aanmelden/?next=%2Fmijn-werk%2F"
