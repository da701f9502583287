"""How much each colleague has to do, for who leads them: numbers alone."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kernel import clock
from tenants import scope
from tenants.models import Assignment, Tenant, WorklistRow
from tests.factories.bureau import at_bureau, consultant

TODAY = clock.local_date(clock.now(), "Europe/Amsterdam")
PAGE = "/mensen/werklast/"
pytestmark = pytest.mark.django_db


def listed(tenant: Tenant, due_on: date, waiting_for: str = "handler") -> None:
    with scope.within(tenant):
        WorklistRow.objects.create(
            tenant=tenant, case_id=uuid4(), number="2026-0666", state="received",
            waiting_for=waiting_for, due_on=due_on, received_on=TODAY,
        )  # fmt: skip


@pytest.fixture
def desk() -> Client:
    return at_bureau(consultant("Karin", lead=True))


def test_lead_sees_everybodys_numbers_and_no_case(
    desk: Client, acme: Tenant, globex: Tenant
) -> None:
    consultant("Iris", acme)
    consultant("Joost", acme, globex)
    for days in (-1, 0, 3):
        listed(acme, TODAY + timedelta(days=days))
    listed(globex, TODAY + timedelta(days=90), waiting_for="respondent")
    answer = desk.get(PAGE)
    told = [
        (one.name, one.clients_count, one.open_count, one.overdue_count, one.ours_count)
        for one in answer.context["loads"]
    ]
    assert told == [("Joost", 2, 4, 1, 3), ("Iris", 1, 3, 1, 3), ("Karin", 0, 0, 0, 0)]
    assert b"2026-0666" not in answer.content


def test_two_roles_at_a_client_count_its_cases_once(desk: Client, acme: Tenant) -> None:
    iris = consultant("Iris", acme)
    Assignment.objects.create(account=iris, tenant=acme, role="handler", from_on=TODAY)
    listed(acme, TODAY)
    loads = {one.name: one for one in desk.get(PAGE).context["loads"]}
    assert (loads["Iris"].clients_count, loads["Iris"].open_count) == (1, 1)


def test_cover_and_clients_without_anybody_are_told(
    desk: Client, acme: Tenant, globex: Tenant
) -> None:
    iris, joost = consultant("Iris", acme), consultant("Joost")
    Assignment.objects.create(
        account=joost, tenant=acme, role="secretariat", from_on=TODAY, until_on=TODAY,
        covers_id=iris.id,
    )  # fmt: skip
    page = desk.get(PAGE)
    assert "Joost vervangt Iris" in page.content.decode()
    assert [one.pk for one in page.context["unserved"]] == [globex.pk]


def test_colleague_who_does_not_lead_finds_no_such_page(acme: Tenant) -> None:
    listed(acme, TODAY)
    assert at_bureau(consultant("Iris", acme)).get(PAGE).status_code == 404


def test_questions_are_as_many_for_one_colleague_as_for_four(desk: Client, acme: Tenant) -> None:
    counts = []
    for name in ("Iris", "Joost", "Kees"):
        consultant(name, acme)
        listed(acme, TODAY)
        desk.get(PAGE)
        with CaptureQueriesContext(connection) as queries:
            desk.get(PAGE)
        counts.append(len(queries))
    assert counts[0] == counts[2]
