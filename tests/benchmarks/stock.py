"""Stock django-tenants on the same database: its backend, its middleware, its commands."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.postgresql.base import DatabaseWrapper as Plain
from django.test import override_settings
from django_tenants.postgresql_backend.base import DatabaseWrapper as Stock

import procedures.migrations
from tenants.models import new_schema_name
from tenants.postgresql.owner import as_owner

MIDDLEWARE = "django_tenants.middleware.main.TenantMainMiddleware"
NEXT = "9999_more"


@contextmanager
def stock() -> Iterator[BaseDatabaseWrapper]:
    """Let this thread's connection be one of stock django-tenants, as the owner."""
    with _instead(Stock, {}) as one:
        one.set_schema_to_public()  # type: ignore[attr-defined] # django-tenants is untyped
        yield one


@contextmanager
def plain(schema: str) -> Iterator[BaseDatabaseWrapper]:
    """Let this thread's connection be Django's own, with one schema and no tenancy at all."""
    with _instead(Plain, {"options": f"-c search_path={schema},public"}) as one:
        one.schema_name = schema  # type: ignore[attr-defined] # what our models ask for
        yield one


@contextmanager
def _instead(
    kind: type[BaseDatabaseWrapper], options: dict[str, str]
) -> Iterator[BaseDatabaseWrapper]:
    with as_owner():
        given = connection.settings_dict
    chosen = {**given, "OPTIONS": {**given.get("OPTIONS", {}), **options}}
    former = connections[DEFAULT_DB_ALIAS]
    one = kind(chosen, DEFAULT_DB_ALIAS)
    connections[DEFAULT_DB_ALIAS] = one
    try:
        yield one
    finally:
        one.close()
        connections[DEFAULT_DB_ALIAS] = former


def opened() -> str:
    """Make a schema as stock does: empty, then migrated."""
    name = new_schema_name()
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE SCHEMA "{name}"')
    call_command("migrate_schemas", schema_name=name, verbosity=0)
    return name


def migrated() -> None:
    """Run stock's migration of all tenants, one after the other."""
    call_command("migrate_schemas", tenant=True, verbosity=0)


@contextmanager
def next_release(source: str) -> Iterator[None]:
    """Let there be one more migration of procedures on disk, for stock to find."""
    with TemporaryDirectory() as folder:
        package = Path(folder, "next_release")
        copytree(procedures.migrations.__path__[0], package)
        package.joinpath(f"{NEXT}.py").write_text(source, encoding="utf-8")
        sys.path.insert(0, folder)
        modules = {**getattr(settings, "MIGRATION_MODULES", {}), "procedures": "next_release"}
        try:
            with override_settings(MIGRATION_MODULES=modules):
                yield
        finally:
            sys.path.remove(folder)
            for name in [one for one in sys.modules if one.startswith("next_release")]:
                del sys.modules[name]
