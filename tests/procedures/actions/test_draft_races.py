"""Two consultants at once, and a complaint that comes in while a version is adopted."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction

from kernel.actors import Actor
from procedures.actions.adopt_draft import adopt_draft
from procedures.actions.begin_draft import begin_draft
from procedures.actions.save_draft import save_draft
from procedures.models import AdoptedRegulation, Complaint, RegulationDraft
from procedures.queries.regulations import in_force
from procedures.rules.adopting import Adoption, Draft
from tenants import scope
from tenants.models import Tenant
from tenants.provisioning import open_client
from tests.factories import cases
from tests.factories.aside import aside
from tests.factories.races import at_once, drop

AT = cases.RECEIVED_AT
WRITERS = [Actor("person", UUID(int=n), "Schrijver", frozenset({"consultant"})) for n in (1, 2, 3)]


@pytest.fixture
def client(db: None) -> Iterator[Tenant]:
    del db
    opened = {"slug": "wedloop-concept", "name": "Wedloop", "host": "wedloop-concept.localhost"}
    tenant = aside(lambda: open_client(**opened, at=AT))
    yield tenant
    aside(lambda: drop(tenant))


def drafted(tenant: Tenant) -> UUID:
    with scope.within(tenant), transaction.atomic():
        cases.regulation()
        return begin_draft(preset=None, by=WRITERS[0], at=AT).id


def within(tenant: Tenant, ask: Callable[[], object]) -> object:
    with scope.within(tenant):
        return ask()


def test_of_two_who_begin_at_once_one_has_the_draft_and_the_other_is_told(client: Tenant) -> None:
    begin = [lambda who=who: begin_draft(preset="provider", by=who, at=AT).state for who in WRITERS]
    assert sorted(at_once(client, begin)) == ["draft.open", "draft.open", "open"]
    assert aside(lambda: within(client, RegulationDraft.objects.count)) == 1


def test_of_two_who_save_at_once_one_is_kept_and_the_other_is_stale(client: Tenant) -> None:
    draft_id = aside(lambda: drafted(client))
    written = Draft("inherits: training\n")
    save = [
        lambda who=who: str(save_draft(draft_id, written, revision=1, by=who, at=AT).revision)
        for who in WRITERS
    ]
    assert sorted(at_once(client, save)) == ["2", "draft.stale", "draft.stale"]


def test_of_two_who_adopt_at_once_one_version_is_made(client: Tenant) -> None:
    draft_id = aside(lambda: drafted(client))
    consent = Adoption((AT + timedelta(days=1)).date())
    adopt = [
        lambda who=who: str(adopt_draft(draft_id, consent, revision=1, by=who, at=AT).version)
        for who in WRITERS
    ]
    assert sorted(at_once(client, adopt)) == ["2", "draft.closed", "draft.closed"]
    assert aside(lambda: within(client, AdoptedRegulation.objects.count)) == 2


def test_complaint_of_the_day_is_never_left_under_an_older_version(client: Tenant) -> None:
    draft_id = aside(lambda: drafted(client))
    today = Adoption(AT.date())
    acts = [
        lambda: str(adopt_draft(draft_id, today, revision=1, by=WRITERS[0], at=AT).version),
        lambda: str(cases.complaint().regulation.version),
    ]
    adopted, filed_under = at_once(client, acts)
    assert (adopted, filed_under) in {("2", "2"), ("regulation.received", "1")}
    assert aside(lambda: within(client, _misplaced)) == []


def _misplaced() -> list[str]:
    return [
        case.number
        for case in Complaint.objects.all()
        if case.regulation_id != in_force(case.received_on).id
    ]
