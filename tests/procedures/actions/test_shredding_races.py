"""People and workers at the same moment, each on a connection of their own."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.http import Http404

from kernel.vault.models import StoredFile
from procedures.actions.approve_shredding import approve_shredding
from procedures.actions.set_hold import HoldAsked, set_hold
from procedures.actions.shred_case import shred, shred_approved
from procedures.models import Complaint, LegalHold, Person, RegisterStub, Shredding
from tenants import scope
from tenants.models import Tenant
from tenants.provisioning import open_client
from tests.cast import Cast, cast
from tests.factories import cases, keeping
from tests.factories.aside import aside
from tests.factories.keeping import OVER_AT
from tests.factories.races import at_once, drop


@pytest.fixture
def client(db: None, settings: Any, tmp_path: Path) -> Iterator[Tenant]:
    del db
    settings.VAULT_FILES = tmp_path / "files"
    opened = {"slug": "wedloop-weg", "name": "Wedloop", "host": "wedloop-weg.localhost"}
    tenant = aside(lambda: open_client(**opened, at=cases.RECEIVED_AT))
    yield tenant
    aside(lambda: drop(tenant))


def within(tenant: Tenant, do: Callable[[], Any]) -> Any:
    """Do something within the client on a connection of its own, committed."""

    def done() -> Any:
        with scope.within(tenant):
            return do()

    return aside(done)


def asked() -> tuple[Cast, Complaint, Shredding]:
    who = cast()
    case = keeping.over(who)
    return who, case, keeping.asked(who, case)


def approved() -> tuple[Cast, Complaint, Shredding]:
    who, case, _ = asked()
    return who, case, keeping.approved(who, case)


def counts() -> tuple[int, ...]:
    return tuple(
        model.objects.count() for model in (Complaint, RegisterStub, StoredFile, LegalHold)
    )


def test_of_two_who_approve_at_once_one_did_and_the_other_is_told(client: Tenant) -> None:
    who, _, shredding = within(client, asked)

    def approve(one: Person) -> str:
        return approve_shredding(shredding.id, by=cases.acting(one), at=OVER_AT).state

    found = at_once(client, [partial(approve, who.omar), partial(approve, who.iris)])
    assert sorted(found) == ["approved", "retention.decided"]


def test_two_workers_at_once_leave_one_certificate_and_one_stub(client: Tenant) -> None:
    _, _, shredding = within(client, approved)
    work = [lambda: shred(shredding.id, at=OVER_AT).state for _ in range(3)]
    assert at_once(client, work) == ["done"] * 3
    assert within(client, counts) == (0, 1, 1, 0)


def test_hold_and_worker_at_once_keep_the_whole_file_or_none_of_it(client: Tenant) -> None:
    who, case, shredding = within(client, approved)

    def hold() -> str:
        asked = HoldAsked("claim", keeping.OVER_AT.date().replace(year=2027, day=1))
        try:
            set_hold(case.id, asked, by=cases.acting(who.omar), at=OVER_AT)
        except Http404:
            return "gone"
        return "held"

    found = at_once(client, [hold, lambda: str(shred_approved(OVER_AT))])
    states = within(client, lambda: Shredding.objects.get(id=shredding.id).state)
    assert (found[0], states, within(client, counts)[0]) in [
        ("held", "stopped", 1),
        ("gone", "done", 0),
    ]
