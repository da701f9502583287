"""A filter for what must not be broken over two lines."""

import re

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

_DATE = re.compile(r"\b\w{2}-\w{2}-\w{4}\b")
"""A day in figures, or how it is written in some language (dd-mm-jjjj, дд-мм-рррр)."""

register = template.Library()


@register.filter
def whole(text: object) -> SafeString:
    """Keep a number such as 2025-0001 on one line: a browser would break it at its hyphen."""
    return format_html('<span class="wh-nowrap">{}</span>', text)


@register.filter
def whole_dates(text: str) -> SafeString:
    """Keep dates as they are typed ("31-01-2026") on one line, with hyphens that can be copied."""
    told = conditional_escape(text)
    whole = [format_html('<span class="wh-nowrap">{}</span>', one) for one in _DATE.findall(told)]
    around = _DATE.sub("{}", told.replace("{", "{{").replace("}", "}}"))
    return format_html(around, *whole) if whole else told
