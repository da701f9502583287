"""Rows with sealed fields, only for these tests; their tables live as long as a module's tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar
from uuid import UUID, uuid4

from django.db import connection, models

from kernel.vault.fields import SealedJSONField, SealedTextField
from tenants import scope
from tenants.models import Tenant
from tenants.postgresql import rights
from tenants.postgresql.owner import as_owner

CASE = UUID("00000000-0000-4000-8000-000000000001")
OTHER_CASE = UUID("00000000-0000-4000-8000-000000000002")
TABLES = ("vault_tests_note", "vault_tests_house")
STORY = "Mijn leidinggevende zei het weer, waar iedereen bij was."


class Note(models.Model):
    """A row of a case."""

    sealed_by: ClassVar[str] = "case_id"

    id = models.UUIDField(primary_key=True, default=uuid4)
    case_id = models.UUIDField(null=True)
    text = SealedTextField()
    remark = SealedTextField(null=True)
    answers = SealedJSONField(null=True)

    class Meta:
        app_label = "vault_tests"


class House(models.Model):
    """A row of the tenant."""

    sealed_by: ClassVar[str] = "tenant"

    id = models.UUIDField(primary_key=True, default=uuid4)
    text = SealedTextField(sealed_as="vault_tests.building.text")

    class Meta:
        app_label = "vault_tests"


@contextmanager
def standing_tables() -> Iterator[None]:
    """Let the clients of the tests have these tables until the block ends."""
    schemas = Tenant.objects.filter(slug__in=("acme", "globex")).values_list(
        "schema_name", flat=True
    )
    for schema in schemas:
        with as_owner() as owner, scope.in_schema(schema):
            with owner.schema_editor() as editor:
                editor.create_model(Note)
                editor.create_model(House)
            with owner.cursor() as cursor:
                for statement in rights.table_statements(schema, TABLES):
                    cursor.execute(statement)
    yield
    for schema in schemas:
        with as_owner() as owner, scope.in_schema(schema), owner.cursor() as cursor:
            for table in TABLES:
                cursor.execute(f"DROP TABLE {table}")


class Unnumbered(models.Model):
    """Wrong in three ways."""

    text = SealedTextField(unique=True)

    class Meta:
        app_label = "vault_tests"


class Misled(models.Model):
    """Says a name that is none of its attributes."""

    sealed_by: ClassVar[str] = "dossier_id"

    house = models.OneToOneField(House, models.CASCADE, primary_key=True)
    text = SealedTextField(db_index=True)

    class Meta:
        app_label = "vault_tests"


def raw(row: models.Model, column: str) -> bytes | None:
    with connection.cursor() as cursor:
        table = row._meta.db_table
        cursor.execute(f"SELECT {column} FROM {table} WHERE id = %s", [row.pk])  # noqa: S608
        value = cursor.fetchone()[0]
    return None if value is None else bytes(value)


def put_raw(row: models.Model, column: str, value: bytes | None) -> None:
    with connection.cursor() as cursor:
        table = row._meta.db_table
        cursor.execute(f"UPDATE {table} SET {column} = %s WHERE id = %s", [value, row.pk])  # noqa: S608
