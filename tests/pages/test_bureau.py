"""Every page of the consultancy and the platform in a real browser: axe, and no wider than it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from kernel import clock
from tenants import scope
from tenants.actions.close_client import ask_closing
from tenants.models import Assignment, Opening, Tenant, WorklistRow
from tests.cast import cast
from tests.factories.bureau import BUREAU, at_bureau, consultant, owner
from tests.pages import chromium
from tests.pages.page import Page

pytestmark = [pytest.mark.django_db, pytest.mark.journey]
TODAY = clock.local_date(clock.now(), "Europe/Amsterdam")
LONG = "Stichting " + "Zorgenwelzijnsorganisatie" * 7
LEAD = ("/", "/?urgency=none", "/organisaties/", "/organisaties/acme/", "/bezig/", "/mensen/",
        "/mensen/werklast/")  # fmt: skip
OWNER = ("/beheer/", "/beheer/acme/")


def listed(tenant: Tenant) -> None:
    """Put a row of each urgency on the list, and a seat for each member of the cast."""
    with scope.within(tenant):
        cast()
        for days in (-3, 0, 4, 40, None):
            WorklistRow.objects.create(
                tenant=tenant, case_id=uuid4(), number=f"2026-{days or 1:04}", state="received",
                state_label={"nl": "Onderzoek door de commissie"}, waiting_for="respondent",
                term="answer", term_label={"nl": "Reactie van de beklaagde"},
                due_on=None if days is None else TODAY + timedelta(days=days), received_on=TODAY,
            )  # fmt: skip


@pytest.fixture
def lead(acme: Tenant, globex: Tenant) -> Client:
    """The browser of who leads, with work at a client of a long name and cover for a colleague."""
    Tenant.objects.filter(pk=acme.pk).update(name=LONG[:200])
    karin, iris = consultant("Karin", acme, lead=True), consultant("Iris", globex)
    Assignment.objects.create(
        account=karin, tenant=globex, role="secretariat", from_on=TODAY, until_on=TODAY,
        covers_id=iris.id,
    )  # fmt: skip
    for tenant in (acme, globex):
        listed(tenant)
    ask_closing(acme, reason="Stopt.", by=uuid4(), at=clock.now())
    Opening.objects.create(
        state="asked", asked_by_kind="person", asked_by_id=iris.id, asked_by_name="Iris",
        answers={"name": LONG}, begun_at=clock.now(), changed_at=clock.now(),
        problem={"code": "x", "message": "Kies een ander adres.", "again": False, "field": ""},
    )  # fmt: skip
    return at_bureau(karin)


def of(browser: Client, who: str, *paths: str) -> list[Page]:
    """Return these pages as their reader gets them."""
    answers = [(path, browser.get(path)) for path in paths]
    assert {answer.status_code for _, answer in answers} == {200}
    return [Page(path, who, "as it is", BUREAU, path, a.content.decode()) for path, a in answers]


def test_pages_of_the_consultancy_and_the_platform_can_be_used_by_everybody(lead: Client) -> None:
    pages = of(lead, "lead", *LEAD) + of(at_bureau(owner("Olga")), "owner", *OWNER)
    pages += of(at_bureau(consultant("Nieuw")), "new colleague", "/", "/organisaties/", "/bezig/")
    with chromium.browser() as browser:
        found = chromium.judged(chromium.Viewer(browser), pages)
    assert "\n".join(found) == ""
