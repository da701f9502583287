from datetime import datetime

from procedures.models import Complaint, Message


def mark_read(case: Complaint, *, at: datetime) -> int:
    """Note that what parties wrote was read by who handles the case; return how many."""
    unread = Message.objects.filter(case=case, read_at=None, from_party__isnull=False)
    return unread.update(read_at=at)
