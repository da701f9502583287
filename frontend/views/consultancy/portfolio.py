"""All clients beside each other, from the reports that they have themselves."""

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
from procedures.queries.portfolio_jobs import portfolio_job
from procedures.reports.portfolio import portfolio_of
from procedures.reports.portfolio_files import FORMS, imprint_of
from procedures.reports.wording import languages

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
        return as_file(FORMS[form](made, imprint_of(today)), year, form)
    context = {
        "portfolio": made,
        "years": years,
        "year": year,
        "editions": [one for one in editions_of(account, today) if one.year == year],
        "job": portfolio_job(account, year, today),
    }
    return render(request, "consultancy/portfolio.html", context)


TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def as_file(content: bytes, year: int, form: str, part: str = "") -> HttpResponse:
    """Give the report as a file in one of `TYPES`; `part` is added to its name."""
    response = HttpResponse(content, content_type=TYPES[form])
    name = f"portefeuille-{year}{part}.{form}"
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response
