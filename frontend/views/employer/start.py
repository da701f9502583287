from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from billing.gateway import InvoiceStatus
from billing.queries import overview
from frontend.views.employer.desk import for_employer, reading
from kernel.actors import Actor
from procedures.queries.employer_start import employer_start
from procedures.rules.people import SEES_PEOPLE
from tenants import scope


@for_employer
def start(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show what waits for the employer's side on one page, and the way to the rest."""
    reader = reading(actor)
    found = employer_start(reader)
    invoices = overview(scope.current()).invoices
    context = {
        "reader": actor,
        "today": reader.today,
        "start": found,
        "is_ever_told": found.is_ever_told,
        "unpaid": [one for one in invoices if one.status == InvoiceStatus.OPEN],
        "sees_people": bool(actor.roles & SEES_PEOPLE),
    }
    return render(request, "employer/start.html", context)
