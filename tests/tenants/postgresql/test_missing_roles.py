"""A schema from before the walls gets its role, and every right it should have."""

import pytest

from tenants.models import Tenant
from tenants.postgresql import missing_roles, rights
from tenants.postgresql.owner import as_owner
from tenants.postgresql.state import role_of
from tenants.schemas import spares
from tenants.schemas.structure import fingerprint

WITHOUT = (
    'REVOKE ALL ON ALL TABLES IN SCHEMA "{0}" FROM "{1}"',
    'REVOKE ALL ON SCHEMA "{0}" FROM "{1}"',
    'DROP ROLE "{1}"',
)
pytestmark = pytest.mark.django_db


def test_schema_without_role_gets_one_with_every_right(acme: Tenant) -> None:
    with as_owner() as owner, owner.cursor() as cursor:
        schema = spares.built()
        try:
            for statement in WITHOUT:
                cursor.execute(statement.format(schema, role_of(schema)))
            assert fingerprint(schema) != fingerprint(acme.schema_name)
            assert missing_roles.give(cursor) == [schema]
            assert fingerprint(schema) == fingerprint(acme.schema_name)
            assert missing_roles.give(cursor) == []
        finally:
            for statement in rights.removal_statements(schema):
                cursor.execute(statement)
