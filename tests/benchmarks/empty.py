"""Pages behind everything that stands before any page: with nothing, and with five questions."""

from django.http import HttpRequest, HttpResponse

from kernel.routes import route
from procedures.models import Department


def nothing(_request: HttpRequest) -> HttpResponse:
    """Answer with an empty page."""
    return HttpResponse()


def five(_request: HttpRequest) -> HttpResponse:
    """Ask the client's schema five times, then answer with an empty page."""
    for place in range(5):
        Department.objects.filter(code=f"no{place}").first()
    return HttpResponse()


urlpatterns = [
    route("", nothing, name="nothing", needs="public"),
    route("five/", five, name="five", needs="public"),
]
