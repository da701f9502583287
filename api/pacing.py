"""How fast a program may ask: counted for each token, or for a network that has none."""

from rest_framework.request import Request

from kernel.errors import Refusal
from tenants.limits import Limit, take
from tenants.models import ApiToken
from tenants.networks import bucket_of

ASKED = Limit("api", count=600, seconds=60, when_down="allow")
UNKNOWN = Limit("api.unknown", count=60, seconds=60, when_down="allow")
"""Tries with a token that does not exist, for one network."""


def count_asked(token: ApiToken) -> None:
    """Count a request of a token; raise Refusal "limit.reached" when there were too many."""
    take(ASKED, str(token.id))


def count_unknown(request: Request) -> None:
    """Count a token that does not exist; raise Refusal "limit.reached" after too many."""
    try:
        network = bucket_of(request.META.get("REMOTE_ADDR", ""))
    except Refusal:
        network = "unknown"
    take(UNKNOWN, network)
