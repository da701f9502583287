"""Where a case can go on, where it came from, and where it went."""

from datetime import date

from kernel.errors import Refusal
from procedures.models import AdoptedRegulation, Complaint, Party
from procedures.queries.read_once import around
from procedures.queries.regulations import in_force, light, of_case
from procedures.rules.language import Track


def open_tracks(case: Complaint, today: date) -> tuple[Track, ...]:
    """Return the tracks of the case's regulation whose other regulation the client has in force."""
    tracks = of_case(case).tracks
    if not tracks:
        return ()
    had = set(AdoptedRegulation.objects.values_list("name", flat=True))
    return tuple(one for one in tracks if one.regulation in had and _adopted(one, case, today))


def regulation_there(track: Track, case: Complaint, today: date) -> AdoptedRegulation:
    """Return the version a case would go on under: that of its day of receipt.

    Of a regulation that was not in force yet that day it is the one of today. Raise Refusal
    `track.regulation` when the client does not have it.
    """
    found = _adopted(track, case, today)
    if found is None:
        raise Refusal(
            "track.regulation",
            message="Uw organisatie heeft voor die weg nog geen regeling vastgesteld.",
            field="track",
            regulation=track.regulation,
        )
    return found


def _adopted(track: Track, case: Complaint, today: date) -> AdoptedRegulation | None:
    for day in (case.received_on, today):
        try:
            return in_force(day, track.regulation)
        except Refusal:
            continue
    return None


def former_of(case: Complaint) -> Complaint | None:
    """Return the case of which this one is the continuation."""
    return case.continues


def next_of_case(case: Complaint) -> Complaint | None:
    """Return the case as which this one went on."""
    known = around(case)
    if known and known.going is None:
        return None
    found = light(Complaint.objects.select_related("regulation"), "regulation__")
    return found.filter(continues=case).first()


def same_person_in(party: Party, other: Complaint | None) -> Party | None:
    """Return who a complainant is in the case before or after its own; nobody else goes along."""
    if other is None or party.side != "complainant":
        return None
    linked = other.continues_id == party.case_id or party.case.continues_id == other.id
    return other.parties.filter(side="complainant").first() if linked else None
