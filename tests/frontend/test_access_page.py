"""The policy table as a page: for everybody with an account, in both languages."""

import pytest
from django.utils.html import escape

from procedures.rules.access.told import told
from tenants import scope
from tenants.models import Tenant
from tests.factories import cases
from tests.factories.seats import Browser


@pytest.mark.parametrize("role", ["secretariat", "employer", "policy_officer", "handler"])
def test_everybody_who_works_here_reads_who_may_do_what(acme: Tenant, role: str) -> None:
    with scope.within(acme):
        person = cases.person("Carla de Boer", roles=[role])
        browser = Browser(person)
    page = browser.text("access")
    assert all(escape(part.title) in page for part in told("nl"))
    assert page.count("<tr>") == sum(len(part.lines) + 1 for part in told("nl"))
    assert "<strong>nooit</strong>" in page
    assert page.count('href="#deel-') == len(told("nl"))


def test_page_speaks_english_too(acme: Tenant) -> None:
    with scope.within(acme):
        browser = Browser(cases.person("Carla de Boer", roles=["secretariat"]))
    answer = browser.get("/werk/toegang/", headers={"accept-language": "en"})
    page = answer.content.decode()
    assert all(escape(part.title) in page for part in told("en"))
    assert "Who may see and do what" in page


@pytest.mark.parametrize("page", ["access", "calendar", "notice_choices"])
@pytest.mark.parametrize(
    ("role", "menu"), [("handler", "Logboek"), ("employer", "Adviezen"), ("", "Mijn zaken")]
)
def test_page_that_is_nobodys_own_keeps_the_readers_menu(
    acme: Tenant, page: str, role: str, menu: str
) -> None:
    with scope.within(acme):
        browser = Browser(cases.person("Carla de Boer", roles=[role] if role else []))
    assert f">{menu}</" in browser.text(page)


def test_nobody_reads_it_without_an_account(acme: Tenant) -> None:
    assert acme.slug == "acme"
    assert Browser().open("access").headers["Location"].startswith("/aanmelden/")
