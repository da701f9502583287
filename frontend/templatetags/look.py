"""Tags and filters of the look: dates as people read them, the house style, the current page."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from html import unescape

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import is_aware, localtime
from django.utils.translation import get_language, get_language_bidi

from frontend.theme import DEFAULT_BRAND_COLOUR, digest_of

COLOURS_COOKIE = f"{'__Host-' if settings.HTTPS else ''}kleuren"
SCREEN_COLOURS = {"light": "", "dark": "screen"}
"""For which media the dark style sheet is, by what somebody chose; never on paper."""
_DATES = {"de": "j. F Y", "pl": "j E Y", "uk": "j E Y"}
"""Where a date is written with a point, or the month in the genitive."""
_CURRENT = re.compile(r'aria-current="(page|true)">\s*([^<]*[^<\s])')
_OF_DEVICE = "screen and (prefers-color-scheme: dark)"

register = template.Library()


@register.filter
def in_sentence(name: object) -> str:
    """Write a name ("Secretariaat") as it stands within a sentence; German keeps its capitals."""
    return str(name) if get_language() == "de" else str(name).lower()


@register.filter
def listed(names: Iterable[object]) -> str:
    """Write names one after the other with the comma of the reader's language."""
    return ("، " if get_language() == "ar" else ", ").join(str(one) for one in names)


@register.filter
def from_left(text: object) -> str:
    """Return a number that is read from left to right in every script, such as 2026-0007.

    Between letters of a script from right to left its parts would change places (Unicode annex 9).
    """
    return f"\u2066{text}\u2069" if get_language_bidi() else str(text)


@register.filter
def day(value: date | None) -> SafeString | str:
    """Write a date in full ("3 maart 2026") as a time element; nothing for no date."""
    if not value:
        return ""
    day_of_it = _local(value).date() if isinstance(value, datetime) else value
    return _written(day_of_it, get_language() or "")


@lru_cache(maxsize=2048)
def _written(value: date, _language: str) -> SafeString:
    """Return a date as the spoken language writes it; a list has the same few over and over."""
    words = date_format(value, _in_full())
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), words)


@register.filter
def moment(value: datetime | None) -> SafeString | str:
    """Write a moment ("3 maart 2026, 14:05") in the active zone as a time element."""
    if not value:
        return ""
    local = _local(value)
    words = date_format(local, f"{_in_full()}, H:i")
    return format_html('<time datetime="{}">{}</time>', local.isoformat(timespec="minutes"), words)


def _in_full() -> str:
    """Return how the reader's language writes a date: a month may need a point or another case."""
    return _DATES.get(get_language() or "", "j F Y")


@register.simple_tag(takes_context=True)
def current_mark(
    context: template.Context, href: str, exact: object = "", also: str = ""
) -> SafeString | str:
    """Say in `aria-current` that a link leads here ("page") or to what is above here ("true").

    `also` names neighbours of the link's address that belong to it too: "bijstand codes".
    """
    request = context.get("request")
    path = request.path if request is not None else ""
    target = str(href).partition("?")[0]
    if path == target and "?" not in str(href):
        return SafeString(' aria-current="page"')
    below = exact in ("", False, None) and len(target) > 1 and path.startswith(target)
    beside = target.rstrip("/").rpartition("/")[0]
    below = below or any(path.startswith(f"{beside}/{one}/") for one in also.split())
    return SafeString(' aria-current="true"') if below else ""


@register.filter
def current_words(links: str) -> str:
    """Return the words of the link that leads here, from links that were written already."""
    found = dict(_CURRENT.findall(links))
    return unescape(found.get("page") or found.get("true", ""))


@register.simple_tag(takes_context=True)
def organisation_name(context: template.Context) -> str:
    """Return whose site this is: the client's name, or the consultancy's."""
    tenant = _tenant(context.get("request"))
    return str(getattr(tenant, "name", "") or getattr(settings, "CONSULTANCY_NAME", "Wederhoor"))


@register.simple_tag(takes_context=True)
def house_style_url(context: template.Context) -> str:
    """Return the address of this organisation's colours; it changes when they do."""
    colour = brand_colour(context.get("request"))
    try:
        return f"{reverse('house_style')}?v={digest_of(colour)}"
    except NoReverseMatch:
        return f"/huisstijl.css?v={digest_of(colour)}"


@register.simple_tag(takes_context=True)
def screen_colours(context: template.Context) -> str:
    """Return which colours were chosen in this browser: light, dark, or nothing."""
    request = context.get("request")
    chosen = request.COOKIES.get(COLOURS_COOKIE, "") if request is not None else ""
    return chosen if chosen in SCREEN_COLOURS else ""


@register.filter
def dark_media(colours: str) -> str:
    """Return for which media the dark style sheet is; nothing where light was chosen."""
    return SCREEN_COLOURS.get(colours, _OF_DEVICE)


def brand_colour(request: HttpRequest | None) -> str:
    """Return the brand colour of the request's organisation, or our own."""
    return str(getattr(_tenant(request), "brand_colour", "") or DEFAULT_BRAND_COLOUR)


def _tenant(request: HttpRequest | None) -> object:
    return getattr(request, "tenant", None)


def _local(value: datetime) -> datetime:
    return localtime(value) if is_aware(value) else value
