"""A client's card at the consultancy: contract, regulation, people by number, meetings, health."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kernel import clock
from procedures.models import AdviceMeeting, Edition, Invitation
from tenants import scope
from tenants.models import Tenant
from tests import cast as casts
from tests.factories import cases
from tests.factories.bureau import at_bureau, consultant

pytestmark = pytest.mark.django_db
PAGE = "/organisaties/acme/"


@pytest.fixture
def desk(acme: Tenant) -> Client:
    return at_bureau(consultant("Iris", acme))


def asked(days: int) -> None:
    now = clock.now()
    Invitation.objects.create(
        digest=f"{days:064}", name="Wim Geheim", email="wim@acme.example",
        created_at=now, expires_at=now + timedelta(days=days),
    )  # fmt: skip


def test_card_tells_regulation_people_by_number_and_open_invitations(
    desk: Client, acme: Tenant
) -> None:
    with scope.within(acme):
        casts.cast()
        cases.complaint()
        for days in (3, 5, -1):
            asked(days)
    answer = desk.get(PAGE)
    inside = answer.context["inside"]
    assert (inside.invited_count, inside.lapsed_count) == (2, 1)
    assert [one.count for one in inside.seats] == [1, 1, 1, 2]
    assert inside.regulation is not None
    assert inside.numbers.cases_count == 1
    page = answer.content.decode()
    assert "Voorzitter: 1" in page
    assert "Klant sinds" in page
    assert [word for word in ("Wim Geheim", "Dirk Verhoeven", "Els Bakker") if word in page] == []


def test_card_tells_the_meeting_to_come_and_the_last_one(desk: Client, acme: Tenant) -> None:
    now = clock.now()
    with scope.within(acme):
        edition = Edition.objects.create(year=2025, figures={}, drafted_at=now, counted_at=now)
        for days, held in ((-400, True), (30, False), (60, False)):
            at = now + timedelta(days=days)
            AdviceMeeting.objects.create(
                year=2025, edition=edition, planned_at=at, place="Kamer Geheim",
                held_at=at if held else None,
            )  # fmt: skip
    answer = desk.get(PAGE)
    inside = answer.context["inside"]
    assert (inside.meets_at, inside.met_at) == (
        now + timedelta(days=30), now - timedelta(days=400),
    )  # fmt: skip
    assert "Kamer Geheim" not in answer.content.decode()


def test_card_asks_as_many_questions_for_one_person_as_for_many(desk: Client, acme: Tenant) -> None:
    counts = []
    for place, name in enumerate(("Els", "Faruk", "Noor")):
        with scope.within(acme):
            cases.person(name, seats=["member"])
            asked(place + 1)
        desk.get(PAGE)
        with CaptureQueriesContext(connection) as queries:
            desk.get(PAGE)
        counts.append(len(queries))
    assert counts[0] == counts[2]
