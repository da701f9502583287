"""The form on paper and the poster, for everybody: nothing of anybody is in them."""

from datetime import date

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext

from frontend.views.public.information import current
from kernel import clock
from procedures.models import Contact
from procedures.queries.contacts import contacts_by_way
from procedures.reports.portal_papers import paper_form, poster
from tenants import scope
from tenants.hosts import address_of

NAMED_ON_POSTER = ("adviser", "complaint", "wrongdoing", "discrimination")


def form_pdf(_request: HttpRequest) -> HttpResponse:
    """Give the form on paper, made of what the regulation in force asks."""
    now = current()
    if now is None:
        raise Http404
    address = own_address()
    content = paper_form(now.regulation, now.texts, address, on=_today())
    return _file(content, gettext("Klachtformulier"))


def poster_pdf(_request: HttpRequest) -> HttpResponse:
    """Give the poster for the workplace, with a code that opens the portal."""
    contacts = contacts_by_way()
    named: list[Contact] = [one for way in NAMED_ON_POSTER for one in contacts.get(way, ())]
    content = poster(own_address(), named, on=_today())
    return _file(content, gettext("Poster van het portaal"))


def own_address() -> str:
    """Return the address of this client's portal, as its first page."""
    return address_of(scope.current(), port=settings.PORT, https=settings.HTTPS) + "/"


def _today() -> date:
    return clock.local_date(clock.now(), scope.current().time_zone)


def _file(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/pdf")
    name = f"{slugify(f'{name} {scope.current().name}')}.pdf"
    answer["Content-Disposition"] = content_disposition_header(True, name)
    return answer
