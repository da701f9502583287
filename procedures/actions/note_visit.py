from datetime import datetime, timedelta

from django.db import connection

from kernel.actors import Actor
from procedures.models import Complaint

LASTING = timedelta(minutes=30)
"""Who comes back within this time is still at the same visit: what was new stays in sight."""

_SEEN = """
INSERT INTO procedures_casevisit AS visit (case_id, person_id, seen_at) VALUES (%s, %s, %s)
ON CONFLICT (case_id, person_id) DO UPDATE SET
    before_at = CASE WHEN visit.seen_at < %s
                THEN visit.seen_at ELSE visit.before_at END,
    seen_at = GREATEST(visit.seen_at, excluded.seen_at)
"""


def note_visit(case: Complaint, *, by: Actor, at: datetime) -> None:
    """Remember that somebody looks into a case now, and when their visit before this one was."""
    if by.kind != "person" or by.id is None:
        return
    with connection.cursor() as cursor:
        cursor.execute(_SEEN, [case.id, by.id, at, at - LASTING])
