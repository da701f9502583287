"""A new key for one case, on suspicion that the old one leaked: everything of it sealed anew.

Broken off, the next run goes on. The old versions are deleted by a run that finds nothing left
to seal and a newest version that every process knows by now.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models, transaction

from kernel import clock
from kernel.vault import files, openkeys, ring, tenantkeys
from kernel.vault.fields import Sealed, SealedField
from kernel.vault.keystore import keeping, keys
from kernel.vault.keystore.asking import Login
from kernel.vault.keystore.keys import DataKey
from kernel.vault.models.files import StoredFile
from kernel.vault.purposes import code
from kernel.vault.sealing import code_of, new_key

KNOWN_AFTER = timedelta(minutes=5)
"""After this every process seals with the newest version: it keeps keys for a minute."""

Rows = type[models.Model]


@dataclass(frozen=True, slots=True)
class Resealed:
    """How many rows and files were sealed anew, and how many old keys were deleted."""

    row_count: int
    file_count: int
    deleted_count: int


def rotate_case(case_id: UUID) -> Resealed:
    """Make new keys for a case of the bound client, unless some are being taken in use.

    Raise Refusal "vault.no_keeper" where the keeper's login is not known, and what opening a
    damaged value raises.
    """
    if not _superseded(case_id):
        _renew(case_id)
    openkeys.forget((ring.reference(), case_id))
    newest = _newest(case_id)
    rows = sum(_reseal_rows(model, case_id, newest) for model in _sealed_models())
    stored = StoredFile.objects.filter(case_id=case_id).order_by("pk")
    sealed_files = sum(files.reseal(file) for file in stored)
    deleted = 0 if rows or sealed_files else _delete_old(case_id)
    return Resealed(rows, sealed_files, deleted)


def _keys(case_id: UUID) -> list[DataKey]:
    return keys.found(ring.reference(), [case_id]).keys


def _newest(case_id: UUID) -> dict[str, int]:
    newest: dict[str, int] = {}
    for key in _keys(case_id):
        newest[key.purpose] = max(key.version, newest.get(key.purpose, 0))
    return newest


def _superseded(case_id: UUID) -> list[DataKey]:
    newest = _newest(case_id)
    return [key for key in _keys(case_id) if key.version < newest[key.purpose]]


def _renew(case_id: UUID) -> None:
    now, newest = clock.now(), _newest(case_id)
    latest = [key for key in _keys(case_id) if key.version == newest[key.purpose]]
    again = [replace(key, version=key.version + 1, created_at=now) for key in latest]
    made = [tenantkeys.rewrapped(key, new_key()) for key in again]
    keys.add_data_keys(made, login=Login.KEEPER)


def _delete_old(case_id: UUID) -> int:
    made = [key.created_at for key in _keys(case_id)]
    if not made or max(made) > clock.now() - KNOWN_AFTER:
        return 0
    old = _superseded(case_id)
    for key in old:
        keeping.delete_version(key)
    openkeys.forget((ring.reference(), case_id))
    return len(old)


def _sealed_models() -> Iterator[Rows]:
    for model in apps.get_models():
        if _fields(model):
            yield model


def _fields(model: Rows) -> list[SealedField[Any]]:
    return [one for one in model._meta.local_concrete_fields if isinstance(one, SealedField)]


def _reseal_rows(model: Rows, case_id: UUID, newest: dict[str, int]) -> int:
    """Seal anew the rows of a case that an older key sealed, one transaction each."""
    named = _case_column(model)
    if not named:
        return 0
    objects = model._base_manager  # noqa: SLF001 every row, whatever a model hides
    chosen = objects.filter(**{named: case_id}).order_by("pk")
    found = list(chosen.values_list("pk", flat=True))
    return sum(_reseal_row(model, row, newest) for row in found)


def _case_column(model: Rows) -> str:
    """Return which column says the case that seals its rows, if any does."""
    sealed_by = str(getattr(model, "sealed_by", ""))
    columns = {field.attname for field in model._meta.concrete_fields}
    if sealed_by in columns:
        return sealed_by
    return "case_id" if sealed_by not in {"", ring.TENANT} and "case_id" in columns else ""


@transaction.atomic
def _reseal_row(model: Rows, pk: object, newest: dict[str, int]) -> bool:
    """Lock a row; seal it anew when one of its values has an older key."""
    objects = model._base_manager  # noqa: SLF001 as above
    row = objects.select_for_update().filter(pk=pk).first()
    if row is None:
        return False
    old = [one for one in _fields(model) if _lags(row.__dict__.get(one.attname), one, newest)]
    if old:
        models.Model.save(row, update_fields=[one.name for one in old])
    return bool(old)


def _lags(value: object, field: SealedField[Any], newest: dict[str, int]) -> bool:
    if not isinstance(value, Sealed) or not value.raw:
        return False
    wanted = code(field.purpose, newest.get(field.purpose, 0))
    return code_of(value.raw, field.label) != wanted
