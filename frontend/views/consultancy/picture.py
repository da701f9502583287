"""The picture of a portal that is not there yet: its real first page, drawn with what was typed."""

import re
from copy import copy

from csp.constants import SELF
from csp.decorators import csp_replace
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import get_urlconf, reverse, set_urlconf
from django.utils import translation
from django.utils.http import urlencode

from frontend.theme import house_style_css
from frontend.views.consultancy.desk import Desk, for_filling_in
from frontend.views.consultancy.gate import for_consultancy
from frontend.views.consultancy.telling import told_shipped
from frontend.views.public.information import first_page
from kernel.identity.models import Account
from tenants.models import Tenant

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
LANGUAGES = frozenset(code for code, _ in settings.LANGUAGES)


@csp_replace({"frame-ancestors": [SELF]})  # type: ignore[arg-type] # typed without address parts
@for_filling_in
def portal_picture(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Draw the first page of the portal with the answers, changed by what the address says."""
    tenant = _tenant(request, desk)
    colours = reverse("opening_style") + "?" + urlencode({"kleur": tenant.brand_colour})
    regulation = request.GET.get("regulation", desk.asked.regulation)
    former = get_urlconf()
    set_urlconf(settings.ROOT_URLCONF)
    try:
        with translation.override(tenant.language):
            context = first_page(told_shipped(regulation, tenant.language), takes_new=True)
            context |= {"tenant": tenant, "style": colours, "chosen": bool(regulation)}
            text = render_to_string(
                "consultancy/opening/portal.html", context, _visiting(request, tenant)
            )
    finally:
        set_urlconf(former)
    return HttpResponse(text)


@for_consultancy
def portal_style(request: HttpRequest, _account: Account) -> HttpResponse:
    """Serve the colours that follow from the one in the address."""
    css = house_style_css(_colour(request.GET.get("kleur", "")))
    return HttpResponse(css, content_type="text/css; charset=utf-8")


def _visiting(request: HttpRequest, tenant: Tenant) -> HttpRequest:
    """Return the request as a visitor of that portal would make it, who did not sign in."""
    visit = copy(request)
    visit.tenant = tenant  # type: ignore[attr-defined]
    visit.user = AnonymousUser()
    visit.path = visit.path_info = "/"
    return visit


def _tenant(request: HttpRequest, desk: Desk) -> Tenant:
    """Return the organisation as it would be; it is not saved."""
    asked, given = desk.asked, request.GET
    language = given.get("language", asked.language)
    return Tenant(
        name=given.get("name", asked.name)[:200],
        language=language if language in LANGUAGES else "nl",
        brand_colour=_colour(given.get("brand_colour", asked.brand_colour)),
        contact_email=asked.contact_email,
        contact_phone=asked.contact_phone,
    )


def _colour(given: str) -> str:
    return given if COLOUR.fullmatch(given) else "#154273"
