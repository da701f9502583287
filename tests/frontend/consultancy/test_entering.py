from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from kernel import clock
from kernel.audit.models import Entry
from kernel.errors import Refusal
from kernel.identity.models import Account
from procedures.models import Person
from tenants import scope
from tenants.actions.enter_client import issue_code, use_code
from tenants.models import Assignment, Tenant
from tests.factories.browsers import signed_in

HOST = {"host": "bureau.localhost", "user-agent": "Proef"}
NOW = clock.now()


@pytest.fixture
def iris(acme: Tenant) -> Account:
    account = Account.objects.create_user("iris@bureau.example", "samen-aan-tafel", name="Iris")
    account.is_consultancy = True
    account.save(update_fields=["is_consultancy"])
    Assignment.objects.create(
        account=account, tenant=acme, role="secretariat", from_on=date(2024, 1, 1)
    )
    return account


def _entry(client: Client, iris: Account, tenant: Tenant) -> str:
    signed_in(client, iris)
    answer = client.post(f"/organisaties/{tenant.slug}/openen/", headers=HOST)
    carried = answer["Refresh"].removeprefix("0; url=")
    assert f'href="{carried}"' in answer.content.decode()
    address = urlsplit(carried)
    assert address.hostname == f"{tenant.slug}.localhost"
    return parse_qs(address.query)["code"][0]


def test_entering_a_client_is_logged_there_and_gives_the_assigned_role(
    client: Client, iris: Account, acme: Tenant
) -> None:
    code = _entry(client, iris, acme)
    there = {"host": "acme.localhost", "user-agent": "Proef"}
    inside = Client()
    answer = inside.get("/binnenkomen/", {"code": code}, headers=there)
    assert (answer.status_code, answer["Location"]) == (302, "/werk/zaken/")
    page = inside.get("/werk/zaken/", headers=there).content.decode()
    assert 'href="http://bureau.localhost:8000/">Terug naar de werklijst' in page
    with scope.within(acme):
        person = Person.objects.get(account_id=iris.id)
        entry = Entry.objects.get(action="client.entered")
        assert (person.roles, entry.actor_id) == (["secretariat"], person.id)


@pytest.mark.parametrize("wrong", ["browser", "second use", "too late", "unknown"])
def test_code_works_once_in_one_browser_for_a_minute(
    iris: Account, acme: Tenant, wrong: str
) -> None:
    code = issue_code(iris, acme, browser="Proef", at=NOW)
    if wrong == "second use":
        assert use_code(code, acme, browser="Proef", at=NOW) == iris
    browser = "Ander" if wrong == "browser" else "Proef"
    at = NOW + timedelta(seconds=60 if wrong == "too late" else 1)
    with pytest.raises(Refusal) as refused:
        use_code("onzin" if wrong == "unknown" else code, acme, browser=browser, at=at)
    assert refused.value.code == "entry.code"


def test_code_for_one_client_does_not_open_another(
    iris: Account, acme: Tenant, globex: Tenant
) -> None:
    code = issue_code(iris, acme, browser="Proef", at=NOW)
    with pytest.raises(Refusal) as refused:
        use_code(code, globex, browser="Proef", at=NOW)
    assert refused.value.code == "entry.code"
    assert use_code(code, acme, browser="Proef", at=NOW) == iris


def test_assignment_that_ends_meanwhile_closes_the_door(iris: Account, acme: Tenant) -> None:
    code = issue_code(iris, acme, browser="Proef", at=NOW)
    iris.assignments.all().delete()
    with pytest.raises(Refusal) as refused:
        use_code(code, acme, browser="Proef", at=NOW)
    assert refused.value.code == "entry.not_assigned"


def test_session_of_one_host_is_nobody_on_another(
    client: Client, iris: Account, acme: Tenant, globex: Tenant
) -> None:
    signed_in(client, iris)
    assert client.get("/", headers=HOST).status_code == 200
    stolen = client.cookies["zitting"].value
    for slug in (acme.slug, globex.slug):
        other = Client()
        other.cookies["zitting"] = stolen
        answer = other.get("/mijn-werk/", headers={"host": f"{slug}.localhost"})
        assert answer["Location"] == "/aanmelden/?next=%2Fmijn-werk%2F"
