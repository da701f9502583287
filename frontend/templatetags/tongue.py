"""Tags for words that are not in the reader's language: marked, so that they are read aloud right.

WCAG 2.2, 3.1.2: the language of parts. The words of a regulation come in the languages it has.
"""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info, gettext

from procedures.models import AdoptedRegulation
from procedures.queries.regulations import spoken_in

register = template.Library()


@register.simple_tag
def words_in(adopted: AdoptedRegulation | None) -> SafeString | str:
    """Write `lang` and `dir` around words of a regulation that are in another language."""
    spoken = _other(adopted)
    if not spoken:
        return ""
    side = "rtl" if get_language_info(spoken)["bidi"] else "ltr"
    return format_html(' lang="{}" dir="{}"', spoken, side)


@register.simple_tag
def told_in_other_words(adopted: AdoptedRegulation | None) -> str:
    """Return the sentence that says so, in the reader's language; nothing when it is not so."""
    if _other(adopted) == "en":
        return gettext("De regeling van deze organisatie is hier nog in het Engels.")
    if _other(adopted):
        return gettext("De regeling van deze organisatie is hier nog in het Nederlands.")
    return ""


def _other(adopted: AdoptedRegulation | None) -> str:
    """Return the language of its words when that is not the reader's."""
    if not adopted:
        return ""
    asked = get_language() or "nl"
    spoken = spoken_in(adopted, asked)
    return "" if spoken == asked else spoken
