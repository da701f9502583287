from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kernel import clock

VALID_FOR = timedelta(days=180)


@require_safe
def security_contact(request: HttpRequest) -> HttpResponse:
    """Say to whom a weak spot is told (RFC 9116); 404 where the operator named nobody.

    It is renewed with each reading: who reads it reads that it holds for half a year.
    """
    if not settings.SECURITY_CONTACT:
        raise Http404
    until = (clock.now() + VALID_FOR).strftime("%Y-%m-%dT00:00:00Z")
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {until}",
        "Preferred-Languages: nl, en",
        f"Canonical: {request.scheme}://{request.get_host()}{request.path}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
