"""Objections to members of a committee, and who could take an empty seat."""

from dataclasses import dataclass

from procedures.models import Appointment, Complaint, Objection, Party, Person
from procedures.queries.candidates import candidates
from procedures.queries.read_once import seats_of
from procedures.queries.regulations import of_case, texts_of
from procedures.queries.standing import walk_of
from procedures.rules.composition import missing_seats
from procedures.rules.sharing import seats_shown


@dataclass(frozen=True, slots=True)
class Told:
    """An objection with the member, the seat and the side in words."""

    objection: Objection
    name: str
    seat: str
    side: str


@dataclass(frozen=True, slots=True)
class Deputies:
    """An empty seat of the panel, and who on the list could take it without a conflict."""

    seat: str
    label: str
    people: tuple[Person, ...]


def objections_of(case: Complaint, language: str) -> list[Told]:
    """Return the objections in a case, those that wait for a decision first."""
    roles = texts_of(case.regulation, language).roles
    found = case.objections.select_related("seat__person").order_by("decided_at", "made_at")
    rows = [
        Told(
            one,
            one.seat.person.name,
            roles.get(one.seat.seat, one.seat.seat),
            roles.get(one.side, one.side),
        )
        for one in found
    ]
    return sorted(rows, key=lambda row: row.objection.decision != "")


def challengeable(party: Party) -> list[Appointment]:
    """Return the members a party may object to here: none where the regulation has its own act."""
    regulation = of_case(party.case)
    own_act = regulation.panel is not None and regulation.panel.challenge is not None
    if own_act or not seats_shown(party.side, regulation):
        return []
    if regulation.states[party.case.state].final:
        return []
    return seats_of(party.case)


def deputies(case: Complaint, language: str) -> list[Deputies]:
    """Return each empty seat with who could take it; nothing while no committee was formed."""
    walk, regulation = walk_of(case), of_case(case)
    if not walk.seats or regulation.states[case.state].final:
        return []
    roles = texts_of(case.regulation, language).roles
    listed = candidates(case)
    gone = set(case.objections.filter(decision="granted").values_list("seat__person", flat=True))
    return [
        Deputies(
            seat,
            roles.get(seat, seat),
            tuple(
                one.person
                for one in listed
                if one.seats.get(seat) == () and not one.sits and one.person.id not in gone
            ),
        )
        for seat in missing_seats(regulation.panel, walk.seats)
    ]
