from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frontend.views.consultancy.gate import for_lead
from frontend.views.consultancy.roles import US
from kernel import clock
from kernel.identity.models import Account
from tenants.workload import covers, unserved, workload


@for_lead
def show_workload(request: HttpRequest, account: Account) -> HttpResponse:  # noqa: ARG001 a view's form
    """Show how much each colleague has to do, who stands in for whom, and what nobody does."""
    today = clock.local_date(clock.now(), settings.TIME_ZONE)
    context = {
        "loads": workload(today, US),
        "covers": covers(today),
        "unserved": list(unserved(today)),
        "today": today,
    }
    return render(request, "consultancy/people/workload.html", context)
