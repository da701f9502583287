"""A client's own ways of signing in, switched on; call within a client's scope."""

from datetime import UTC, datetime
from typing import Any

from procedures.models import SignOn

TRIED_AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SECRET = "een-geheim-van-de-aanbieder"
DOMAIN = "acme.example"
ROLES = {"klachtenteam": "secretariat", "directie": "employer"}


def openid(issuer: str, **traits: Any) -> SignOn:
    """Return a provider of OpenID Connect whose groups give roles."""
    own = {"client_id": "wederhoor", "secret": SECRET, "roles_claim": "groups"}
    return _made(**{"kind": "oidc", "issuer": issuer, **own, **traits})


def saml(issuer: str, sign_in_url: str, certificate: str, **traits: Any) -> SignOn:
    """Return a provider of SAML whose groups give roles."""
    own = {"sign_in_url": sign_in_url, "certificates": certificate}
    claim = {"roles_claim": "http://schemas.xmlsoap.org/claims/Group"}
    return _made(**{"kind": "saml", "issuer": issuer, **own, **claim, **traits})


def _made(**traits: Any) -> SignOn:
    usual = {
        "name": "Acme-account",
        "domains": [DOMAIN],
        "roles": ROLES,
        "vouching": "claims",
        "active": True,
        "tried_at": TRIED_AT,
    }
    return SignOn.objects.create(**{**usual, **traits})
