from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kernel.actors import Actor
from kernel.audit.chain import About, gathered, note, record
from kernel.audit.models import Entry
from kernel.audit.verifying import verify
from kernel.errors import Refusal
from kernel.vault import ring
from tenants import scope
from tenants.models import Tenant

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
NOOR = Actor("person", UUID("00000000-0000-4000-8000-00000000000a"), "Noor Kanarie")


def _actions() -> list[str]:
    return list(Entry.objects.values_list("action", flat=True))


def _break_off() -> None:
    with gathered():
        note("case.read", by=NOOR, at=AT, about=About("case"))
        raise RuntimeError


@pytest.mark.usefixtures("in_acme")
def test_what_is_noted_on_one_page_is_written_together_in_its_order() -> None:
    record("case.filed", by=NOOR, at=AT, about=About("case"))
    with CaptureQueriesContext(connection) as asked, gathered():
        note("case.read", by=NOOR, at=AT, about=About("case"))
        note("identity.read", by=NOOR, at=AT, about=About("case"), facts={"cases": [NOOR.id]})
    written = [one["sql"] for one in asked if "audit_" in one["sql"]]
    assert len(written) == 2
    assert (_actions(), verify()) == (["case.filed", "case.read", "identity.read"], 3)


@pytest.mark.usefixtures("in_acme")
def test_note_of_a_page_that_broke_is_kept() -> None:
    with pytest.raises(RuntimeError):
        _break_off()
    assert (_actions(), verify()) == (["case.read"], 1)


@pytest.mark.usefixtures("in_acme")
def test_act_does_not_wait_for_what_is_gathered() -> None:
    with gathered():
        note("case.read", by=NOOR, at=AT, about=About("case"))
        record("case.closed", by=NOOR, at=AT, about=About("case"))
        assert _actions() == ["case.closed"]
    assert (_actions(), verify()) == (["case.closed", "case.read"], 2)


@pytest.mark.usefixtures("in_acme")
def test_note_with_text_of_people_is_refused_at_once() -> None:
    with gathered(), pytest.raises(ValueError, match="takes codes"):
        note("case.read", by=NOOR, at=AT, about=About("case"), facts={"why": "Noor Kanarie"})
    assert _actions() == []


def test_pages_of_two_clients_note_in_their_own_chains(acme: Tenant, globex: Tenant) -> None:
    for tenant in (acme, globex):
        with scope.within(tenant), gathered():
            note("case.read", by=NOOR, at=AT, about=About("case"))
    for tenant in (acme, globex):
        with scope.within(tenant):
            assert (_actions(), verify()) == (["case.read"], 1)


def test_nothing_is_gathered_outside_a_client() -> None:
    with pytest.raises(Refusal) as refusal, ring.unbound(), gathered():
        pass
    assert refusal.value.code == "vault.no_tenant"
