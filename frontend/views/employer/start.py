from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from billing.gateway import InvoiceStatus
from billing.queries import overview
from frontend.views.employer.desk import for_employer, reading
from kernel.actors import Actor
from procedures.queries.employer_start import employer_start
from procedures.queries.employer_view import is_ever_told
from procedures.rules.people import SEES_PEOPLE
from tenants import scope


@for_employer
def start(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show what waits for the employer's side on one page, and the way to the rest."""
    reader = reading(actor)
    invoices = overview(scope.current()).invoices
    context = {
        "reader": actor,
        "today": reader.today,
        "start": employer_start(reader),
        "is_ever_told": is_ever_told(reader),
        "unpaid": [one for one in invoices if one.status == InvoiceStatus.OPEN],
        "sees_people": bool(actor.roles & SEES_PEOPLE),
    }
    return render(request, "employer/start.html", context)
