"""What lies in the cases somebody may see: letters, messages, notes, pieces, hearings, the advice.

The law of rules.access as querysets, as queries.visible has it for the cases themselves. One test
holds both against each other on generated cases, with what the pages read.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from kernel.actors import Actor
from procedures.models import Advice, Complaint, Hearing, Letter, Measure, Message, Piece
from procedures.queries.employer_view import files_of_advice
from procedures.queries.reading import Reading
from procedures.queries.regulations import of_case
from procedures.queries.seated import interests, seats_of_reader
from procedures.queries.seated_file import COMMITTEE, pieces_of_file
from procedures.queries.visible import cases_for
from procedures.rules.access import SEES_EVERY_CASE
from procedures.rules.sharing import MEASURES_FOR_BOTH, complaint_shown

COMPLAINANT = "complainant"
SHARED = Q(case__advice__binding=True) | Q(case__advice__decided_at__isnull=False)
Cases = QuerySet[Complaint]


def letters_for(actor: Actor, at: datetime) -> QuerySet[Letter]:
    """Return the letters somebody may read: parties those to them, others those to their role."""
    found = Letter.objects.filter(case__in=_ids(cases_for(actor, at)))
    if actor.kind == "party":
        return found.filter(to_party=actor.id)
    if actor.roles & SEES_EVERY_CASE:
        return found
    committee = Q(case__in=_free(actor, at), to_side=COMMITTEE)
    return found.filter(committee | Q(case__in=_opened(actor, at), to_side__in=sorted(actor.roles)))


def messages_for(actor: Actor, at: datetime) -> QuerySet[Message]:
    """Return the messages with a side: for staff all, for a party those of its own talk."""
    found = Message.objects.filter(case__in=_ids(cases_for(actor, at)), internal=False)
    if actor.kind == "party":
        mine = Q(from_party=actor.id) | Q(from_party=None)
        return found.filter(mine, side__in=sorted(actor.roles))
    return found if actor.roles & SEES_EVERY_CASE else found.none()


def notes_for(actor: Actor, at: datetime) -> QuerySet[Message]:
    """Return the notes among those who handle the case; nobody else reads them."""
    found = Message.objects.filter(case__in=_ids(cases_for(actor, at)), internal=True)
    handles = actor.kind == "person" and actor.roles & SEES_EVERY_CASE
    return found if handles else found.none()


def hearings_for(actor: Actor, at: datetime) -> QuerySet[Hearing]:
    """Return the hearings: a party's own, for a seat those of its cases, for staff all."""
    found = Hearing.objects.filter(case__in=_ids(cases_for(actor, at)))
    if actor.kind == "party":
        return found.filter(side__in=sorted(actor.roles), waived_at=None)
    return found if actor.roles & SEES_EVERY_CASE else found.filter(case__in=_free(actor, at))


def advices_for(actor: Actor, at: datetime) -> QuerySet[Advice]:
    """Return the advices: for parties once they bind or were decided on."""
    found = Advice.objects.filter(case__in=_ids(cases_for(actor, at)))
    if actor.kind == "party":
        return found.filter(SHARED)
    return _by_seat_or_opened(found, actor, at)


def measures_for(actor: Actor, at: datetime) -> QuerySet[Measure]:
    """Return the measures: for parties what is for both, for the employer what was decided on."""
    found = Measure.objects.filter(case__in=_ids(cases_for(actor, at)))
    if actor.kind == "party":
        return found.filter(SHARED, kind__in=MEASURES_FOR_BOTH).exclude(state="dropped")
    if actor.roles & SEES_EVERY_CASE:
        return found
    return found.filter(case__in=_opened(actor, at)).exclude(state="proposed")


def pieces_for(actor: Actor, at: datetime) -> QuerySet[Piece]:
    """Return the pieces: a side's own, for a seat what is judged on, the employer's with advice."""
    cases = cases_for(actor, at)
    found = Piece.objects.filter(case__in=_ids(cases))
    if actor.kind == "party":
        return found.filter(_given(actor, cases))
    if actor.roles & SEES_EVERY_CASE:
        return found
    ids = [one.piece.id for case in _free(actor, at) for one in pieces_of_file(case)]
    reading = Reading(actor, at, at.date(), "nl")
    for case in _opened(actor, at):
        ids += files_of_advice(case, reading)
    return found.filter(id__in=ids)


def _ids(cases: Cases) -> QuerySet[Complaint]:
    return cases.order_by().values("pk")  # type: ignore[return-value] # a sub-query of ids


def _free(actor: Actor, at: datetime) -> Cases:
    """Return the cases in which the actor has a seat now and declared to have no interest."""
    seats = list(seats_of_reader(actor, at)) if actor.kind == "person" else []
    said = interests(actor, seats)
    ids = [case_id for case_id, what in said.items() if what == "free"]
    return cases_for(actor, at).filter(id__in=ids)


def _opened(actor: Actor, at: datetime) -> Cases:
    return cases_for(actor, at).filter(opened_to__overlap=sorted(actor.roles))


def _by_seat_or_opened(found: QuerySet[Advice], actor: Actor, at: datetime) -> QuerySet[Advice]:
    if actor.roles & SEES_EVERY_CASE:
        return found
    return found.filter(Q(case__in=_free(actor, at)) | Q(case__in=_ids(_opened(actor, at))))


def _given(actor: Actor, cases: Iterable[Complaint]) -> Q:
    """Return which pieces were given to the actor's side; those of the complaint only with it."""
    if COMPLAINANT in actor.roles:
        return Q(for_complainant=True)
    shown = [case.id for case in cases if complaint_shown("respondent", of_case(case))]
    return Q(for_respondent=True) & (Q(case_id__in=shown) | ~Q(from_side=COMPLAINANT))
