"""The pool of spare schemas: what stands ready is committed, and left behind by tests."""

from tenants import scope
from tenants.models import SpareSchema
from tenants.postgresql import rights
from tenants.postgresql.owner import as_owner


def empty() -> None:
    """Remove every spare. Call it before the test's own transaction has one locked."""
    with as_owner() as owner, scope.in_public(), owner.cursor() as cursor:
        for spare in SpareSchema.objects.all():
            for statement in rights.removal_statements(spare.schema_name):
                cursor.execute(statement)
        SpareSchema.objects.all().delete()
