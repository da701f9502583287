"""The facts of a file from which the rules say what is missing in it."""

from datetime import date
from typing import Any

from django.db import connection

from kernel.audit.models import Entry
from kernel.post.models import State
from kernel.vault.fields import is_filled
from procedures.models import (
    Complaint,
    Department,
    NoticeAddress,
    Party,
)
from procedures.queries.arms import waiting_sides
from procedures.queries.read_once import parties_of, seats_of
from procedures.queries.regulations import of_case
from procedures.queries.seated import FREE, TIED
from procedures.queries.standing import walk_of
from procedures.rules.composition import missing_seats
from procedures.rules.missing import FileFacts, Gap, gaps

COMPLAINANT, RESPONDENT = "complainant", "respondent"
_COUNTS = """SELECT
(SELECT count(*) FROM post_outboxmessage
    WHERE case_id = %(case)s AND state = ANY(%(stuck)s)) AS stuck_count,
(SELECT count(*) FROM procedures_measure
    WHERE case_id = %(case)s AND state = 'agreed' AND due_on < %(today)s) AS late_measure_count,
(SELECT count(*) FROM procedures_followup
    WHERE case_id = %(case)s AND state = 'open' AND until_on < %(today)s) AS late_agreement_count,
(SELECT count(*) FROM procedures_evaluation
    WHERE case_id = %(case)s AND held_on IS NULL AND dropped_at IS NULL
    AND planned_on < %(today)s) AS late_evaluation_count,
(SELECT count(*) FROM procedures_objection
    WHERE case_id = %(case)s AND decision = '') AS undecided_count"""


def gaps_of(case: Complaint, *, unread_count: int, today: date) -> tuple[Gap, ...]:
    """Return what is missing in a file; nobody's name or address is opened for it."""
    regulation, so_far = of_case(case), walk_of(case)
    parties = [one for one in parties_of(case) if _concerns(one, case)]
    live = [one for one in parties if one.side == COMPLAINANT or so_far.informed]
    closed = regulation.states[case.state].final
    seats = missing_seats(regulation.panel, so_far.seats) if so_far.seats else {}
    facts = FileFacts(
        closed=closed,
        tells=any(step.kind == "inform" for step in regulation.steps),
        respondent_count=sum(one.side == RESPONDENT for one in parties),
        unread_count=unread_count,
        **_counted(case, today),
        undeclared_count=_undeclared(case),
        unplaced=_unplaced(case, parties),
        unreached=() if closed else _unreached(case, parties),
        without_code=tuple((one.side, str(one.id)) for one in live if not one.locator),
        lacking={} if closed else _lacking(case, today),
        empty_seats=seats,
    )
    return gaps(facts)


def _counted(case: Complaint, today: date) -> dict[str, int]:
    """Return by count of the facts how many rows wait in the case; one query."""
    stuck = [str(State.FAILED), str(State.CHECK)]
    values: dict[str, Any] = {"case": case.pk, "today": today, "stuck": stuck}
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, values)
        return dict(zip((one.name for one in cursor.description), cursor.fetchone(), strict=True))


def _concerns(party: Party, case: Complaint) -> bool:
    """Whether a party can be reached at all: who complains without a name comes by itself."""
    return not (case.anonymous and party.side == COMPLAINANT)


def _unreached(case: Complaint, parties: list[Party]) -> tuple[tuple[str, str], ...]:
    chosen = {one.party_id: one for one in NoticeAddress.objects.filter(case=case)}
    return tuple(
        (one.side, str(one.id))
        for one in parties
        if one.id not in chosen and not is_filled(one, "email")
    )


def _unplaced(case: Complaint, parties: list[Party]) -> str:
    """Return a party to give a department when none of the file has one and the client does."""
    if case.department_id or any(one.department_id for one in parties) or not parties:
        return ""
    return str(parties[-1].id) if Department.objects.exists() else ""


def _lacking(case: Complaint, today: date) -> dict[str, int]:
    return {one.side: one.missing_count for one in waiting_sides(case, today)}


def _undeclared(case: Complaint) -> int:
    """Return how many people with a seat did not yet say whether they have an interest."""
    seats = seats_of(case)
    if not seats:
        return 0
    said = Entry.objects.filter(
        object_kind="case",
        object_id=case.id,
        action__in=(FREE, TIED),
        actor_id__in=[one.person_id for one in seats],
    )
    at = {(one.actor_id, one.at) for one in said}
    return sum(
        not any(who == one.person_id and when >= one.from_at for who, when in at) for one in seats
    )
