from django.conf import settings
from django.http import HttpRequest

FROM_CONSULTANCY = "from_consultancy"


def house(request: HttpRequest) -> dict[str, object]:
    """Give every template the organisation whose host this is, and the way back to the worklist.

    Only somebody who came in from the consultancy has that way.
    """
    session = getattr(request, "session", {})
    return {
        "tenant": getattr(request, "tenant", None),
        "demo": settings.DEMO,
        "worklist_address": bureau_address() if session.get(FROM_CONSULTANCY) else "",
    }


def bureau_address() -> str:
    """Return the address of the consultancy's own host, with a slash behind it."""
    usual = (443 if settings.HTTPS else 80) == settings.PORT
    port = "" if usual else f":{settings.PORT}"
    return f"http{'s' if settings.HTTPS else ''}://{settings.CONSULTANCY_HOST}{port}/"
