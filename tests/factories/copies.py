"""Whole copies of a case, sealed anew: what pages show of them opens as it would in life."""

from collections.abc import Iterable
from functools import cache
from uuid import UUID, uuid4

from django.apps import apps
from django.db import models

from kernel.vault.fields import SealedField
from procedures.models import Complaint

LEFT_OUT = frozenset({"filingreceipt", "storedfile", "shredding", "registerstub", "legalhold"})
"""What is signed, stored or destroyed for one case alone."""
BATCH = 2_000

Named = tuple[type[models.Model], object]


@cache
def kinds() -> tuple[type[models.Model], ...]:
    """Return the models that hang on a case, each after those it refers to."""
    own = apps.get_app_config("procedures").get_models()
    found = [
        model
        for model in own
        if model._meta.model_name not in LEFT_OUT
        and any(field.name == "case" for field in model._meta.concrete_fields)
    ]
    return tuple(sorted(found, key=lambda model: _depth(model, frozenset(found))))


def _depth(model: type[models.Model], among: frozenset[type[models.Model]]) -> int:
    above = {field.related_model for field in _links(model)} & among - {model}
    return 1 + max((_depth(one, among) for one in above), default=0)  # type: ignore[arg-type]


def manager(model: type[models.Model]) -> models.Manager[models.Model]:
    """Return what asks for a model's rows."""
    found: models.Manager[models.Model] = model.objects  # type: ignore[attr-defined]
    return found


def _links(model: type[models.Model]) -> list[models.Field[object, object]]:
    return [field for field in model._meta.concrete_fields if field.is_relation]


def copies(case: Complaint, numbers: Iterable[str]) -> list[UUID]:
    """Copy a case once for each number, with all that hangs on it; return the new cases' ids."""
    rows = {model: _opened(manager(model).filter(case=case)) for model in kinds()}
    whole = _opened(Complaint.objects.filter(id=case.id))[0]
    made: list[UUID] = []
    fresh: dict[type[models.Model], list[models.Model]] = {Complaint: []}
    for number in numbers:
        ids: dict[Named, object] = {}
        made.append(_one(whole, ids, fresh[Complaint], number))
        for model in kinds():
            some = fresh.setdefault(model, [])
            some.extend(_again(row, ids) for row in rows[model])
    for model, some in fresh.items():
        manager(model).bulk_create(some, batch_size=BATCH)
    return made


def _opened(rows: models.QuerySet[models.Model]) -> list[models.Model]:
    """Return rows of which every sealed value was opened."""
    found = list(rows)
    for row in found:
        for field in row._meta.concrete_fields:
            if isinstance(field, SealedField):
                getattr(row, field.attname)
    return found


def _one(
    whole: models.Model,
    ids: dict[Named, object],
    into: list[models.Model],
    number: str,
) -> UUID:
    case = _again(whole, ids)
    case.number, case.filing_key = number, case.pk  # type: ignore[attr-defined]
    into.append(case)
    return UUID(str(case.pk))


def _again(row: models.Model, ids: dict[Named, object]) -> models.Model:
    """Return a new row like this one, that refers to the copies made so far."""
    fields = row._meta.concrete_fields
    values = {one.attname: getattr(row, one.attname) for one in fields if not one.primary_key}
    for field in fields:
        if field.is_relation and not field.primary_key:
            named = (field.related_model, values[field.attname])
            values[field.attname] = ids.get(named, values[field.attname])  # type: ignore[arg-type]
        elif field.unique and field.null:
            values[field.attname] = None
    return type(row)(**values, **_key(row, ids))


def _key(row: models.Model, ids: dict[Named, object]) -> dict[str, object]:
    """Return the key of a copy; the database gives the numbers."""
    key = row._meta.pk
    if key.is_relation:
        return {key.attname: ids[key.related_model, row.pk]}  # type: ignore[index]
    if not isinstance(key, models.UUIDField):
        return {}
    ids[type(row), row.pk] = uuid4()
    return {key.attname: ids[type(row), row.pk]}
