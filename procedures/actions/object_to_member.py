"""Objections to somebody with a seat: a challenge by a side, a recusal by themselves."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext

from kernel.actors import Actor
from kernel.audit.chain import About, Facts, record
from kernel.errors import Refusal
from procedures.actions.declare_interest import report_conflict
from procedures.actions.release_member import release_member
from procedures.actions.send_message import send_message
from procedures.actions.tell_people import tell_people
from procedures.models import Appointment, Complaint, Objection, Party
from procedures.queries.regulations import of_case
from procedures.rules.notices import OBJECTION
from procedures.rules.sharing import seats_shown


@transaction.atomic
def challenge_member(party: Party, seat_id: UUID, reason: str, *, at: datetime) -> Objection:
    """Keep that a party objects to a member, and tell who handles the case; once per member.

    Raise Refusal `objection.reason` without a reason.
    """
    case = Complaint.objects.select_for_update().select_related("regulation").get(id=party.case_id)
    seat = case.appointments.filter(id=seat_id, until_at=None).first()
    if seat is None or not seats_shown(party.side, of_case(case)):
        raise Http404
    if not reason.strip():
        raise Refusal("objection.reason", message="Schrijf waarom.", field="reason")
    by = Actor("party", party.id, party.name, frozenset({party.side}))
    open_ = case.objections.filter(seat=seat, by_party=party, decision="").first()
    if open_ is not None:
        return open_
    made = Objection.objects.create(
        case=case, seat=seat, side=party.side, by_party=party, reason=reason.strip(), made_at=at
    )
    _note(made, by=by, at=at)
    tell_people(case, OBJECTION, f"objection/{made.id}", at=at)
    return made


@transaction.atomic
def recuse(seat: Appointment, reason: str, *, by: Actor, at: datetime) -> Objection:
    """Let a member step back from a case: at once, and for good unless appointed anew."""
    case = Complaint.objects.select_for_update().select_related("regulation").get(id=seat.case_id)
    report_conflict(seat, reason, by=by, at=at)
    made = Objection.objects.create(
        case=case,
        seat=seat,
        reason=reason.strip(),
        made_at=at,
        decision="granted",
        decided_at=at,
    )
    _note(made, by=by, at=at)
    release_member(case, seat, gettext("Verschoond op eigen verzoek."), by=by, at=at)
    _tell_parties(case, by=by, at=at)
    return made


@transaction.atomic
def decide_objection(
    case: Complaint, objection_id: UUID, verdict: tuple[str, str], *, by: Actor, at: datetime
) -> Objection:
    """Decide on a challenge (`verdict`: granted or refused, and why); granted ends the seat.

    Raise Refusal `objection.reason` without reasons, `objection.decided` the second time.
    """
    decision, reason = verdict
    found = case.objections.select_for_update().filter(id=objection_id).first()
    if found is None or decision not in ("granted", "refused"):
        raise Http404
    if found.decision:
        raise Refusal("objection.decided", message="Hierover is al beslist.")
    if not reason.strip():
        raise Refusal("objection.reason", message="Schrijf waarom.", field="reason")
    found.decision, found.decision_reason = decision, reason.strip()
    found.decided_at, found.decided_by = at, by.id
    found.save()
    facts: Facts = {"objection": found.id, "decision": decision}
    record("objection.decided", by=by, at=at, about=About("case", case.id), facts=facts)
    if decision == "granted" and found.seat.until_at is None:
        release_member(case, found.seat, reason, by=by, at=at)
        _tell_parties(case, by=by, at=at)
    else:
        _answer(case, found, by=by, at=at)
    return found


def _answer(case: Complaint, found: Objection, *, by: Actor, at: datetime) -> None:
    told = gettext("Over uw bezwaar tegen een lid is beslist. Het lid blijft in de commissie.")
    send_message(case, f"{told}\n\n{found.decision_reason}", side=found.side, by=by, at=at)


def _tell_parties(case: Complaint, *, by: Actor, at: datetime) -> None:
    told = gettext(
        "Een lid van de commissie doet niet meer mee aan deze zaak."
        " Iemand anders neemt die plaats in. U hoort van ons wie dat is."
    )
    informed = case.acts.filter(kind="inform").exists()
    for side in ("complainant", "respondent") if informed else ("complainant",):
        send_message(case, told, side=side, by=by, at=at)


def _note(made: Objection, *, by: Actor, at: datetime) -> None:
    facts = {"objection": made.id, "seat": made.seat_id}
    record("objection.made", by=by, at=at, about=About("case", made.case_id), facts=facts)
