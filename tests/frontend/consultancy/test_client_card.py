"""A client's card at the consultancy: contract, regulation, people, meetings, health."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kernel import clock
from kernel.identity.models import Account
from procedures.models import AdviceMeeting, Edition, Invitation
from tenants import scope
from tenants.models import Tenant
from tests import cast as casts
from tests.factories import cases
from tests.factories.bureau import at_bureau, consultant

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15
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


def furnish(tenant: Tenant) -> None:
    """Put a case, its people and three invitations at a client."""
    with scope.within(tenant):
        casts.cast()
        cases.complaint()
        cases.person("Bram Smit")
        for days in (3, 5, -1):
            asked(days)


def test_card_tells_regulation_people_by_number_and_open_invitations(acme: Tenant) -> None:
    furnish(acme)
    desk = at_bureau(consultant("Joost", acme, role="consultant"))
    answer = desk.get(PAGE)
    inside = answer.context["inside"]
    assert (inside.invited_count, inside.lapsed_count) == (2, 1)
    assert [one.count for one in inside.seats] == [1, 1, 1, 2]
    assert (inside.regulation is None, inside.people) == (False, None)
    assert inside.numbers.cases_count == 1
    page = answer.content.decode()
    assert "Voorzitter: 1" in page
    assert "Klant sinds" in page
    hidden = ("Wim Geheim", "Dirk Verhoeven", "Els Bakker", "Henk Visser", "Bram Smit")
    assert [word for word in hidden if word in page] == []


def test_card_names_who_has_a_place_for_who_handles_cases_there(desk: Client, acme: Tenant) -> None:
    furnish(acme)
    answer = desk.get(PAGE)
    people, page = answer.context["inside"].people, answer.content.decode()
    assert [one.name for one in people.contacts.first] == [
        "Henk Visser", "Carla de Boer", "Iris van Dam", "Omar Haddad",
    ]  # fmt: skip
    chair = people.seated.first[0]
    assert (chair.name, chair.places) == ("Dirk Verhoeven", ("Voorzitter",))
    assert 'href="mailto:henk@example.org"' in page
    assert "oud-rechter" in page
    shut = ("Wim Geheim", "Bram Smit", "Voorzitter: 1", "mailto:dirk@example.org")
    assert [word for word in shut if word in page] == []


def test_card_leaves_out_who_stopped_and_who_the_consultancy_sends(
    desk: Client, acme: Tenant
) -> None:
    with scope.within(acme):
        cases.person("Weg Jansen", roles=["employer"], active=False)
        ours = cases.account_of(cases.person("Iris Bureau", roles=["secretariat"]))
    Account.objects.filter(pk=ours.pk).update(is_consultancy=True)
    people = desk.get(PAGE).context["inside"].people
    assert (people.contacts.first, people.seated.first) == ((), ())


def test_card_names_the_first_eight_and_tells_how_many_more(desk: Client, acme: Tenant) -> None:
    with scope.within(acme):
        for letter in "ABCDEFGHIJ":
            cases.person(f"{letter}naam Achter", roles=["hr"], seats=["member"])
    answer = desk.get(PAGE)
    people = answer.context["inside"].people
    assert [(len(one.first), one.more_count) for one in (people.contacts, people.seated)] == [
        (8, 2), (8, 2),
    ]  # fmt: skip
    page = answer.content.decode()
    assert page.count("En nog 2.") == 2
    assert "Inaam" not in page


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
    with scope.within(acme):
        cases.regulation()
    for place, name in enumerate(("Els", "Faruk", "Noor")):
        with scope.within(acme):
            cases.person(name, roles=["hr"], seats=["member"])
            asked(place + 1)
        desk.get(PAGE)
        with CaptureQueriesContext(connection) as queries:
            desk.get(PAGE)
        counts.append(len(queries))
    assert counts[0] == counts[2] <= MOST_QUERIES
