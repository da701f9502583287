"""The empty schema that an archive's rows belong in: of this release, or of an older one."""

from kernel.errors import Refusal
from tenants.archives.layout import Structure
from tenants.models import Snapshot
from tenants.schemas import snapshots, stamps
from tenants.schemas.plan import plan


def empty_schema(structure: Structure, schema: str) -> str:
    """Return the SQL of the empty schema that an archive was made of, under this name.

    Never from the archive itself: whoever has our public key could write one. Raise Refusal
    `archive.newer` for a release that is not known here, `archive.older` for one whose schema
    was never made here.
    """
    if structure.stamp == plan().stamp:
        return snapshots.replayed(schema)
    if not set(plan().keys).issuperset(structure.migrations):
        message = "Dit archief is van een nieuwere versie van Wederhoor."
        raise Refusal("archive.newer", message=message)
    found = Snapshot.objects.filter(stamp=structure.stamp).first()
    if found is None:
        message = "Dit archief is van een oudere versie, die hier nooit heeft gedraaid."
        raise Refusal("archive.older", message=message)
    text = str(found.ddl).replace(snapshots.TEMPLATE, schema)
    return f"{text};\n{stamps.statement(schema, structure.stamp)};"
