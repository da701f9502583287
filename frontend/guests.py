"""Somebody beside the parties who came in with a code: who assists a party, or a witness."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from frontend.readers import IDLE_SECONDS
from kernel import clock
from procedures.models import Guest
from procedures.queries.receipts import knows_of_case

GUEST = "guest"
GUEST_SEEN = "guest_seen_at"
GUEST_ROLES = frozenset({"assistant", "witness"})
_ROLES = {Guest.ASSISTING: frozenset({"assistant"}), Guest.WITNESS: frozenset({"witness"})}
DOORS = {Guest.ASSISTING: "support", Guest.WITNESS: "testimony"}
"""The one page of each."""

Page = Callable[[HttpRequest, Guest], HttpResponse]


def admit_guest(request: HttpRequest, guest: Guest) -> None:
    """Let somebody in: a fresh session that holds nothing but who they are."""
    request.session.flush()
    request.session[GUEST] = str(guest.id)
    request.session[GUEST_SEEN] = clock.now().timestamp()


def guest_of(request: HttpRequest) -> Guest | None:
    """Return who came in at most a quarter of an hour ago and was not shut out since, or None."""
    guest_id, seen_at = request.session.get(GUEST), float(request.session.get(GUEST_SEEN, 0))
    now = clock.now().timestamp()
    if guest_id is None or now - seen_at > IDLE_SECONDS:
        return None
    rows = Guest.objects.select_related("case__regulation", "party__case__regulation")
    guest = rows.filter(id=UUID(guest_id), ended_at=None).first()
    if guest is None or (guest.party is not None and not knows_of_case(guest.party)):
        return None
    request.session[GUEST_SEEN] = now
    return guest


def guest_roles(request: HttpRequest) -> frozenset[str]:
    """Return as whom somebody with such a code may come in; nothing for all others."""
    guest = guest_of(request)
    return _ROLES[guest.kind] if guest else frozenset()


def for_guests(kind: str) -> Callable[[Page], Callable[[HttpRequest], HttpResponse]]:
    """Let in who came in as this kind; others are asked for a code."""

    def decorate(page: Page) -> Callable[[HttpRequest], HttpResponse]:
        @wraps(page)
        def guarded(request: HttpRequest) -> HttpResponse:
            guest = guest_of(request)
            if guest is None or guest.kind != kind:
                return redirect("party_sign_in")
            return page(request, guest)

        return guarded

    return decorate
