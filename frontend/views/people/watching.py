"""The client says whether somebody of the platform may look in, and ends it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from frontend.context import FROM_CONSULTANCY
from frontend.views.people.listing import for_managers, page
from kernel import clock
from kernel.actors import Actor
from kernel.errors import Refusal
from kernel.identity.models import Account
from tenants import scope
from tenants.actions.platform_access import Consent, agree_access, end_access, refuse_access
from tenants.models import PlatformAccess

SHOWN_COUNT = 50


@for_managers
def platform_accesses(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show who of the platform asked to look in, why, and what became of it."""
    rows = PlatformAccess.objects.filter(tenant=scope.current()).order_by("-asked_at")
    context = {"rows": rows[:SHOWN_COUNT], "now": clock.now()}
    return page(request, actor, "watching", context)


def account_of(request: HttpRequest) -> Account:
    """Return the account of who is signed in. Raise Http404 for nobody's."""
    if not isinstance(request.user, Account):
        raise Http404
    return request.user


@require_POST
@for_managers
def platform_decide(request: HttpRequest, actor: Actor, access_id: UUID) -> HttpResponse:
    """Agree, refuse or end: the organisation's own people alone."""
    tenant, now = scope.current(), clock.now()
    get_object_or_404(PlatformAccess, id=access_id, tenant=tenant)
    if request.session.get(FROM_CONSULTANCY):
        raise Refusal(
            "platform.own_people",
            message="Dit beslist iemand van de organisatie zelf, niet iemand van het bureau.",
        )
    how = request.POST.get("how", "")
    if how == "agree":
        consent = Consent(actor, account_of(request).id, "client")
        agree_access(access_id, tenant, consent, at=now)
        messages.success(request, gettext("U stemde in. U kunt het elk moment beëindigen."))
    elif how == "end":
        end_access(access_id, tenant, by=actor, at=now)
        messages.success(request, gettext("Beëindigd."))
    else:
        refuse_access(access_id, tenant, by=actor, at=now)
        messages.success(request, gettext("Geweigerd. Er is niets ingezien."))
    return redirect("platform_accesses")
