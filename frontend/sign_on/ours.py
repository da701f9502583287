"""What we are called at a provider, on the client's own host; the Domain table knows that host."""

from django.http import HttpRequest
from django.urls import reverse

from frontend.sign_on.saml import Ours
from procedures.models import SignOn


def back(request: HttpRequest, sign_on: SignOn) -> str:
    """Return where OpenID Connect brings the browser back."""
    return request.build_absolute_uri(reverse("sign_on_back", args=[sign_on.id]))


def ours(request: HttpRequest, sign_on: SignOn) -> Ours:
    """Return our names in SAML."""
    return Ours(
        entity_id=request.build_absolute_uri(reverse("sign_on_metadata", args=[sign_on.id])),
        receives=request.build_absolute_uri(reverse("sign_on_receive", args=[sign_on.id])),
    )
