from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kernel import clock
from kernel.identity.models import Account
from tenants import scope
from tenants.models import Assignment, Tenant, WorklistRow
from tests.factories.browsers import signed_in

TODAY = clock.local_date(clock.now(), "Europe/Amsterdam")
HOST = {"host": "bureau.localhost"}


def _row(tenant: Tenant, number: str, due_on: date) -> None:
    with scope.within(tenant):
        WorklistRow.objects.create(
            tenant=tenant, case_id=f"00000000-0000-0000-0000-{number[-4:]:>012}", number=number,
            state="received", state_label={"nl": "Ontvangen", "en": "Received"},
            waiting_for="secretariat", term="acknowledge",
            term_label={"nl": "Ontvangst bevestigen", "en": "Acknowledge"},
            due_on=due_on, received_on=TODAY,
        )  # fmt: skip


@pytest.fixture
def iris(acme: Tenant) -> Account:
    account = Account.objects.create_user("iris@bureau.example", "samen-aan-tafel", name="Iris")
    account.is_consultancy = True
    account.save(update_fields=["is_consultancy"])
    Assignment.objects.create(
        account=account, tenant=acme, role="secretariat", from_on=date(2024, 1, 1)
    )
    return account


def test_worklist_shows_served_clients_most_urgent_first_and_no_other(
    client: Client, iris: Account, acme: Tenant, globex: Tenant
) -> None:
    _row(acme, "2026-0002", TODAY + timedelta(days=30))
    _row(acme, "2026-0001", TODAY - timedelta(days=1))
    _row(globex, "2026-0666", TODAY)
    signed_in(client, iris)
    page = client.get("/", headers=HOST).content.decode()
    assert page.index("2026-0001") < page.index("2026-0002")
    assert "2026-0666" not in page
    assert "Te laat" in page


def test_worklist_asks_the_same_queries_for_one_and_three(
    client: Client, iris: Account, acme: Tenant
) -> None:
    signed_in(client, iris)
    client.get("/", headers=HOST)
    counts = []
    for number in ("2026-0001", "2026-0002", "2026-0003"):
        _row(acme, number, TODAY)
        with CaptureQueriesContext(connection) as queries:
            client.get("/", headers=HOST)
        counts.append(len(queries))
    assert counts[0] == counts[2]


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [("overdue", ["2026-0001"]), ("today", ["2026-0002"]), ("week", ["2026-0003"])],
)
def test_filter_by_urgency_shows_only_that(
    client: Client, iris: Account, acme: Tenant, *, chosen: str, shown: list[str]
) -> None:
    for number, days in (("2026-0001", -1), ("2026-0002", 0), ("2026-0003", 5), ("2026-0004", 90)):
        _row(acme, number, TODAY + timedelta(days=days))
    signed_in(client, iris)
    page = client.get(f"/?urgency={chosen}", headers=HOST).content.decode()
    assert [f"2026-000{n}" for n in range(1, 5) if f"2026-000{n}" in page] == shown


def test_somebody_without_a_place_at_the_consultancy_is_sent_to_sign_in(
    client: Client, acme: Tenant
) -> None:
    stranger = Account.objects.create_user("x@acme.example", "samen-aan-tafel", name="X")
    signed_in(client, stranger)
    assert client.get("/", headers=HOST).status_code == 302
    assert client.get(f"/organisaties/{acme.slug}/", headers=HOST).status_code == 302


def test_client_that_somebody_does_not_serve_is_not_there(
    client: Client, iris: Account, globex: Tenant
) -> None:
    signed_in(client, iris)
    assert client.get(f"/organisaties/{globex.slug}/", headers=HOST).status_code == 404
    assert client.post(f"/organisaties/{globex.slug}/openen/", headers=HOST).status_code == 404


def test_assignment_that_ended_yesterday_shows_nothing(
    client: Client, iris: Account, acme: Tenant
) -> None:
    _row(acme, "2026-0001", TODAY)
    iris.assignments.update(until_on=TODAY - timedelta(days=1))
    signed_in(client, iris)
    page = client.get("/", headers=HOST).content.decode()
    assert "2026-0001" not in page
    assert "U werkt nog voor geen organisatie" in page


def test_long_list_is_counted_no_further_than_a_thousand_and_read_to_its_end(
    client: Client, iris: Account, acme: Tenant
) -> None:
    with scope.within(acme):
        WorklistRow.objects.bulk_create(
            WorklistRow(
                tenant=acme, case_id=uuid4(), number=f"2026-{place:04}", state="received",
                due_on=TODAY, received_on=TODAY,
            )
            for place in range(1101)
        )  # fmt: skip
    signed_in(client, iris)
    first, last = (client.get(f"/?page={page}", headers=HOST) for page in (1, 23))
    assert (first.context["today_count"], first.context["overdue_count"]) == ("1000+", "")
    assert first.context["page"].paginator.told_count is None
    assert [due.row.number for due in last.context["dues"]] == ["2026-1100"]


