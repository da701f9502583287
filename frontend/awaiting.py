"""Who came with an invitation: the secret of the link they got, kept in this browser's cookie."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest

from kernel import clock
from kernel.identity.models import Account
from procedures.queries import invitations
from tenants.actions import colleagues


def cookie_name() -> str:
    """Return the name of the cookie; under HTTPS it has the prefix of the session's."""
    return settings.SESSION_COOKIE_NAME.replace("zitting", "uitnodiging")


def secret_of(request: HttpRequest) -> str:
    """Return the secret that this browser came with; empty for none."""
    return request.COOKIES.get(cookie_name(), "")


def awaits(request: HttpRequest, account: Account) -> bool:
    """Whether this browser came with an invitation for this very account, which may sign in."""
    return account.email.lower() == invited_address(request, clock.now())


def invited_address(request: HttpRequest, at: datetime) -> str:
    """Return the address that the invitation of this browser is for; empty for none."""
    at_bureau = request.tenant.is_public  # type: ignore[attr-defined] # tenants.middleware gave it
    asked = colleagues if at_bureau else invitations
    found = asked.invitation_with(secret_of(request), at)
    return found.email if found else ""
