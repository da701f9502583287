"""Telling who deliberates that the draft advice is waiting for them; never what is in it."""

from collections.abc import Iterable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from procedures.actions.notify import Notice, notify
from procedures.models import Appointment, Complaint, NoticeChoice
from procedures.queries.deliberation import deliberates
from procedures.rules.notices import AT_ONCE, DRAFT, after_quiet
from tenants import scope


def tell_panel(case: Complaint, seats: Iterable[Appointment], key: str, *, at: datetime) -> None:
    """Put a notice in the outbox for each of these seats that wants it at once.

    The same `key` tells each seat once.
    """
    local = at.astimezone(ZoneInfo(scope.current().time_zone))
    for seat in seats:
        person = seat.person
        if not (person.active and person.email and deliberates(seat)):
            continue
        choice = getattr(person, "notice_choice", None) or NoticeChoice()
        if choice.wishes.often(DRAFT) == AT_ONCE:
            leaves_at = after_quiet(choice.wishes, local).astimezone(UTC)
            notice = Notice(person.email, scope.current().language, case.id)
            notify(f"{key}/{seat.id}", notice, at=leaves_at)
