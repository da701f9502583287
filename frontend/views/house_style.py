from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from frontend.templatetags.look import brand_colour
from frontend.theme import digest_of, house_style_css
from tenants.logos import unpacked

_YEAR = 365 * 24 * 60 * 60


@require_safe
def house_style(request: HttpRequest) -> HttpResponse:
    """Serve the colours of the host's organisation as a style sheet.

    The address carries a digest (`?v=`), so a browser may keep it for a year.
    """
    colour = brand_colour(request)
    response = HttpResponse(house_style_css(colour), content_type="text/css; charset=utf-8")
    fresh = request.GET.get("v") == digest_of(colour)
    response["Cache-Control"] = f"public, max-age={_YEAR}, immutable" if fresh else "no-cache"
    return response


@require_safe
def logo(request: HttpRequest) -> HttpResponse:
    """Serve the logo of the host's organisation; 404 where there is none."""
    tenant = getattr(request, "tenant", None)
    if tenant is None or not tenant.logo_digest:
        raise Http404
    response = HttpResponse(unpacked(tenant.logo), content_type="image/png")
    fresh = request.GET.get("v") == tenant.logo_digest
    response["Cache-Control"] = f"public, max-age={_YEAR}, immutable" if fresh else "no-cache"
    return response
