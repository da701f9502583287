"""What a backup brought back that must not be there is gone before anybody comes in."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_django import Settings

from kernel.audit import outside
from kernel.audit.models import Entry, Head
from kernel.audit.verifying import verify
from kernel.errors import Refusal
from kernel.identity.models import Session
from kernel.post.models import OutboxMessage, State
from kernel.post.outbox import Mail, put
from tenants import scope
from tenants.models import Tenant
from tests.factories import cases
from tests.tampering import execute, owner_at_work
from wederhoor.recovering import recover
from wederhoor.running import recovered_acts

AT = datetime(2026, 5, 1, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def owner(db: None) -> Iterator[None]:  # noqa: ARG001 the database must be there
    """The owner of every table does these tests' work: the application may not tamper."""
    with owner_at_work():
        yield


@pytest.fixture
def filed(acme: Tenant, settings: Settings, tmp_path: Path) -> Iterator[Tenant]:
    """A client with a case, its trail written down outside, and work in it."""
    settings.VAULT_FILES = tmp_path / "files"
    with scope.within(acme):
        cases.complaint()
        yield acme


def cut_off(count: int) -> None:
    """Take the newest entries away, as an older backup would."""
    end = Head.objects.get().seq - count
    execute(
        "DELETE FROM audit_root",
        f"DELETE FROM audit_entry WHERE seq > {end}",  # noqa: S608 a number
        f"UPDATE audit_head SET seq = {end}, hash ="  # noqa: S608 a number
        f" (SELECT hash FROM audit_entry WHERE seq = {end})",
    )


@pytest.mark.usefixtures("filed")
def test_mails_that_were_due_wait_for_a_person() -> None:
    for number in range(3):
        put(f"test/{number}", Mail("anna@example.org", "Er staat iets klaar", "…"), at=AT)
    OutboxMessage.objects.filter(key="test/2").update(state=State.SENT)
    assert recover(AT).held_count == 2
    told = list(OutboxMessage.objects.order_by("key").values_list("state", "error"))
    assert told == [(State.CHECK, "restored"), (State.CHECK, "restored"), (State.SENT, "")]
    assert recover(AT).held_count == 0


@pytest.mark.usefixtures("filed")
def test_sessions_of_the_backup_are_over() -> None:
    Session.objects.create(digest="0" * 64, data="", expires_at=AT)
    recover(AT)
    assert Session.objects.count() == 0


@pytest.mark.usefixtures("filed")
def test_loss_is_told_from_the_root_outside_and_noted_in_the_trail() -> None:
    cases.complaint()
    sealed = outside.seal(AT)
    assert sealed is not None
    cut_off(1)
    found = recover(AT)
    newest = Entry.objects.order_by("-seq")[0]
    assert (found.promised_count, found.lost_count) == (sealed.size, 1)
    assert (newest.action, newest.facts["promised"]) == ("client.recovered", sealed.size)
    assert isinstance(verify(), int)


@pytest.mark.usefixtures("filed")
def test_trail_goes_on_with_a_new_file_outside_and_the_old_one_is_kept(tmp_path: Path) -> None:
    outside.seal(AT)
    recover(AT)
    kept = outside.newest()
    assert kept is not None
    assert kept.said["size"] == Head.objects.get().seq
    assert len(list((tmp_path / "roots").iterdir())) == 2


@pytest.mark.usefixtures("filed")
def test_list_of_shredded_cases_that_cannot_be_read_keeps_the_client_shut(
    acme: Tenant, tmp_path: Path
) -> None:
    ledger = tmp_path / "tombstones" / f"{acme.reference}.jsonl"
    ledger.parent.mkdir()
    ledger.write_text("no line of ours\n{}\n", encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        recover(AT)
    assert refused.value.code == "tombstones.damaged"


def test_every_client_is_told(
    acme: Tenant,
    settings: Settings,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    settings.VAULT_FILES = tmp_path / "files"
    with scope.within(acme):
        cases.complaint()
        execute("UPDATE audit_entry SET action = 'case.closed' WHERE seq = 2")
    assert recovered_acts.recover_all() == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("acme: trail broken at entry 2 (content), 0 known entries lost")
    assert lines[1].startswith("globex: trail of 0 entries whole, 0 known entries lost")
