from tenants.models.access import ApiToken, Assignment, EntryCode
from tenants.models.closing import Closing
from tenants.models.opening import Opening
from tenants.models.oversight import ColleagueInvitation, PlatformAccess, Position
from tenants.models.portfolio import PortfolioEdition, PortfolioFile, PortfolioJob
from tenants.models.schemas import Snapshot, SpareSchema
from tenants.models.tenant import Domain, Tenant, new_schema_name
from tenants.models.worklist import WorklistRow

__all__ = [
    "ApiToken",
    "Assignment",
    "Closing",
    "ColleagueInvitation",
    "Domain",
    "EntryCode",
    "Opening",
    "PlatformAccess",
    "PortfolioEdition",
    "PortfolioFile",
    "PortfolioJob",
    "Position",
    "Snapshot",
    "SpareSchema",
    "Tenant",
    "WorklistRow",
    "new_schema_name",
]
