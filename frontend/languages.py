"""Which languages a page is offered in: at a portal more than to people with an account.

A language is offered once all that its readers can meet is translated; a test asks that.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

if TYPE_CHECKING:
    from tenants.models import Tenant  # the lists of translators are read without a database

WHOLE = ("nl", "en", "fr", "de")
"""The languages that have all of the interface: those of people with an account."""

AT_PORTAL = ("nl", "en", "fr", "de", "pl", "tr", "ar", "uk")
"""The languages that have what complainants, respondents and the public can meet."""

_READERS = (
    "access|accounts|api|bureau|calendar|committee|consultancy|desk|draft|employer|entered"
    "|health|invited|keeping|notes|opening|oversight|own_account|palette|people|platform"
    "|presence|registering|registrations|regulations|search|sign_on|staff|year"
)
_FOR_STAFF = re.compile(rf"frontend/(templates|views|forms|urls)/({_READERS})[/_.]")


def is_for_staff(path: str) -> bool:
    """Answer whether a file of the pages is only for people with an account."""
    return _FOR_STAFF.match(path) is not None


def offered(request: HttpRequest, *, staff: bool = False) -> tuple[str, ...]:
    """Return the languages of a page here, in the order they are shown.

    A client may have chosen fewer for its portal; Dutch is always there.
    """
    tenant = getattr(request, "tenant", None)
    if staff or tenant is None or tenant.is_public:
        return WHOLE
    return of_portal(tenant)


def of_portal(tenant: "Tenant") -> tuple[str, ...]:
    """Return the languages of a client's portal: what it chose, with Dutch and its own."""
    wanted = {"nl", tenant.language, *tenant.languages.split()} if tenant.languages else AT_PORTAL
    return tuple(code for code in AT_PORTAL if code in wanted)


def among(known: Collection[str]) -> str:
    """Return the reader's language where a document has words in it, else English."""
    spoken = translation.get_language() or "nl"
    return spoken if spoken in known else "en"


class LanguageMiddleware(LocaleMiddleware):
    """Chooses among what is offered: what the reader chose, else the browser, else the client."""

    def process_request(self, request: HttpRequest) -> None:
        """Speak a language of the portal; an error page before any view is one of it."""
        _speak(request, offered(request))

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: object, _kwargs: object
    ) -> None:
        """Speak a language of staff on a page of theirs."""
        if is_for_staff(f"{view.__module__.replace('.', '/')}."):
            _speak(request, offered(request, staff=True))


def _speak(request: HttpRequest, known: Sequence[str]) -> None:
    translation.activate(_chosen(request, known))
    request.LANGUAGE_CODE = translation.get_language()
    request.languages = known  # type: ignore[attr-defined] # what the switch offers


def _chosen(request: HttpRequest, known: Sequence[str]) -> str:
    return next((code for code in _asked(request) if code in known), known[0])


def _asked(request: HttpRequest) -> Iterator[str]:
    """Yield the languages asked for, the dearest first, without their country."""
    yield request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    for code, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        yield code.partition("-")[0]
    yield str(getattr(getattr(request, "tenant", None), "language", ""))
