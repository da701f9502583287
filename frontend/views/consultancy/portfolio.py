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
from procedures.reports.plain import csv
from procedures.reports.portfolio import Portfolio, pdf, portfolio_of, spreadsheet
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
    form = FORMS.get(request.GET.get("als", ""))
    if form is not None:
        return _file(made, form(made, today), request.GET["als"])
    context = {"portfolio": made, "years": years, "year": year}
    return render(request, "consultancy/portfolio.html", context)


def _pdf(made: Portfolio, today: date) -> bytes:
    house = _house()
    return pdf(made, consultancy=house.name, colour=house.brand_colour, on=today)


def _xlsx(made: Portfolio, today: date) -> bytes:
    return spreadsheet(made, consultancy=_house().name, on=today)


def _csv(made: Portfolio, _today: date) -> bytes:
    return csv(made.clients).encode()


def _house() -> Tenant:
    house: Tenant = Tenant.objects.get(schema_name="public")
    return house


FORMS: Mapping[str, Callable[[Portfolio, date], bytes]] = {"pdf": _pdf, "xlsx": _xlsx, "csv": _csv}
TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def _file(made: Portfolio, content: bytes, form: str) -> HttpResponse:
    response = HttpResponse(content, content_type=TYPES[form])
    name = f"portefeuille-{made.year}.{form}"
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response
