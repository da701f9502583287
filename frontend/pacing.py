"""How fast one visitor may send things; filing is slowed and told, and never closed."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from frontend.middleware import refusal_page
from kernel.errors import Refusal
from tenants.limits import Limit, take
from tenants.networks import bucket_of

Respond = Callable[[HttpRequest], HttpResponse]

FILED = Limit("filed", count=20, seconds=60, when_down="allow")
"""For one network. Who has to wait, waits a minute at most, and keeps what was written."""
SENT = Limit("sent", count=120, seconds=600, when_down="allow")
UPLOADED = Limit("uploaded", count=240, seconds=600, when_down="allow")
SEARCHED = Limit("searched", count=60, seconds=600, when_down="allow")
"""A search opens every case for a moment: it is work."""
PACES: Mapping[str, Limit] = {
    "search": SEARCHED,
    **dict.fromkeys(("party_messages", "party_act"), SENT),
    **dict.fromkeys(("party_pieces", "case_pieces", "file_page", "receipt_check"), UPLOADED),
}


class PaceMiddleware:
    """Counts what is sent to the addresses of `PACES`, for each session at each client."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; the count is taken once the address is known."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: object, _args: object, _kwargs: object
    ) -> HttpResponse | None:
        """Count a POST; return the page that says how long to wait after too many."""
        name = request.resolver_match.url_name if request.resolver_match else ""
        limit = PACES.get(name or "")
        if limit is None or request.method != "POST":
            return None
        try:
            take(limit, f"{name}/{request.session.session_key or _network(request)}")
        except Refusal as refusal:
            return refusal_page(request, refusal)
        return None


def slow_filing(request: HttpRequest) -> None:
    """Count a complaint that is sent; raise Refusal "limit.reached" with how long to wait."""
    try:
        take(FILED, _network(request))
    except Refusal as refusal:
        message = gettext(
            "Er komen nu veel klachten tegelijk van uw netwerk. Wacht een minuut en verstuur dan "
            "nog eens. Wat u schreef, blijft staan."
        )
        raise Refusal(refusal.code, message=message, **refusal.facts) from refusal


def _network(request: HttpRequest) -> str:
    """Return a digest of the visitor's network; one for all while nobody can make one."""
    try:
        return bucket_of(request.META.get("REMOTE_ADDR", ""))
    except Refusal:
        return "unknown"
