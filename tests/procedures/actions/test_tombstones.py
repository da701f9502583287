"""What a restored backup brings back of a shredded file goes again, before anybody looks."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, models

from kernel.errors import Refusal
from kernel.vault import tombstones as ledger
from kernel.vault.fields import SealedField
from procedures.actions.renew_ledger import renew_ledger
from procedures.actions.replay_tombstones import replay_tombstones
from procedures.actions.shred_case import shred
from procedures.models import Complaint, RegisterStub, Shredding
from procedures.queries.tombstones import tombstones
from tests.cast import cast
from tests.factories import keeping
from tests.factories.keeping import OVER_AT, rows_of

pytestmark = pytest.mark.usefixtures("in_acme")
APPS = ("procedures", "vault", "post")
Rows = dict[type[models.Model], list[tuple[object, ...]]]


@pytest.fixture(autouse=True)
def files_apart(settings: Any, tmp_path: Path) -> None:
    """Keep the files of a test in a folder of its own."""
    settings.VAULT_FILES = tmp_path / "files"


def backup() -> Rows:
    """Return every row of the client's tables as it lies in the database, keys left out."""
    found = {}
    with connection.cursor() as cursor:
        for model in _models():
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")  # noqa: S608 our own name
            found[model] = cursor.fetchall()
    return found


def restored(rows: Rows) -> None:
    """Put the rows of a backup back as they were; what came since is gone."""
    with _unchecked() as cursor:
        for model in rows:
            cursor.execute(f"DELETE FROM {model._meta.db_table}")  # noqa: S608 our own name
        for model, kept in rows.items():
            for row in kept:
                marks = ", ".join(["%s"] * len(row))
                values = [json.dumps(one) if isinstance(one, dict) else one for one in row]
                cursor.execute(f"INSERT INTO {model._meta.db_table} VALUES ({marks})", values)  # noqa: S608


@contextmanager
def _unchecked() -> Iterator[Any]:
    """Leave the order of rows to the end of the transaction: foreign keys are deferred here."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        yield cursor


def _models() -> list[type[models.Model]]:
    found = (model for label in APPS for model in apps.get_app_config(label).get_models())
    return [model for model in found if model.__name__ != "CaseKey"]


def opened(case_id: object) -> tuple[int, int]:
    """Return how many sealed values that name a case can be read, and how many cannot."""
    read = refused = 0
    for model in _models():
        for row in rows_of(model):
            for field in model._meta.concrete_fields:
                if isinstance(field, SealedField) and _sealed_by(row) == str(case_id):
                    try:
                        read += getattr(row, field.attname) not in ("", None)
                    except Refusal as refusal:
                        refused += refusal.code == "vault.destroyed"
    return read, refused


def _sealed_by(row: Any) -> str:
    return str(getattr(row, row.sealed_by)) if row.sealed_by != "tenant" else "tenant"


def test_old_backup_beside_the_keys_of_now_reads_nothing_of_a_shredded_case() -> None:
    who = cast()
    case, other = keeping.over(who), keeping.over(who, "2024-03-11", "2024-04-09")
    old, readable = backup(), opened(case.id)[0]
    assert readable >= 12
    shred(keeping.approved(who, case).id, at=OVER_AT)
    restored(old)
    assert Complaint.objects.filter(id=case.id).exists()
    assert opened(case.id) == (0, readable)
    assert opened(other.id)[0] == readable
    assert Complaint.objects.get(id=other.id).story == other.story


def test_replay_takes_away_what_a_restore_brought_back() -> None:
    who = cast()
    case, other = keeping.over(who), keeping.over(who, "2024-03-11", "2024-04-09")
    old = backup()
    done = shred(keeping.approved(who, case).id, at=OVER_AT)
    restored(old)
    assert (Shredding.objects.count(), RegisterStub.objects.count()) == (0, 0)
    assert replay_tombstones(at=OVER_AT) == 1
    assert [one.id for one in Complaint.objects.all()] == [other.id]
    again = Shredding.objects.get()
    assert (again.state, again.digest, again.done_at) == ("done", done.digest, done.done_at)
    assert (RegisterStub.objects.count(), replay_tombstones(at=OVER_AT)) == (1, 0)


def test_replay_without_anything_restored_changes_nothing() -> None:
    who = cast()
    shred(keeping.approved(who, keeping.over(who)).id, at=OVER_AT)
    before = tombstones()
    assert (replay_tombstones(at=OVER_AT), tombstones()) == (0, before)
    assert RegisterStub.objects.count() == 1


def test_ledger_holds_what_the_rows_say_and_nobodys_words() -> None:
    who = cast()
    shred(keeping.approved(who, keeping.over(who)).id, at=OVER_AT)
    assert [dict(one) for one in tombstones()] == ledger.noted()
    written = (Path(settings.VAULT_FILES).parent / ledger.FOLDER).glob("*.jsonl")
    text = "".join(path.read_text() for path in written)
    assert [word for word in ("Anna", "Bram", "Carla", "schreeuwt") if word in text] == []


def test_ledger_that_was_lost_is_written_anew_from_the_rows() -> None:
    who = cast()
    shred(keeping.approved(who, keeping.over(who)).id, at=OVER_AT)
    before = ledger.noted()
    next((Path(settings.VAULT_FILES).parent / ledger.FOLDER).glob("*.jsonl")).unlink()
    assert (ledger.noted(), renew_ledger(), ledger.noted()) == ([], 1, before)
    assert renew_ledger() == 0


def test_line_that_a_crash_cut_off_is_written_again() -> None:
    who = cast()
    shred(keeping.approved(who, keeping.over(who)).id, at=OVER_AT)
    path = next((Path(settings.VAULT_FILES).parent / ledger.FOLDER).glob("*.jsonl"))
    whole = path.read_text()
    path.write_text(f"{whole}{whole[:40]}")
    assert len(ledger.noted()) == 1
    assert path.read_text() == whole


def test_damaged_ledger_is_refused() -> None:
    who = cast()
    shred(keeping.approved(who, keeping.over(who)).id, at=OVER_AT)
    path = next((Path(settings.VAULT_FILES).parent / ledger.FOLDER).glob("*.jsonl"))
    path.write_text("{" + path.read_text())
    with pytest.raises(Refusal) as refused:
        replay_tombstones(at=OVER_AT)
    assert refused.value.code == "tombstones.damaged"
