"""What the platform may know of a client: how much there is and how it runs, never what."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from kernel.post.models import State
from procedures.queries.shown_terms import COUNTING

STUCK = (State.FAILED, State.CHECK)
_NUMBERS = """
SELECT
    (SELECT count(*) FROM procedures_complaint),
    (SELECT count(DISTINCT case_id) FROM procedures_termrow
        WHERE state = ANY(%(counting)s) AND due_on < %(today)s),
    (SELECT count(*) FROM procedures_person WHERE active),
    (SELECT count(*) FROM post_outboxmessage WHERE state = %(pending)s),
    (SELECT count(*) FROM post_outboxmessage WHERE state = ANY(%(stuck)s)),
    (SELECT at FROM audit_root ORDER BY size DESC LIMIT 1)
"""


@dataclass(frozen=True, slots=True)
class Overseen:
    """Numbers and moments of one client."""

    cases_count: int
    overdue_count: int
    people_count: int
    waiting_mails_count: int
    stuck_mails_count: int
    sealed_at: datetime | None


def overseen(today: date) -> Overseen:
    """Return the numbers of the client whose scope this is; one query, which reads no word."""
    asked: dict[str, date | str | list[str]] = {
        "today": today,
        "counting": list(COUNTING),
        "pending": State.PENDING.value,
        "stuck": [one.value for one in STUCK],
    }
    with connection.cursor() as cursor:
        cursor.execute(_NUMBERS, asked)
        return Overseen(*cursor.fetchone())
