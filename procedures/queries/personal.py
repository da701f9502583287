"""The columns of a client's tables, as the register of personal data asks about them."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from kernel.vault.fields import SealedField
from procedures.models import Party, Person
from procedures.rules.personal import Column

TEXT = (models.CharField, models.TextField, models.JSONField, models.BinaryField, models.FileField)
PERSON_NAMES = frozenset({"account_id", "actor_id", "on_behalf_of", "person", "attendees"})


def columns_of_client() -> list[Column]:
    """Return every column of every model that lives in a client's schema."""
    labels = {name.rpartition(".")[2] for name in settings.TENANT_APPS}
    found = (model for model in apps.get_models() if model._meta.app_label in labels)
    return [column for model in found for column in _columns(model)]


def _columns(model: type[models.Model]) -> Iterator[Column]:
    for field in model._meta.local_concrete_fields:
        sealed = isinstance(field, SealedField)
        yield Column(
            model=model._meta.label,
            name=field.name,
            is_text=sealed or isinstance(field, (*TEXT, ArrayField)),
            is_sealed=sealed,
            is_person=_points_at_person(field),
        )


def _points_at_person(field: "models.Field[Any, Any]") -> bool:
    related = getattr(field, "related_model", None)
    named = field.name in PERSON_NAMES or field.name.endswith("_by")
    return related in (Person, Party) or (named and related is None and _is_id(field))


def _is_id(field: "models.Field[Any, Any]") -> bool:
    return isinstance(field, models.UUIDField | ArrayField)
