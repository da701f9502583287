"""What a proxy in front of us may say about a visitor, and that nobody else may say it."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest, HttpResponse

Respond = Callable[[HttpRequest], HttpResponse]
Networks = tuple[IPv4Network | IPv6Network, ...]

PROTO = "HTTP_X_FORWARDED_PROTO"
VISITOR = "HTTP_X_FORWARDED_FOR"
FORWARDED = (
    *("HTTP_FORWARDED", "HTTP_X_FORWARDED", "HTTP_X_FORWARDED_BY", VISITOR, PROTO),
    *("HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PORT", "HTTP_X_FORWARDED_PREFIX"),
    *("HTTP_X_FORWARDED_SCHEME", "HTTP_X_FORWARDED_SERVER", "HTTP_X_FORWARDED_SSL"),
    *("HTTP_X_HOST", "HTTP_X_ORIGINAL_URL", "HTTP_X_REAL_IP", "HTTP_X_REWRITE_URL"),
    *("HTTP_CLIENT_IP", "HTTP_TRUE_CLIENT_IP", "HTTP_CF_CONNECTING_IP", "HTTP_FRONT_END_HTTPS"),
    *("HTTP_X_HTTP_METHOD", "HTTP_X_HTTP_METHOD_OVERRIDE", "HTTP_X_METHOD_OVERRIDE"),
)


class ProxyMiddleware:
    """Believes forwarded headers of settings.TRUSTED_PROXIES, and drops all others (ASVS 4.1.3).

    Of what a proxy says only two things are used: whether the visitor came over HTTPS, and from
    which address, the last one that no proxy of ours added. It then is REMOTE_ADDR.
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with nothing left in the request that the visitor could have made up."""
        said = {name: request.META.pop(name) for name in FORWARDED if name in request.META}
        if is_proxy(request.META.get("REMOTE_ADDR", "")):
            if said.get(PROTO) in {"http", "https"}:
                request.META[PROTO] = said[PROTO]
            request.META["REMOTE_ADDR"] = _visitor(request.META["REMOTE_ADDR"], said.get(VISITOR))
        return self.get_response(request)


def is_proxy(address: str) -> bool:
    """Answer whether an address is that of a proxy the operator named."""
    try:
        read = ip_address(address)
    except ValueError:
        return False
    return any(read in network for network in _networks(tuple(settings.TRUSTED_PROXIES)))


@lru_cache(maxsize=8)
def _networks(words: tuple[str, ...]) -> Networks:
    return tuple(ip_network(word, strict=False) for word in words)


def _visitor(proxy: str, said: str | None) -> str:
    """Return the last address that is not a proxy's; the proxy's own when it told none."""
    told = [part.strip() for part in (said or "").split(",")]
    return next(_strangers(reversed(told)), proxy)


def _strangers(addresses: Iterable[str]) -> Iterator[str]:
    """Yield what lies behind the proxies, until something is no address at all."""
    for address in addresses:
        try:
            ip_address(address)
        except ValueError:
            return
        if not is_proxy(address):
            yield address
