"""Tokens of programs: only a digest is kept, and a token works at one organisation's host."""

from hashlib import sha256

from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from api.pacing import count_asked, count_unknown
from kernel.actors import Actor
from tenants.models import ApiToken, Tenant

REALM = 'Bearer realm="wederhoor"'


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer …` (RFC 6750); the token must belong to this host's organisation."""

    def authenticate(self, request: Request) -> tuple[Actor, ApiToken] | None:
        """Return the program as an actor. Raise AuthenticationFailed whatever is wrong."""
        kind, _, secret = get_authorization_header(request).partition(b" ")
        if kind.lower() != b"bearer":
            return None
        token = ApiToken.objects.filter(
            digest=digest_of(secret), tenant=_whose(request), revoked_at=None
        ).first()
        if token is None:
            count_unknown(request)
            raise AuthenticationFailed("Dit token is onbekend of ingetrokken.")
        count_asked(token)
        return Actor("program", token.id, token.label, frozenset({"program"})), token

    def authenticate_header(self, request: Request) -> str:  # noqa: ARG002 DRF's form
        """Return what a 401 answer says about signing in."""
        return REALM


class HasScope(BasePermission):
    """The token must have the scope that the view names for this method."""

    message = "Dit token mag dit niet. Vraag de beheerder om de juiste rechten."

    def has_permission(self, request: Request, view: object) -> bool:
        """Whether the request's token has the needed scope; a view without scopes has no door."""
        scopes: dict[str, str] = getattr(view, "scopes", {})
        needed = scopes.get(request.method or "")
        return isinstance(request.auth, ApiToken) and needed in request.auth.scopes


def _whose(request: Request) -> Tenant:
    """Return the organisation of the host: a client, or the consultancy itself."""
    tenant: Tenant = request.tenant  # type: ignore[attr-defined] # tenants.middleware gave it
    return tenant


def digest_of(secret: bytes) -> str:
    """Return what is kept of a token: its SHA-256, enough for 256 random bits."""
    return sha256(secret.strip()).hexdigest()
