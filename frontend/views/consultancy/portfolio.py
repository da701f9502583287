"""All clients beside each other, from the reports that they have themselves."""

from collections.abc import Callable, Mapping
from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from frontend.languages import among
from frontend.views.consultancy.gate import for_consultancy
from kernel import clock
from kernel.identity.models import Account
from procedures.queries.portfolio import portfolio as reported
from procedures.queries.portfolio_editions import editions_of
from procedures.reports.plain import csv
from procedures.reports.portfolio import (
    Imprint,
    Portfolio,
    Section,
    pdf,
    portfolio_of,
    spreadsheet,
)
from procedures.reports.wording import languages
from tenants.models import Tenant

YEARS = 5
"""So many years back can be chosen."""


@for_consultancy
def portfolio(request: HttpRequest, account: Account) -> HttpResponse:
    """Show the clients that this person serves beside each other, or give that as a file."""
    today = clock.local_date(clock.now(), settings.TIME_ZONE)
    years = [today.year - back for back in range(YEARS)]
    asked = request.GET.get("jaar", "")
    year = int(asked) if asked in map(str, years) else today.year - 1
    made = portfolio_of(year, among(languages()), reported(account, year, today))
    form = request.GET.get("als", "")
    if form in FORMS:
        return file_of(made, imprint_of(today), form)
    editions = [one for one in editions_of(account, today) if one.year == year]
    context = {"portfolio": made, "years": years, "year": year, "editions": editions}
    return render(request, "consultancy/portfolio.html", context)


def imprint_of(on: date, sections: tuple[Section, ...] = ()) -> Imprint:
    """Return whose report it is and how it looks."""
    house: Tenant = Tenant.objects.get(schema_name="public")
    return Imprint(house.name, house.brand_colour, on, sections)


def _csv(made: Portfolio, _imprint: Imprint) -> bytes:
    return csv(made.clients).encode()


FORMS: Mapping[str, Callable[[Portfolio, Imprint], bytes]] = {
    "pdf": pdf,
    "xlsx": spreadsheet,
    "csv": _csv,
}
TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def file_of(made: Portfolio, imprint: Imprint, form: str, part: str = "") -> HttpResponse:
    """Give the report as a file in one of `FORMS`; `part` is added to its name."""
    response = HttpResponse(FORMS[form](made, imprint), content_type=TYPES[form])
    name = f"portefeuille-{made.year}{part}.{form}"
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response
