"""Who may read a case with a seat: somebody who has one now, and said to have no interest in it."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import wraps
from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from frontend.readers import for_people
from kernel import clock
from kernel.actors import Actor
from kernel.vault import ring
from procedures.actions.note_reading import note_reading
from procedures.models import Appointment, Complaint
from procedures.queries.regulations import light
from procedures.queries.seated import interests, seats_of_reader, seats_to_read
from procedures.rules.access import SEES_EVERY_CASE

View = Callable[..., HttpResponseBase]


def seat_for(actor: Actor, case_id: UUID) -> Appointment:
    """Return the actor's seat in a case; without one, or after it ended, Http404."""
    seats = seats_to_read(actor, clock.now())
    seats = light(seats.select_related("case__regulation", "person"), "case__regulation__")
    seat = seats.filter(case_id=case_id).first()
    if seat is None:
        raise Http404
    return seat


def kept_seat(actor: Actor, case: Complaint) -> Appointment:
    """Return the actor's seat, by which the case was opened; asked for where it was not."""
    kept: Appointment | None = case.__dict__.get("_opened_by_seat")
    if kept is not None and kept.person_id == actor.id:
        return kept
    seat = seat_for(actor, case.id)
    seat.case = case
    return seat


def is_free(actor: Actor, case: Complaint) -> bool:
    """Whether a declaration of interest does not stand between the reader and the case.

    Only who sees the case through a seat has to declare; others see it by their role.
    """
    by_role = actor.roles & (SEES_EVERY_CASE | set(case.opened_to))
    seat = seats_of_reader(actor, clock.now()).filter(case=case).first()
    return bool(by_role) or seat is None or interests(actor, [seat])[case.id] == "free"


def sees_by_seat(actor: Actor, case: Complaint) -> bool:
    """Whether a seat alone lets the reader see the case, and no role of theirs."""
    return not actor.roles & (SEES_EVERY_CASE | set(case.opened_to))


def reads_advice(actor: Actor, case: Complaint) -> bool:
    """Whether a seat's grant lets the reader have the advice, which has names and findings."""
    by_role = actor.roles & (SEES_EVERY_CASE | set(case.opened_to))
    seat = seats_of_reader(actor, clock.now()).filter(case=case).first()
    return bool(by_role) or seat is None or (seat.reads_files and seat.reads_names)


def _names(seat: Appointment, request: HttpRequest) -> AbstractContextManager[None]:
    """Shut the keys of names where the grant has none; an act still has to be written down."""
    closed = not seat.reads_names and request.method != "POST"
    return ring.identities_closed() if closed else nullcontext()


def for_seated(part: str) -> Callable[[View], View]:
    """Give a view of (request, actor, case, …) to who has a seat in that case; note what was read.

    Who did not declare yet to have no interest in the case is asked that first; who reported
    one sees nothing of it.
    """

    def decorate(view: View) -> View:
        @for_people
        @wraps(view)
        def guarded(
            request: HttpRequest, actor: Actor, /, case_id: UUID, **rest: object
        ) -> HttpResponseBase:
            seat = seat_for(actor, case_id)
            if interests(actor, [seat])[case_id] != "free":
                return redirect("committee_declare", case_id=case_id)
            seat.case.__dict__["_opened_by_seat"] = seat
            note_reading(seat.case, by=actor, at=clock.now(), part=part)
            with _names(seat, request):
                return view(request, actor, seat.case, **rest)

        return guarded

    return decorate
