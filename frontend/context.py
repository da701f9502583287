from django.conf import settings
from django.http import HttpRequest


def house(request: HttpRequest) -> dict[str, object]:
    """Give every template the organisation whose host this is, and whether this is a demo."""
    return {"tenant": getattr(request, "tenant", None), "demo": settings.DEMO}
