"""`audit` at the command line, and the hourly task: roots that are kept, and what they catch."""

import argparse
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_django import Settings

from kernel.actors import Actor
from kernel.audit import outside
from kernel.audit.chain import About, record
from kernel.audit.models import Entry, Root
from kernel.errors import Refusal
from tenants import scope
from tenants.models import Tenant
from tests.tampering import execute, owner_at_work
from wederhoor import tasks
from wederhoor.env import SettingError
from wederhoor.running import audit
from wederhoor.running.audit_acts import DO

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
SYSTEM = Actor("system", None, "Wederhoor")


def asked(*arguments: str) -> int:
    given: argparse.Namespace = audit._parser().parse_args(arguments)  # noqa: SLF001 the parser
    return DO[given.what](given)


def write(count: int) -> None:
    for number in range(count):
        record("case.read", by=SYSTEM, at=AT, about=About("case"), facts={"number": number})


def tamper(tenant: Tenant, *statements: str) -> None:
    with scope.within(tenant):
        execute(*statements)


@pytest.fixture(autouse=True)
def owner(db: None) -> Iterator[None]:  # noqa: ARG001 the database must be there
    """The owner of every table does these tests' work: the application may not tamper."""
    with owner_at_work():
        yield


@pytest.fixture(autouse=True)
def written(
    acme: Tenant,
    globex: Tenant,
    settings: Settings,
    tmp_path: Path,
) -> None:
    """Five entries at one client, two at the other, and a folder for what is kept."""
    settings.VAULT_FILES = tmp_path / "files"
    for tenant, count in ((acme, 5), (globex, 2)):
        with scope.within(tenant):
            write(count)


def test_whole_trails_are_told_with_their_length(capsys: pytest.CaptureFixture[str]) -> None:
    assert asked("verify") == 0
    assert capsys.readouterr().out.splitlines() == [
        "acme: 5 entries, whole",
        "globex: 2 entries, whole",
    ]


def test_first_broken_entry_is_named_and_other_clients_are_whole(
    acme: Tenant, capsys: pytest.CaptureFixture[str]
) -> None:
    tamper(acme, "UPDATE audit_entry SET action = 'case.closed' WHERE seq IN (3, 4)")
    assert [asked("verify"), asked("verify", "globex"), asked("verify", "acme")] == [1, 0, 1]
    assert capsys.readouterr().out.splitlines() == [
        "acme: broken at entry 3 (content)",
        "globex: 2 entries, whole",
        "globex: 2 entries, whole",
        "acme: broken at entry 3 (content)",
    ]


def test_client_that_is_not_there_is_told() -> None:
    with pytest.raises(SettingError, match="no client nobody"):
        asked("verify", "nobody")


def test_kept_root_holds_until_an_entry_is_altered(
    acme: Tenant, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(tmp_path / "zegel.json")
    assert [asked("root", "acme", "--to", file), asked("check-root", file)] == [0, 0]
    assert capsys.readouterr().out.splitlines()[-1].startswith("acme: the first 5 entries are what")
    tamper(acme, "UPDATE audit_entry SET action = 'case.closed' WHERE seq = 3")
    with pytest.raises(Refusal) as refused:
        asked("check-root", file)
    assert refused.value.code == "root.differs"


def test_proof_of_one_entry_holds(tmp_path: Path) -> None:
    root, file = str(tmp_path / "zegel.json"), tmp_path / "bewijs.json"
    asked("root", "acme", "--to", root)
    assert asked("prove", "acme", "3", "--to", str(file)) == 0
    assert json.loads(file.read_text())["index"] == 2
    assert asked("check-root", str(file)) == 0


def test_entry_that_no_root_covers_has_no_proof_yet(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="No signed root"):
        asked("prove", "acme", "3", "--to", str(tmp_path / "bewijs.json"))


@pytest.mark.parametrize("content", ["", "[]", '{"signed": {}}', '{"signed": {"tenant": "x"}}'])
def test_file_that_is_no_root_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "zegel.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        asked("check-root", str(file))
    assert refused.value.code == "root.unreadable"


def test_step_back_of_the_clock_is_explained_in_the_trail_itself(acme: Tenant) -> None:
    assert [asked("explain-clock", "acme", "3"), asked("verify", "acme")] == [0, 0]
    with scope.within(acme):
        entry = Entry.objects.get(seq=6)
    assert (entry.action, entry.facts) == ("clock.explained", {"seq": 3})


def test_hourly_task_signs_and_writes_the_root_down(acme: Tenant) -> None:
    for _ in range(2):
        tasks.sign_client_root(tenant=acme.schema_name)
    with scope.within(acme):
        kept = outside.newest()
        assert (Root.objects.count(), kept and kept.said["size"]) == (1, 5)


def test_older_backup_put_back_does_not_fit_what_was_written_down(
    acme: Tenant, capsys: pytest.CaptureFixture[str]
) -> None:
    tasks.sign_client_root(tenant=acme.schema_name)
    tamper(
        acme,
        "DELETE FROM audit_root",
        "DELETE FROM audit_entry WHERE seq > 3",
        "UPDATE audit_head SET seq = 3, hash = (SELECT hash FROM audit_entry WHERE seq = 3)",
    )
    assert asked("verify", "acme") == 1
    assert capsys.readouterr().out == (
        "acme: does not fit the root written down beside it (root.short, 3 entries are there)\n"
    )


def test_line_that_was_cut_off_is_passed_over(acme: Tenant, tmp_path: Path) -> None:
    tasks.sign_client_root(tenant=acme.schema_name)
    file = tmp_path / "roots" / f"{acme.reference}.jsonl"
    file.write_text(file.read_text() + '{"signed": {"size"', encoding="utf-8")
    assert asked("verify", "acme") == 0
    file.write_text('{"signed": {"size"', encoding="utf-8")
    assert asked("verify", "acme") == 1
