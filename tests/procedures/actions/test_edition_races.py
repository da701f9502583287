"""Two people at the same moment, and a process that dies half-way."""

import signal
from collections.abc import Iterator
from uuid import UUID

import pytest
from django.db import transaction

from kernel.actors import Actor
from kernel.identity.models import Account
from kernel.vault.models import StoredFile
from procedures import tasks
from procedures.actions.draft_edition import draft_edition
from procedures.actions.publish_edition import publish_edition
from procedures.actions.publish_in_parts import ask_publishing
from procedures.actions.review_edition import review_edition
from procedures.models import Edition, Person
from tenants import scope
from tenants.models import Tenant
from tenants.provisioning import open_client
from tests.factories import cases, years
from tests.factories.aside import aside
from tests.factories.dying import publishing
from tests.factories.races import at_once, drop

MAKERS = [Actor("person", UUID(int=n), "Maker", frozenset({"consultant"})) for n in (1, 2, 3)]


@pytest.fixture
def client(db: None) -> Iterator[Tenant]:
    del db
    opened = {"slug": "wedloop-jaar", "name": "Wedloop", "host": "wedloop-jaar.localhost"}
    tenant = aside(lambda: open_client(**opened, at=years.MADE_AT))
    yield tenant
    aside(lambda: drop(tenant))
    aside(Account.objects.filter(email__in=[address(one) for one in MAKERS]).delete)


def address(maker: Actor) -> str:
    return f"{maker.id}@races.example"


def reviewed(tenant: Tenant) -> UUID:
    with scope.within(tenant), transaction.atomic():
        cases.regulation()
        for maker in MAKERS:
            account = Account.objects.create_user(address(maker), None)
            Person.objects.create(id=maker.id, account_id=account.id, roles=sorted(maker.roles))
        edition = draft_edition(2025, by=MAKERS[0], at=years.MADE_AT)
        review_edition(edition.id, by=MAKERS[1], at=years.MADE_AT)
        return edition.id


def test_of_two_who_publish_at_once_one_wins_and_the_other_is_told(client: Tenant) -> None:
    edition_id = aside(lambda: reviewed(client))
    publish = [
        lambda who=who: publish_edition(edition_id, by=who, at=years.MADE_AT, seen=1).state
        for who in MAKERS
    ]
    assert sorted(at_once(client, publish)) == ["edition.frozen", "edition.frozen", "published"]
    assert aside(lambda: kept(client)) == (1, 2)


@pytest.mark.parametrize("dying_at", ["pdf", "spreadsheet"])
def test_process_that_is_killed_while_it_makes_a_file_leaves_nothing_half_published(
    client: Tenant, dying_at: str
) -> None:
    edition_id = aside(lambda: reviewed(client))
    assert publishing(client, edition_id, dying_at) == -signal.SIGKILL
    assert aside(lambda: state_of(client)) == ("reviewed", "", None, None)
    assert aside(lambda: kept(client)) == (1, 0)
    aside(lambda: published(client, edition_id))
    state, digest, document, spreadsheet = aside(lambda: state_of(client))
    assert (state, len(str(digest))) == ("published", 64)
    assert None not in {document, spreadsheet}


@pytest.mark.parametrize(("dying_at", "kept_count"), [("pdf", 0), ("spreadsheet", 1)])
def test_worker_that_is_killed_leaves_the_edition_reviewed_and_the_next_one_finishes(
    client: Tenant, dying_at: str, kept_count: int
) -> None:
    edition_id = aside(lambda: reviewed(client))
    aside(lambda: asked(client, edition_id, MAKERS[0]))
    assert publishing(client, edition_id, dying_at) == -signal.SIGKILL
    assert aside(lambda: state_of(client)) == ("reviewed", "", None, None)
    assert aside(lambda: kept(client)) == (1, kept_count)
    aside(lambda: tasks.publish_client_editions(tenant=client.schema_name))
    assert aside(lambda: state_of(client))[0] == "published"
    assert aside(lambda: kept(client)) == (1, 2)


def test_two_who_ask_and_two_workers_at_once_make_one_edition(client: Tenant) -> None:
    edition_id = aside(lambda: reviewed(client))
    ask = [lambda who=who: ask_publishing(edition_id, by=who, at=years.MADE_AT) for who in MAKERS]
    assert len({one.id for one in at_once(client, ask)}) == 1  # type: ignore[union-attr]
    work = [lambda: tasks.publish_client_editions(tenant=client.schema_name)] * 2
    at_once(client, work)
    aside(work[0])  # what was left by a worker that met the other one
    assert aside(lambda: state_of(client))[0] == "published"
    assert aside(lambda: kept(client)) == (1, 2)


def asked(tenant: Tenant, edition_id: UUID, who: Actor) -> None:
    with scope.within(tenant):
        ask_publishing(edition_id, by=who, at=years.MADE_AT, seen=1)


def published(tenant: Tenant, edition_id: UUID) -> None:
    with scope.within(tenant), transaction.atomic():
        publish_edition(edition_id, by=MAKERS[0], at=years.MADE_AT)


def state_of(tenant: Tenant) -> tuple[object, ...]:
    with scope.within(tenant):
        one = Edition.objects.get()
        return one.state, one.digest, one.document, one.spreadsheet


def test_of_two_who_draft_at_once_both_get_the_same_edition(client: Tenant) -> None:
    def draft(who: Actor) -> str:
        with transaction.atomic():
            return str(draft_edition(2025, by=who, at=years.MADE_AT).id)

    aside(lambda: reviewed_regulation(client))
    made = at_once(client, [lambda who=who: draft(who) for who in MAKERS])
    assert len(set(made)) == 1
    assert aside(lambda: kept(client)) == (1, 0)


def kept(tenant: Tenant) -> tuple[int, int]:
    """Count on another connection: the test's own would keep its locks on the tables."""
    with scope.within(tenant):
        return Edition.objects.count(), StoredFile.objects.count()


def reviewed_regulation(tenant: Tenant) -> None:
    with scope.within(tenant), transaction.atomic():
        cases.regulation()
