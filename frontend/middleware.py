from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from kernel.errors import Refusal
from kernel.vault.refusals import NO_KEYS

Respond = Callable[[HttpRequest], HttpResponse]

STATUSES = {"case.stale": 409, "act.not_now": 409, "disk.full": 507} | dict.fromkeys(NO_KEYS, 503)


class PrivatePagesMiddleware:
    """Keeps pages out of every cache, unless a view says otherwise."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and mark the answer as private where nothing was said."""
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store, private")
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), usb=()")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class RefusalMiddleware:
    """A rule that said no becomes a page that says what, and what to do: 422, 409, 503 or 507."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; a refusal in a view arrives in `process_exception`."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return the page for a refusal; anything else is a bug and goes on."""
        if not isinstance(error, Refusal):
            return None
        status = STATUSES.get(error.code, 422)
        context = {"message": gettext(error.message), "code": error.code}
        return render(request, "errors/422.html", context, status=status)
