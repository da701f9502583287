"""The empty schema that an archive's rows belong in: of this release, or of an older one."""

from kernel.errors import Refusal
from tenants import scope
from tenants.archives.layout import Manifest
from tenants.models import Snapshot
from tenants.postgresql import rights
from tenants.postgresql.owner import as_owner
from tenants.schemas import snapshots, stamps
from tenants.schemas.plan import plan


def empty_schema(said: Manifest, schema: str) -> str:
    """Return the SQL of the empty schema that an archive was made of, with its role and rights.

    Never from the archive itself: whoever has our public key could write one. Raise Refusal
    `archive.newer` for a release that is not known here, `archive.older` for one whose schema
    was never made here.
    """
    structure = said.structure
    if structure.stamp == plan().stamp:
        with as_owner(), scope.in_public():
            return snapshots.replayed(schema)
    if not set(plan().keys).issuperset(structure.migrations):
        message = "Dit archief is van een nieuwere versie van Wederhoor."
        raise Refusal("archive.newer", message=message)
    with scope.in_public():
        found = Snapshot.objects.filter(stamp=structure.stamp).first()
    if found is None:
        message = "Dit archief is van een oudere versie, die hier nooit heeft gedraaid."
        raise Refusal("archive.older", message=message)
    parts = [
        str(found.ddl).replace(snapshots.TEMPLATE, schema),
        *rights.role_statements(schema),
        *rights.table_statements(schema, [table.name for table in said.tables]),
        stamps.statement(schema, structure.stamp),
    ]
    return ";\n".join(parts)
