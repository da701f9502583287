"""What goes on while nobody looks, at the consultancy and at a client."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kernel import clock
from kernel.post.models import OutboxMessage
from kernel.post.outbox import Mail, put
from procedures.models import Shredding
from tenants import scope
from tenants.actions.close_client import ask_closing
from tenants.models import Opening, Tenant
from tests.cast import cast
from tests.factories import cases
from tests.factories.browsers import HostClient
from tests.factories.bureau import at_bureau, consultant

pytestmark = pytest.mark.django_db
BUREAU, WORK = "/bezig/", "/werk/bezig/"


def opening(name: str, state: str, **problem: object) -> Opening:
    now = clock.now()
    return Opening.objects.create(
        state=state, asked_by_kind="person", asked_by_id=uuid4(), asked_by_name="Joost",
        answers={"name": name}, problem=problem, begun_at=now, changed_at=now,
    )  # fmt: skip


def test_openings_and_closings_are_found_back_with_how_far_they_are(
    acme: Tenant, globex: Tenant
) -> None:
    desk = at_bureau(consultant("Iris", acme))
    for tenant in (acme, globex):
        ask_closing(tenant, reason="Stopt.", by=uuid4(), at=clock.now())
    opening("Nieuw BV", "asked")
    opening("Vast BV", "asked", code="x", message="Kies een ander adres.", again=False, field="")
    answer = desk.get(BUREAU)
    told = [(one.title, one.state) for one in answer.context["jobs"]]
    assert told == [
        ("Openen van Vast BV", "stuck"),
        ("Openen van Nieuw BV", "running"),
        (f"Sluiten van {acme.name}", "waiting"),
    ]
    assert answer["Refresh"] == "10"
    assert globex.name not in answer.content.decode()


def test_page_without_jobs_says_so_and_does_not_look_again(acme: Tenant) -> None:
    answer = at_bureau(consultant("Iris", acme)).get(BUREAU)
    assert "Er loopt nu niets" in answer.content.decode()
    assert "Refresh" not in answer.headers


@pytest.fixture
def carla(acme: Tenant) -> Client:
    with scope.within(acme):
        account = cases.account_of(cast().carla)
    browser = HostClient("acme.localhost")
    browser.force_login(account)
    return browser


def shredding(state: str, number: str) -> None:
    now = clock.now()
    decided = {} if state == "asked" else {"decided_by": uuid4(), "decided_at": now}
    Shredding.objects.create(
        case_id=uuid4(), case_ids=[uuid4()], numbers=[number], state=state, why="term",
        received_on=now.date(), closed_on=now.date(), asked_by=uuid4(), asked_at=now,
        done_at=now if state == "done" else None, **decided,
    )  # fmt: skip


def test_secretariat_sees_what_the_worker_does_and_what_waits_for_somebody(
    carla: Client, acme: Tenant
) -> None:
    with scope.within(acme), transaction.atomic():
        for place, state in enumerate(("asked", "approved", "done", "stopped"), start=1):
            shredding(state, f"2026-000{place}")
        put("test/1", Mail("x@acme.example", "Onderwerp geheim", "Tekst"), at=clock.now())
        OutboxMessage.objects.update(state="failed")
    answer = carla.get(WORK)
    assert [(one.title, one.state) for one in answer.context["jobs"]] == [
        ("Post versturen", "stuck"),
        ("Vernietigen van 2026-0002", "running"),
        ("Vernietigen van 2026-0001", "waiting"),
        ("Vernietigen van 2026-0003", "done"),
    ]
    assert "Onderwerp geheim" not in answer.content.decode()


def test_job_that_was_done_longer_ago_is_not_told_any_more(carla: Client, acme: Tenant) -> None:
    with scope.within(acme):
        shredding("done", "2026-0001")
        Shredding.objects.update(done_at=clock.now() - timedelta(days=8))
    assert carla.get(WORK).context["jobs"] == []


def test_questions_are_as_many_for_one_job_as_for_three(carla: Client, acme: Tenant) -> None:
    counts = []
    for number in ("2026-0001", "2026-0002", "2026-0003"):
        with scope.within(acme):
            shredding("approved", number)
        carla.get(WORK)
        with CaptureQueriesContext(connection) as queries:
            carla.get(WORK)
        counts.append(len(queries))
    assert counts[0] == counts[2]
