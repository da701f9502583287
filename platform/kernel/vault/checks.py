"""What a model must have for its sealed fields to be bound to their row and their case."""

from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import models


def wrong_with(field: "models.Field[Any, Any]") -> list[CheckMessage]:
    """Return what is wrong with a sealed field's model, as errors of Django's check framework."""
    found = (
        ("vault.E001", not _has_uuid_key(field.model), "needs a UUID primary key"),
        ("vault.E002", not _names_its_key(field.model), "needs `sealed_by`: an attribute's name"),
        ("vault.E003", _is_indexed(field), "may not be indexed, unique or a primary key"),
    )
    return [
        Error(f"{field.model.__name__}.{field.name} is sealed: it {why}.", obj=field, id=code)
        for code, is_wrong, why in found
        if is_wrong
    ]


def _has_uuid_key(model: type[models.Model]) -> bool:
    key = model._meta.pk
    while isinstance(key, models.ForeignKey):
        key = key.target_field
    return isinstance(key, models.UUIDField)


def _names_its_key(model: type[models.Model]) -> bool:
    sealed_by = getattr(model, "sealed_by", None)
    return isinstance(sealed_by, str) and (sealed_by == "tenant" or hasattr(model, sealed_by))


def _is_indexed(field: "models.Field[Any, Any]") -> bool:
    return bool(field.unique or getattr(field, "db_index", False))
