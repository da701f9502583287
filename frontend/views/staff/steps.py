from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from frontend.views.acts import act_page
from frontend.views.codes import codes_page
from frontend.views.staff.desk import for_staff, opened
from frontend.views.staff.fixing import filled_in
from kernel.actors import Actor


@for_staff
def case_act(request: HttpRequest, actor: Actor, case_id: UUID, act: str) -> HttpResponse:
    """Ask for an act of the case and record it."""
    case = opened(actor, case_id, "act")
    request.GET = filled_in(case, act, request.GET)  # type: ignore[assignment] # begun with
    return act_page(request, actor, case, act, done_url=reverse("case", args=[case_id]))


@for_staff
def case_codes(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Make a receipt code for a party and show it once."""
    case = opened(actor, case_id, "codes")
    return codes_page(request, actor, case, done_url=reverse("case", args=[case_id]))
