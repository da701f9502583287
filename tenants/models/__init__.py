from tenants.models.access import ApiToken, Assignment, EntryCode
from tenants.models.schemas import Snapshot, SpareSchema
from tenants.models.tenant import Domain, Tenant, new_schema_name
from tenants.models.worklist import WorklistRow

__all__ = [
    "ApiToken",
    "Assignment",
    "Domain",
    "EntryCode",
    "Snapshot",
    "SpareSchema",
    "Tenant",
    "WorklistRow",
    "new_schema_name",
]