@pytest.mark.parametrize("number", ["", "0", "-1", "x", "9999999", "²"])
def test_page_that_is_no_page_shows_one_that_is(
    client: Client, iris: Account, acme: Tenant, *, number: str
) -> None:
    _row(acme, "2026-0001", TODAY)
    signed_in(client, iris)
    assert "2026-0001" in client.get(f"/?page={number}", headers=HOST).content.decode()


def test_filters_narrow_the_list_by_client_and_by_whom_it_waits_for(
    client: Client, iris: Account, acme: Tenant, globex: Tenant
) -> None:
    for tenant, number in ((acme, "2026-0001"), (globex, "2026-0002")):
        _row(tenant, number, TODAY)
    Assignment.objects.create(
        account=iris, tenant=globex, role="secretariat", from_on=date(2024, 1, 1)
    )
    signed_in(client, iris)
    chosen = {"client": "globex", "waiting_for": "secretariat"}
    found = client.get("/", chosen, headers=HOST).context["dues"]
    assert [(due.row.number, due.row.tenant) for due in found] == [("2026-0002", globex)]


def test_rows_stand_under_how_urgent_they_are_in_that_order(
    client: Client, iris: Account, acme: Tenant
) -> None:
    for number, days in (("2026-0004", 90), ("2026-0002", 0), ("2026-0001", -1), ("2026-0003", 5)):
        _row(acme, number, TODAY + timedelta(days=days))
    signed_in(client, iris)
    groups = client.get("/", headers=HOST).context["groups"]
    assert [(one.kind, [due.row.number for due in one.dues]) for one in groups] == [
        ("overdue", ["2026-0001"]), ("today", ["2026-0002"]),
        ("week", ["2026-0003"]), ("later", ["2026-0004"]),
    ]  # fmt: skip


def test_who_stands_in_for_a_colleague_can_keep_those_clients_apart(
    client: Client, iris: Account, acme: Tenant, globex: Tenant
) -> None:
    joost = Account.objects.create_user("joost@bureau.example", None, name="Joost")
    Assignment.objects.create(
        account=iris, tenant=globex, role="secretariat", from_on=TODAY, until_on=TODAY,
        covers_id=joost.id,
    )  # fmt: skip
    for tenant, number in ((acme, "2026-0001"), (globex, "2026-0002")):
        _row(tenant, number, TODAY)
    signed_in(client, iris)
    assert "vervangt Joost" in client.get("/", headers=HOST).content.decode()
    shown = [
        [due.row.number for due in client.get("/", {"whose": one}, headers=HOST).context["dues"]]
        for one in ("own", str(joost.id), "")
    ]
    assert shown == [["2026-0001"], ["2026-0002"], ["2026-0001", "2026-0002"]]


def test_what_waits_for_us_is_one_choice_over_all_our_roles(
    client: Client, iris: Account, acme: Tenant
) -> None:
    for place, role in enumerate(("secretariat", "handler", "respondent"), start=1):
        _row(acme, f"2026-000{place}", TODAY)
        with scope.within(acme):
            WorklistRow.objects.filter(number=f"2026-000{place}").update(waiting_for=role)
    signed_in(client, iris)
    answer = client.get("/", {"waiting_for": "us"}, headers=HOST)
    assert [due.row.number for due in answer.context["dues"]] == ["2026-0001", "2026-0002"]
    assert "Ons (2)" in answer.content.decode()


def test_cases_that_one_took_up_can_be_shown_alone(
    client: Client, iris: Account, acme: Tenant
) -> None:
    for number in ("2026-0001", "2026-0002"):
        _row(acme, number, TODAY)
    with scope.within(acme):
        WorklistRow.objects.filter(number="2026-0002").update(handled_by=iris.id)
    signed_in(client, iris)
    answer = client.get("/", {"whose": "handled"}, headers=HOST)
    assert [due.row.number for due in answer.context["dues"]] == ["2026-0002"]
    assert "van u" in answer.content.decode()


def test_list_that_a_choice_left_empty_tells_how_to_take_it_off(
    client: Client, iris: Account, acme: Tenant
) -> None:
    _row(acme, "2026-0001", TODAY)
    signed_in(client, iris)
    page = client.get("/?client=acme&urgency=overdue&page=2", headers=HOST).content.decode()
    told = ("Niets met deze keuze", "Wanneer: <bdi>Termijn verstreken</bdi>",
            'href="?client=acme"', 'href="?urgency=overdue"', "Toon alles")  # fmt: skip
    assert [words for words in told if words not in page] == []
