"""The consultancy's own people, for who leads them."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from frontend.context import bureau_address
from frontend.forms import WederhoorForm
from frontend.forms.bureau import ColleagueForm
from frontend.forms.received import sent
from frontend.forms.sending import attempt
from frontend.views.consultancy.gate import for_lead
from kernel import clock
from kernel.actors import Actor
from kernel.identity.models import Account
from tenants.actions.colleagues import (
    end_colleague,
    invite_colleague,
    open_invitations,
    revoke_colleague,
)
from tenants.models import Position
from tenants.positions import LEAD
from tenants.workload import covered_now


def acting(account: Account) -> Actor:
    """Return somebody of the consultancy as an actor, by the id of the account."""
    return Actor("person", account.id, account.name)


@for_lead
def colleagues(request: HttpRequest, account: Account) -> HttpResponse:
    """List everybody who works here, and who was asked to."""
    today = clock.local_date(clock.now(), settings.TIME_ZONE)
    lasting = Q(assignments__from_on__lte=today) & (
        Q(assignments__until_on=None) | Q(assignments__until_on__gte=today)
    )
    rows = Account.objects.filter(is_consultancy=True).annotate(
        clients_count=Count("assignments__tenant", filter=lasting, distinct=True)
    )
    covered = covered_now(today)
    leads = set(Position.objects.filter(kind=LEAD).values_list("account_id", flat=True))
    context = {
        "rows": [
            (one, one.id in leads, sorted(covered.get(one.id, ())))
            for one in rows.order_by("-is_active", "name")
        ],
        "invited": open_invitations(clock.now()),
        "self": account,
    }
    return render(request, "consultancy/people/list.html", context)


@for_lead
def colleague_invite(request: HttpRequest, account: Account) -> HttpResponse:
    """Ask somebody to join; the link is shown once, to be handed over."""
    form = ColleagueForm(sent(request))
    status, made = 200, []
    if request.method == "POST":

        def invite() -> None:
            made.append(invite_colleague(form.asked(), by=account.id, at=clock.now()))

        status = attempt(form, invite)
        if not status:
            invitation, secret = made[0]
            link = f"{bureau_address()}uitnodiging/{secret}/"
            context = {"invitation": invitation, "link": link}
            return render(request, "consultancy/people/invited.html", context)
    return render(request, "consultancy/people/invite.html", {"form": form}, status=status)


@require_POST
@for_lead
def colleague_revoke(
    request: HttpRequest,
    account: Account,  # noqa: ARG001 a view's form
    invitation_id: UUID,
) -> HttpResponse:
    """Withdraw an invitation."""
    revoke_colleague(invitation_id, at=clock.now())
    messages.success(request, gettext("De uitnodiging is ingetrokken."))
    return redirect("colleagues")


@for_lead
def colleague_end(request: HttpRequest, account: Account, account_id: UUID) -> HttpResponse:
    """Ask once more, and end somebody's work at the consultancy."""
    found = colleague_of(account_id)
    form = WederhoorForm(sent(request))
    status = 200
    if request.method == "POST":
        status = attempt(form, lambda: end_colleague(found.id, by=acting(account), at=clock.now()))
        if not status:
            messages.success(request, gettext("Beëindigd. Deze persoon komt nergens meer in."))
            return redirect("colleagues")
    context = {
        "form": form,
        "colleague": found,
        "question": gettext("Het werk van %(name)s beëindigen?") % {"name": found.name},
        "consequences": [
            gettext("Deze persoon is er bij de volgende klik uit, bij elke organisatie."),
            gettext("Alle toewijzingen eindigen. Dat staat in het logboek van elke organisatie."),
        ],
        "confirm_label": gettext("Beëindig"),
        "cancel_url": reverse("colleague", args=[found.id]),
        "danger": True,
        "layout": "layout/consultancy.html",
    }
    return render(request, "consultancy/people/end.html", context, status=status)


def colleague_of(account_id: UUID) -> Account:
    """Return somebody who works here. Raise Http404."""
    return get_object_or_404(Account, id=account_id, is_consultancy=True, is_active=True)
