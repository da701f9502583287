"""What keeps clients apart in the structure itself; `manage check` refuses anything else."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.db import models

from tenants.models import SpareSchema, Tenant
from tenants.models.tenant import SCHEMA_NAME, new_schema_name

Model = type[models.Model]

SHARED_ONLY = ("contenttypes", "auth", "tenants", "identity")


@register
def check_walls(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """Say what in apps and models would let one client's data be taken for another's."""
    del app_configs
    shared, client = _labels(settings.SHARED_APPS), _labels(settings.TENANT_APPS)
    return [
        *(
            _error("E001", f"The app {label} is shared and of the clients: it must be one.")
            for label in sorted(shared & client)
        ),
        *(
            _error("E002", f"The app {label} must be shared, and shared alone.")
            for label in SHARED_ONLY
            if label in client
        ),
        *_table_errors(_models(shared), _models(client)),
        *_reference_errors(_models(client), client),
        *_name_errors(),
    ]


def _labels(names: Sequence[str]) -> set[str]:
    return {name.rpartition(".")[2] for name in names}


def _models(labels: set[str]) -> list[Model]:
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in labels
    ]


def _table_errors(shared: list[Model], client: list[Model]) -> Iterator[Error]:
    """A table that a client's schema lacks would be read in public, if it had the same name."""
    taken = {model._meta.db_table.lower() for model in shared} | {"django_migrations"}
    for model in client:
        if model._meta.db_table.lower() in taken:
            yield _error("E003", "A shared table has the name of this client's table.", model)


def _reference_errors(client: list[Model], labels: set[str]) -> Iterator[Error]:
    """A key into public makes each client's schema part of one whole again."""
    for model in client:
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
            target = field.related_model
            if isinstance(target, type) and target._meta.app_label not in labels:
                yield _error("E004", f"{field.name} refers to a shared table.", model)


def _name_errors() -> Iterator[Error]:
    """A name in the catalogue can be read by anybody who can sign in to the database."""
    if not SCHEMA_NAME.fullmatch(new_schema_name()):
        yield _error("E005", "Schema names must be generated: t_ and 16 hexadecimal digits.")
    for model in (Tenant, SpareSchema):
        guards = [str(getattr(each, "condition", "")) for each in model._meta.constraints]
        if not any("t_[0-9a-f]{16}" in guard and "$" in guard for guard in guards):
            yield _error("E006", "Its schema names must be guarded by a CHECK.", model)


def _error(code: str, sentence: str, model: Model | None = None) -> Error:
    return Error(sentence, obj=model, id=f"tenants.{code}")
