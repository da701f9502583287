"""Who came with an invitation: the secret of the mailed link, kept in this browser's cookie."""

from django.conf import settings
from django.http import HttpRequest

from kernel import clock
from kernel.identity.models import Account
from procedures.queries.invitations import invitation_with

COOKIE = settings.SESSION_COOKIE_NAME.replace("zitting", "uitnodiging")


def secret_of(request: HttpRequest) -> str:
    """Return the secret that this browser came with; empty for none."""
    return request.COOKIES.get(COOKIE, "")


def awaits(request: HttpRequest, account: Account) -> bool:
    """Whether this browser came with an invitation for this very account, which may sign in."""
    invitation = invitation_with(secret_of(request), clock.now())
    return invitation is not None and invitation.email == account.email.lower()
