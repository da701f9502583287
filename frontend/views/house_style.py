from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from frontend.templatetags.look import brand_colour
from frontend.theme import digest_of, house_style_css

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
