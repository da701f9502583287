from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from secrets import token_urlsafe

from tenants.models import ApiToken, Tenant


def issue_token(
    tenant: Tenant, label: str, *, scopes: Sequence[str], at: datetime
) -> tuple[ApiToken, str]:
    """Make a token for a client's program; the second value is its secret, shown once."""
    secret = f"whr_{token_urlsafe(32)}"
    token = ApiToken.objects.create(
        tenant=tenant,
        label=label,
        scopes=list(scopes),
        digest=sha256(secret.encode()).hexdigest(),
        created_at=at,
    )
    return token, secret


def revoke_token(token: ApiToken, at: datetime) -> None:
    """End a token; it stops working with the next request."""
    token.revoked_at = at
    token.save(update_fields=["revoked_at"])
