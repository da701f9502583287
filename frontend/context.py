from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from kernel import clock
from tenants.models import PlatformAccess, Tenant
from tenants.ways import accesses

FROM_CONSULTANCY = "from_consultancy"


def house(request: HttpRequest) -> dict[str, object]:
    """Give every template the organisation whose host this is, and the way back to the worklist.

    Only somebody who came in from the consultancy has that way.
    """
    session = getattr(request, "session", {})
    tenant = getattr(request, "tenant", None)
    return {
        "tenant": tenant,
        "watching": SimpleLazyObject(lambda: watching(tenant)),
        "demo": settings.DEMO,
        "worklist_address": bureau_address() if session.get(FROM_CONSULTANCY) else "",
    }


def watching(tenant: Tenant | None) -> list[PlatformAccess]:
    """Return which of the platform's people may look into this client now; asked when shown."""
    if tenant is None or tenant.is_public:
        return []
    return list(accesses(clock.now()).filter(tenant=tenant).order_by("until_at"))


def bureau_address() -> str:
    """Return the address of the consultancy's own host, with a slash behind it."""
    usual = (443 if settings.HTTPS else 80) == settings.PORT
    port = "" if usual else f":{settings.PORT}"
    return f"http{'s' if settings.HTTPS else ''}://{settings.CONSULTANCY_HOST}{port}/"
