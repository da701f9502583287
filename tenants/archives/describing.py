"""What there is of a client to take along: its tables, its sealed columns, its own row."""

import json
from collections.abc import Iterator
from typing import Any

import psycopg
from django.apps import apps
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.migrations.recorder import MigrationRecorder

from kernel.errors import Refusal
from kernel.vault.fields import SealedField, SealedJSONField
from tenants.archives import layout
from tenants.archives.server import asked
from tenants.models import Tenant

OWN = frozenset({"id", "schema_name", "state", "lives_at"})
"""Columns of a client's row that belong to the installation, not to the client."""

COLUMNS = """
    SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod)
    FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid
    WHERE c.oid = ANY(%(tables)s) AND a.attnum > 0 AND NOT a.attisdropped
      AND a.attgenerated = ''
    ORDER BY c.relname, a.attnum
"""
INSIDE = """
    SELECT c.oid, c.relname, c.relkind::text FROM pg_depend AS d
    JOIN pg_class AS c ON c.oid = d.objid
    WHERE d.refclassid = 'pg_namespace'::regclass AND d.classid = 'pg_class'::regclass
      AND d.refobjid = (SELECT oid FROM pg_namespace WHERE nspname = %(schema)s)
"""


def known_tables() -> set[str]:
    """Return the tables of a client's schema as the models have them."""
    found = {MigrationRecorder.Migration._meta.db_table}
    for model in _models():
        found.add(model._meta.db_table)
    return found


def _models() -> Iterator[type[models.Model]]:
    for config in apps.get_app_configs():
        if config.name in settings.TENANT_APPS:
            yield from config.get_models(include_auto_created=True)


def tables_of(
    server: psycopg.Connection[Any], schema: str
) -> tuple[dict[str, tuple[layout.Column, ...]], tuple[str, ...]]:
    """Return a schema's tables with their columns, and its sequences.

    Raise Refusal `archive.table_strange` when the schema and the models do not have the same
    tables: what nobody knows can be neither taken along nor left behind.
    """
    inside = asked(server, INSIDE, schema=schema)
    oids = {name: oid for oid, name, kind in inside if kind in "rp"}
    if set(oids) != known_tables():
        strange = sorted(set(oids) ^ known_tables())
        message = "De tabellen van deze organisatie zijn niet die van deze versie."
        raise Refusal("archive.table_strange", message=message, tables=strange)
    found: dict[str, list[layout.Column]] = {name: [] for name in sorted(oids)}
    for table, column, kind in asked(server, COLUMNS, tables=list(oids.values())):
        found[table].append(layout.Column(column, kind))
    sequences = sorted(name for _, name, kind in inside if kind == "S")
    return {name: tuple(columns) for name, columns in found.items()}, tuple(sequences)


def sealed_columns() -> tuple[layout.SealedColumn, ...]:
    """Return every column of ciphertext, with what its values are bound to."""
    found = [_sealed(model, field) for model, field in _sealed_fields()]
    return tuple(sorted(found, key=lambda one: (one.table, one.column)))


def _sealed_fields() -> Iterator[tuple[type[models.Model], SealedField[Any]]]:
    for model in _models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, SealedField):
                yield model, field


def _sealed(model: type[models.Model], field: SealedField[Any]) -> layout.SealedColumn:
    kind = "json" if isinstance(field, SealedJSONField) else "text"
    meta = model._meta
    row = str(meta.pk.column)
    return layout.SealedColumn(
        table=meta.db_table,
        column=str(field.column),
        label=field.label,
        kind=kind,
        row=row,
        scope=_scope(model),
    )


def _scope(model: type[models.Model]) -> str:
    """Return the column that holds the case whose key seals a model's rows; empty for none.

    `key_scope` is the case where a row has one, and else the client as a whole.
    """
    by = str(model.sealed_by)  # type: ignore[attr-defined] # a check sees to it
    if by == layout.TENANT_SCOPE:
        return ""
    wanted = "case_id" if by == "key_scope" else by
    return next(str(one.column) for one in model._meta.concrete_fields if one.attname == wanted)


def row_of(tenant: Tenant) -> dict[str, Any]:
    """Return the client's own row as JSON has it, without what belongs to the installation."""
    fields = [field for field in Tenant._meta.concrete_fields if field.attname not in OWN]
    values = {field.attname: getattr(tenant, field.attname) for field in fields}
    found: dict[str, Any] = json.loads(json.dumps(values, cls=DjangoJSONEncoder))
    return found
