"""Light or dark: what somebody chose for this browser, kept in a cookie; no script is needed."""

from functools import partial

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from frontend.templatetags.look import COLOURS_COOKIE, SCREEN_COLOURS

_YEAR = 365 * 24 * 60 * 60


@require_POST
def screen_colours(request: HttpRequest) -> HttpResponse:
    """Keep a choice of colours, or forget it, and go back to the page that it was made on."""
    response = HttpResponseRedirect(_back(request))
    chosen = request.POST.get("colours", "")
    if chosen in SCREEN_COLOURS:
        cookie = partial(response.set_cookie, secure=settings.HTTPS, httponly=True, samesite="Lax")
        cookie(COLOURS_COOKIE, chosen, max_age=_YEAR)
    else:
        response.delete_cookie(COLOURS_COOKIE, samesite="Lax")
    return response


def _back(request: HttpRequest) -> str:
    """Return the address of our own that the form names, else where everything begins."""
    address = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if ours else "/"
