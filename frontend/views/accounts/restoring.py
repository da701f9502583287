from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontend.again import again
from frontend.menus import own_menu
from frontend.readers import for_people
from frontend.views.consultancy.gate import for_consultancy
from kernel import clock
from kernel.actors import Actor
from kernel.identity import restoring
from kernel.identity.models import Account, Restoration
from procedures.actions.restore_second_step import (
    agree_restoration,
    ask_restoration,
    withdraw_restoration,
)
from procedures.models import Person


@dataclass(frozen=True, slots=True)
class Waiting:
    """What somebody asked, by whom, and whether who looks may agree to it."""

    restoration: Restoration
    asked_by: str
    may_agree: bool


@for_people
def restorations(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show for whom a second step may be set up anew here, and what waits for a second person."""
    here = Person.objects.filter(active=True).exclude(account_id=None)
    people = [(one.id, one.name, one.account_id) for one in here]
    return _page(request, people, {"navs": own_menu(actor)})


@require_POST
@for_people
@again()
def restoration_ask(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Ask it for one person of this client; a second person has to agree."""
    if not request.POST.get("person"):
        return _nobody(request)
    ask_restoration(_chosen(request, "person"), by=actor, account_id=_own(request), at=clock.now())
    return _asked(request)


@require_POST
@for_people
@again()
def restoration_agree(request: HttpRequest, actor: Actor, restoration_id: UUID) -> HttpResponse:
    """Agree to it, or take it back."""
    if "withdraw" in request.POST:
        withdraw_restoration(restoration_id, by=actor, at=clock.now())
        return redirect("restorations")
    agree_restoration(restoration_id, by=actor, account_id=_own(request), at=clock.now())
    return _agreed(request)


@for_consultancy
def bureau_restorations(request: HttpRequest, account: Account) -> HttpResponse:  # noqa: ARG001 as above
    """Show the same for the people of the consultancy."""
    staff = Account.objects.filter(is_active=True, is_consultancy=True)
    people = [(one.id, one.name, one.id) for one in staff]
    around = {"navs": ["consultancy/nav.html"], "layout": "layout/consultancy.html"}
    return _page(request, people, around)


@require_POST
@for_consultancy
@again()
def bureau_restoration_ask(request: HttpRequest, account: Account) -> HttpResponse:
    """Ask it for one colleague."""
    if not request.POST.get("person"):
        return _nobody(request)
    colleagues = Account.objects.filter(is_active=True, is_consultancy=True)
    wanted = get_object_or_404(colleagues, id=_chosen(request, "person"))
    restoring.ask(wanted, by=account.id, at=clock.now())
    return _asked(request)


@require_POST
@for_consultancy
@again()
def bureau_restoration_agree(
    request: HttpRequest, account: Account, restoration_id: UUID
) -> HttpResponse:
    """Agree to it, or take it back."""
    at = clock.now()
    if "withdraw" in request.POST:
        found = restoring.withdraw(restoration_id, at=at)
    else:
        found = restoring.agree(restoration_id, by=account.id, at=at)
    if found is None:
        raise Http404
    return redirect("restorations") if "withdraw" in request.POST else _agreed(request)


def _page(
    request: HttpRequest,
    people: Sequence[tuple[UUID, str, UUID | None]],
    around: Mapping[str, object],
) -> HttpResponse:
    mine = _own(request)
    names = {account_id: name for _id, name, account_id in people}
    waiting = [
        Waiting(
            one,
            names.get(one.asked_by) or _("iemand die hier niet meer werkt"),
            may_agree=mine not in {one.asked_by, one.account_id},
        )
        for one in restoring.pending(clock.now())
    ]
    others = sorted((name, key) for key, name, account_id in people if account_id != mine)
    context = {"waiting": waiting, "people": others}
    return render(request, "accounts/restorations.html", {**around, **context})


def _nobody(request: HttpRequest) -> HttpResponse:
    messages.error(request, _("Kies eerst voor wie u dit vraagt."))
    return redirect("restorations")


def _asked(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("Gevraagd. Nu moet een tweede persoon het goedkeuren."))
    return redirect("restorations")


def _agreed(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("De tweede stap is weg. Bij het aanmelden komt er een nieuwe."))
    return redirect("restorations")


def _own(request: HttpRequest) -> UUID:
    return UUID(str(request.user.pk))


def _chosen(request: HttpRequest, name: str) -> UUID:
    """Return the id that was chosen; Http404 for what is none."""
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError as problem:
        raise Http404 from problem
