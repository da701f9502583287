"""What the platform may know of a client: how much there is and how it runs, never what."""

from dataclasses import dataclass
from datetime import date, datetime

from kernel.audit.models import Root
from kernel.post.models import OutboxMessage, State
from procedures.models import Complaint, Person, TermRow
from procedures.queries.shown_terms import COUNTING

STUCK = (State.FAILED, State.CHECK)


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
    """Return the numbers of the client whose scope this is; a few queries, none reads a word."""
    mails = OutboxMessage.objects.all()
    late = TermRow.objects.filter(state__in=COUNTING, due_on__lt=today)
    newest = Root.objects.order_by("-size").first()
    return Overseen(
        cases_count=Complaint.objects.count(),
        overdue_count=late.values("case").distinct().count(),
        people_count=Person.objects.filter(active=True).count(),
        waiting_mails_count=mails.filter(state=State.PENDING).count(),
        stuck_mails_count=mails.filter(state__in=STUCK).count(),
        sealed_at=newest.at if newest else None,
    )
