"""Looking into a client: agreed by a second person of the platform, begun, and ended."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from frontend.views.consultancy.entering import sent_on
from frontend.views.consultancy.gate import for_owner
from frontend.views.consultancy.people import acting
from kernel import clock
from kernel.identity.models import Account
from tenants.actions.platform_access import Consent, agree_access, check_access, end_access
from tenants.models import PlatformAccess, Tenant


@require_POST
@for_owner
def platform_agree(request: HttpRequest, account: Account, access_id: UUID) -> HttpResponse:
    """Agree, as a second person, that a colleague looks in."""
    found = _access(access_id)
    consent = Consent(acting(account), account.id, "platform")
    agree_access(found.id, found.tenant, consent, at=clock.now())
    messages.success(request, gettext("U stemde in. De organisatie ziet dat."))
    return redirect("platform")


@require_POST
@for_owner
def platform_end(request: HttpRequest, account: Account, access_id: UUID) -> HttpResponse:
    """End an access before its time."""
    found = _access(access_id)
    end_access(found.id, found.tenant, by=acting(account), at=clock.now())
    messages.success(request, gettext("Beëindigd."))
    return redirect("platform_client", found.tenant.slug)


@require_POST
@for_owner
def platform_enter(request: HttpRequest, account: Account, slug: str) -> HttpResponse:
    """Go into a client, with access alone; a try without it stands in that client's log."""
    client = get_object_or_404(Tenant.objects.exclude(schema_name="public"), slug=slug)
    check_access(account, client, at=clock.now())
    return sent_on(request, client)


def _access(access_id: UUID) -> PlatformAccess:
    return get_object_or_404(PlatformAccess.objects.select_related("tenant"), id=access_id)
