from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.template.loader import render_to_string
from django.utils import timezone

from tenants import scope
from tenants.hosts import asked_host, tenant_at
from tenants.models import Tenant

Respond = Callable[[HttpRequest], HttpResponse]


class HostMiddleware:
    """Opens the scope of the host's client around the request.

    An unknown host gets 404, and so does that of a client that is closed. Moments are shown in
    the client's own time zone for as long as the request lasts.
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Find whose host this is, and answer within their scope."""
        header = request.META.get("HTTP_HOST", "")
        host = asked_host(header)
        tenant = tenant_at(host) if host else None
        if tenant is None or tenant.state == Tenant.State.CLOSED:
            return _unknown_host()
        request.META["HTTP_HOST"] = header.lower()
        request.tenant = tenant  # type: ignore[attr-defined]
        return self._respond(request, tenant)

    def _respond(self, request: HttpRequest, tenant: Tenant) -> HttpResponse:
        if tenant.is_public:
            request.urlconf = settings.PUBLIC_SCHEMA_URLCONF
            with scope.in_public():
                return self.get_response(request)
        with scope.within(tenant), timezone.override(tenant.time_zone):
            return self.get_response(request)


def _unknown_host() -> HttpResponse:
    return HttpResponseNotFound(render_to_string("errors/unknown_host.html"))


class SessionOfTenantMiddleware:
    """A session belongs to one host's organisation; elsewhere its bearer is nobody."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Drop a session of another organisation; mark a new one with this organisation."""
        owner = request.session.get("tenant")
        here = str(request.tenant.reference)  # type: ignore[attr-defined]
        if owner is not None and owner != here:
            request.session.flush()
        elif owner is None and not request.session.is_empty():
            request.session["tenant"] = here
        response = self.get_response(request)
        if request.session.modified and not request.session.is_empty():
            request.session["tenant"] = here
        return response
