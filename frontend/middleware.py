from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils.translation import gettext

from frontend.elsewhere import may_be_reached
from kernel.errors import Refusal
from kernel.vault.refusals import NO_KEYS
from tenants.postgresql.patience import ran_out

Respond = Callable[[HttpRequest], HttpResponse]

STATUSES = {
    "case.stale": 409,
    "platform.read_only": 403,
    "platform.no_access": 403,
    "platform.own_people": 403,
    "entry.weak": 403,
    "act.not_now": 409,
    "limit.reached": 429,
    "limit.unknown": 503,
    "disk.full": 507,
} | dict.fromkeys(NO_KEYS, 503)
PAGE_METHODS = ("GET", "HEAD", "POST")
METHODS = (*PAGE_METHODS, "OPTIONS", "PUT", "PATCH", "DELETE")


class BrowserMiddleware:
    """Tells browsers what to keep, what to allow and whom to trust, on every answer."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and say what the view left unsaid."""
        response = self.get_response(request)
        for name, value in settings.BROWSER_HEADERS.items():
            response.headers.setdefault(name, value)
        if settings.HTTPS:
            seconds = settings.SECURE_HSTS_SECONDS
            value = f"max-age={seconds}; includeSubDomains"
            response.headers.setdefault("Strict-Transport-Security", value)
        return response


class MethodMiddleware:
    """Pages are read and posted to; programs have four methods more; others are unknown (405)."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; a method that nothing here has is refused before anything looks at it."""
        if request.META["REQUEST_METHOD"] not in METHODS:  # as it was sent: "get" is none
            return HttpResponseNotAllowed(PAGE_METHODS)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, _args: object, _kwargs: object
    ) -> HttpResponse | None:
        """Refuse what a page does not do; the views of the API say themselves what they do."""
        if hasattr(view, "cls") or request.method in PAGE_METHODS:
            return None
        return HttpResponseNotAllowed(PAGE_METHODS)


class ElsewhereMiddleware:
    """Refuses what another site fetches, frames or posts (Fetch Metadata; ASVS 3.5.8).

    Following a link from a mail or another site is allowed: that only opens a page. Another
    client's portal is another site too.
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; what comes from elsewhere is looked at once its view is known."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, _args: object, _kwargs: Any
    ) -> HttpResponse | None:
        """Return the page that says no, when another site asked for more than opening a page."""
        if not _from_elsewhere(request) or _opens_page(request) or may_be_reached(view):
            return None
        return render(request, "errors/elsewhere.html", status=403)


class RefusalMiddleware:
    """A rule that said no becomes a page that says what, and what to do (`STATUSES`, else 422)."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; a refusal in a view arrives in `process_exception`."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return the page for a refusal; anything else is a bug and goes on."""
        if ran_out(error):
            return render(request, "errors/503.html", status=503)
        if not isinstance(error, Refusal):
            return None
        return refusal_page(request, error)


def refusal_page(request: HttpRequest, error: Refusal) -> HttpResponse:
    """Return the page for a refusal, with its status and how long to wait."""
    status = STATUSES.get(error.code, 422)
    context = {"message": gettext(error.message), "code": error.code}
    response = render(request, "errors/422.html", context, status=status)
    wait = error.facts.get("retry_after_seconds")
    if wait:
        response.headers["Retry-After"] = str(wait)
    return response


def _from_elsewhere(request: HttpRequest) -> bool:
    """Answer whether the browser says that another site asked; older browsers say nothing."""
    return request.headers.get("Sec-Fetch-Site", "none") not in {"same-origin", "none"}


def _opens_page(request: HttpRequest) -> bool:
    mode, target = (request.headers.get(f"Sec-Fetch-{name}", "") for name in ("Mode", "Dest"))
    return request.method in {"GET", "HEAD"} and mode == "navigate" and target == "document"
