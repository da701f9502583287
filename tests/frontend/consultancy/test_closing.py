"""Closing a client by page: one asks, a second approves, and it can be taken back."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from kernel import clock
from kernel.identity.models import Account
from tenants.models import Assignment, Closing, Tenant
from tests.factories.browsers import signed_in

HOST = {"host": "bureau.localhost"}


def consultant(name: str, tenant: Tenant) -> Account:
    account = Account.objects.create_user(
        f"{name}@bureau.example", "samen-aan-tafel", name=name.title(), is_consultancy=True
    )
    Assignment.objects.create(
        account=account, tenant=tenant, role="secretariat", from_on=date(2024, 1, 1)
    )
    return account


@pytest.fixture
def iris(acme: Tenant) -> Client:
    browser = Client()
    signed_in(browser, consultant("iris", acme))
    return browser


@pytest.fixture
def jan(acme: Tenant) -> Client:
    browser = Client()
    signed_in(browser, consultant("jan", acme))
    return browser


def posted(browser: Client, tenant: Tenant, part: str = "", **answers: object) -> Any:
    return browser.post(f"/organisaties/{tenant.slug}/sluiten/{part}", answers, headers=HOST)


def page(browser: Client, tenant: Tenant) -> str:
    answer = browser.get(f"/organisaties/{tenant.slug}/sluiten/", headers=HOST)
    return answer.content.decode()


def approved(iris: Client, jan: Client, tenant: Tenant) -> Closing:
    posted(iris, tenant, reason="Gaat <b>samen</b>")
    closing = Closing.objects.get()
    posted(jan, tenant, grace_days="60", object_version=str(closing.id))
    closing.refresh_from_db()
    return closing


def test_two_people_close_a_client_and_its_days_are_counted(
    iris: Client, jan: Client, acme: Tenant
) -> None:
    closing = approved(iris, jan, acme)
    acme.refresh_from_db()
    today = clock.local_date(clock.now(), acme.time_zone)
    assert (acme.state, closing.erase_from_on) == ("closing", today + timedelta(days=60))
    text = page(jan, acme)
    assert "Gaat &lt;b&gt;samen&lt;/b&gt;" in text
    assert f"tenants close {acme.slug} --to" in text
    assert "Wordt gesloten" in jan.get("/organisaties/", headers=HOST).content.decode()


def test_who_asked_cannot_approve(iris: Client, acme: Tenant) -> None:
    posted(iris, acme, reason="Stopt")
    closing = Closing.objects.get()
    assert "Nu is een collega aan de beurt" in page(iris, acme)
    posted(iris, acme, grace_days="30", object_version=str(closing.id))
    closing.refresh_from_db()
    acme.refresh_from_db()
    assert (closing.approved_at, acme.state) == (None, "open")


def test_closing_asked_twice_is_asked_once(iris: Client, jan: Client, acme: Tenant) -> None:
    posted(iris, acme, reason="Stopt")
    posted(jan, acme, reason="Stopt ook")
    assert [one.reason for one in Closing.objects.all()] == ["Stopt"]


def test_withdrawn_closing_opens_the_client_again(iris: Client, jan: Client, acme: Tenant) -> None:
    approved(iris, jan, acme)
    assert posted(iris, acme, "intrekken/").status_code == 302
    acme.refresh_from_db()
    assert (acme.state, Closing.objects.get().withdrawn_at is None) == ("open", False)
    assert "Gaat" not in page(iris, acme)


def test_days_that_are_too_few_are_refused(iris: Client, jan: Client, acme: Tenant) -> None:
    posted(iris, acme, reason="Stopt")
    closing = Closing.objects.get()
    answer = posted(jan, acme, grace_days="1", object_version=str(closing.id))
    acme.refresh_from_db()
    assert (answer.status_code, acme.state) == (422, "open")


def test_client_that_somebody_does_not_serve_cannot_be_closed(iris: Client, globex: Tenant) -> None:
    assert posted(iris, globex, reason="Stopt").status_code == 404
    assert posted(iris, globex, "intrekken/").status_code == 404
    assert Closing.objects.count() == 0
