from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

import pytest
from django.db import transaction

from kernel.actors import Actor
from kernel.audit.chain import About, Deputy, record
from kernel.audit.models import Entry, Head
from kernel.audit.verifying import verify
from kernel.errors import Refusal
from kernel.vault import ring
from tenants import scope
from tenants.models import Tenant

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
CASE = UUID("00000000-0000-4000-8000-000000000001")
NOOR = Actor("person", UUID("00000000-0000-4000-8000-00000000000a"), "Noor Kanarie")
SYSTEM = Actor("system", None, "Wederhoor")


@pytest.mark.usefixtures("in_acme")
def test_entry_says_who_did_what_to_which_object_and_when() -> None:
    about = About("case", CASE, fields=("story", "wish"))
    record("case.read", by=NOOR, at=AT, about=about, facts={"from": "worklist"})
    entry = Entry.objects.get()
    assert (entry.seq, entry.at, entry.action) == (1, AT, "case.read")
    assert (entry.actor_kind, entry.actor_id, entry.on_behalf_of) == ("person", NOOR.id, None)
    assert (entry.object_kind, entry.object_id) == ("case", CASE)
    assert (entry.fields, entry.facts) == (["story", "wish"], {"from": "worklist"})


@pytest.mark.usefixtures("in_acme")
def test_name_of_a_person_is_not_stored() -> None:
    record("case.read", by=NOOR, at=AT, about=About("case", CASE))
    assert "Kanarie" not in str(list(Entry.objects.values()))


@pytest.mark.usefixtures("in_acme")
def test_deputy_is_recorded_with_whom_they_stand_in_for() -> None:
    colleague = UUID("00000000-0000-4000-8000-00000000000b")
    record("case.read", by=Deputy(NOOR, colleague), at=AT, about=About("case", CASE))
    entry = Entry.objects.get()
    assert (entry.actor_id, entry.on_behalf_of) == (NOOR.id, colleague)


@pytest.mark.usefixtures("in_acme")
def test_entries_are_numbered_and_linked() -> None:
    first = record("case.filed", by=SYSTEM, at=AT, about=About("case", CASE))
    second = record("term.swept", by=SYSTEM, at=AT, about=About("term"))
    assert (first.seq, second.seq) == (1, 2)
    assert (first.prev, second.prev) == ("", first.hash)
    assert (Head.objects.get().seq, Head.objects.get().hash) == (2, second.hash)


@pytest.mark.usefixtures("in_acme")
def test_facts_are_codes_numbers_dates_and_ids() -> None:
    facts = {
        "state": "in_hearing",
        "count": 3,
        "late": True,
        "none": None,
        "due_on": date(2026, 4, 1),
        "met_at": datetime(2026, 4, 1, 12, 0, tzinfo=timezone(timedelta(hours=2))),
        "case": CASE,
        "members": [CASE, "chair"],
        "pair": (1, 2),
    }
    record("hearing.planned", by=SYSTEM, at=AT, about=About("case"), facts=facts)
    assert Entry.objects.get().facts == {
        "state": "in_hearing",
        "count": 3,
        "late": True,
        "none": None,
        "due_on": "2026-04-01",
        "met_at": "2026-04-01T10:00:00.000000+00:00",
        "case": str(CASE),
        "members": [str(CASE), "chair"],
        "pair": [1, 2],
    }
    assert verify() == 1


@pytest.mark.usefixtures("in_acme")
@pytest.mark.parametrize("fact", ["Noor Kanarie", "é", "a" * 201, 1.5, {"a": 1}, ["twee woorden"]])
def test_text_of_people_is_no_fact(fact: object) -> None:
    with pytest.raises(ValueError, match="takes codes") as refused:
        record("case.read", by=NOOR, at=AT, about=About("case"), facts={"why": fact})
    assert "Kanarie" not in str(refused.value)
    assert (Entry.objects.count(), verify()) == (0, 0)


@pytest.mark.usefixtures("in_acme")
def test_action_kind_and_fields_are_codes_too() -> None:
    for action, about in (
        ("case read", About("case")),
        ("case.read", About("de zaak")),
        ("case.read", About("case", fields=("het verhaal",))),
    ):
        with pytest.raises(ValueError, match="takes codes"):
            record(action, by=NOOR, at=AT, about=about)


@pytest.mark.usefixtures("in_acme")
def test_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="with its zone"):
        record("case.read", by=NOOR, at=AT.replace(tzinfo=None), about=About("case"))


@pytest.mark.usefixtures("in_acme")
def test_entry_of_a_rolled_back_act_is_not_there() -> None:
    record("case.filed", by=NOOR, at=AT, about=About("case"))
    with transaction.atomic():
        record("case.closed", by=NOOR, at=AT, about=About("case"))
        transaction.set_rollback(True)
    record("case.read", by=NOOR, at=AT, about=About("case"))
    actions = list(Entry.objects.values_list("seq", "action"))
    assert (actions, verify()) == ([(1, "case.filed"), (2, "case.read")], 2)


def test_entry_without_a_transaction_is_refused(committed_acme: Tenant) -> None:
    with scope.within(committed_acme):
        with pytest.raises(transaction.TransactionManagementError):
            record("case.read", by=NOOR, at=AT, about=About("case"))
        assert Entry.objects.count() == 0


@pytest.mark.usefixtures("in_acme")
def test_entry_outside_a_tenant_is_refused() -> None:
    with ring.unbound(), pytest.raises(Refusal) as refusal:
        record("case.read", by=NOOR, at=AT, about=About("case"))
    assert refusal.value.code == "vault.no_tenant"


def test_chains_of_two_tenants_are_apart(acme: Tenant, globex: Tenant) -> None:
    with scope.within(acme):
        ours = record("case.read", by=NOOR, at=AT, about=About("case", CASE))
    with scope.within(globex):
        theirs = record("case.read", by=NOOR, at=AT, about=About("case", CASE))
    assert (theirs.seq, theirs.hash == ours.hash) == (1, False)
