"""What the pages of an opening begin with: who may come in, which opening, how far it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from frontend.views.consultancy.gate import Rest, for_consultancy
from kernel import clock
from kernel.actors import Actor
from kernel.identity.models import Account
from tenants.asked import Asked, read_asked
from tenants.models import Opening
from tenants.queries import openings_for

PARTS: Mapping[str, Promise] = {
    "organisation": gettext_lazy("Organisatie"),
    "regulation": gettext_lazy("Regeling"),
    "people": gettext_lazy("Mensen en abonnement"),
}


@dataclass(frozen=True, slots=True)
class Desk:
    """An opening on somebody's desk."""

    account: Account
    opening: Opening

    @property
    def asked(self) -> Asked:
        """What was answered so far."""
        return read_asked(self.opening.answers)

    @property
    def actor(self) -> Actor:
        """Who opens: somebody of the consultancy, by the id of the account."""
        return Actor("person", self.account.id, self.account.name)

    @property
    def done(self) -> frozenset[str]:
        """The parts that were filled in."""
        asked = self.asked
        filled = {
            "organisation": asked.host,
            "regulation": asked.regulation or asked.source,
            "people": asked.serving,
        }
        return frozenset(name for name, value in filled.items() if value)

    @property
    def next_part(self) -> str:
        """The first part that is not filled in; "check" when all are."""
        return next((name for name in PARTS if name not in self.done), "check")


def for_opening(
    view: Callable[Concatenate[HttpRequest, Desk, Rest], HttpResponse],
) -> Callable[Concatenate[HttpRequest, UUID, Rest], HttpResponse]:
    """Let in people of the consultancy with an opening; one that was given up is not there.

    Colleagues go on with each other's openings; once the client is there, the page is for who
    opened it and for those who serve it.
    """

    @for_consultancy
    @wraps(view)
    def guarded(
        request: HttpRequest,
        account: Account,
        /,
        opening_id: UUID,
        *args: Rest.args,
        **kwargs: Rest.kwargs,
    ) -> HttpResponse:
        rows = openings_for(account, clock.local_date(clock.now(), settings.TIME_ZONE))
        desk = Desk(account, get_object_or_404(rows, id=opening_id))
        return view(request, desk, *args, **kwargs)

    return guarded  # type: ignore[return-value] # Django hands the address's parts over by name


def for_filling_in(
    view: Callable[Concatenate[HttpRequest, Desk, Rest], HttpResponse],
) -> Callable[Concatenate[HttpRequest, UUID, Rest], HttpResponse]:
    """As for_opening; once the client is there, go to how it went."""

    @for_opening
    @wraps(view)
    def guarded(
        request: HttpRequest, desk: Desk, /, *args: Rest.args, **kwargs: Rest.kwargs
    ) -> HttpResponse:
        if desk.opening.tenant_id is not None:
            return redirect("opening", desk.opening.id)
        return view(request, desk, *args, **kwargs)

    return guarded


def page(
    request: HttpRequest,
    desk: Desk,
    template: str,
    context: Mapping[str, object],
    *,
    status: int = 200,
) -> HttpResponse:
    """Render a page of an opening with its steps above it."""
    around = {"opening": desk.opening, "asked": desk.asked, "parts": _parts(desk, template)}
    chosen = f"consultancy/opening/{template}.html"
    return render(request, chosen, {**around, **context}, status=status)


def _parts(desk: Desk, here: str) -> list[dict[str, object]]:
    """Return the steps as the page shows them: done, current, or still to do."""
    words = {**PARTS, "check": gettext("Controleren en openen")}
    return [
        {
            "title": title,
            "address": f"opening_{name}",
            "state": "current" if name == here else "done" if name in desk.done else "todo",
        }
        for name, title in words.items()
    ]
