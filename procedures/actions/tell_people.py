"""Telling who handles cases that something happened: at once for those who chose that."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from procedures.actions.notify import Notice, notify
from procedures.models import Complaint, NoticeChoice, Person
from procedures.queries.visible import people_named_in
from procedures.rules.access import SEES_EVERY_CASE
from procedures.rules.notices import AT_ONCE, USUAL, after_quiet
from tenants import scope


def tell_people(case: Complaint, kind: str, key: str, *, at: datetime) -> None:
    """Put a notice without content in the outbox for each who wants this kind at once.

    Never for somebody the case is about; after the hours in which somebody is left alone.
    """
    zone = ZoneInfo(scope.current().time_zone)
    told: set[str] = set()
    for person, choice in _at_once(case, kind):
        if person.email and person.email not in told:
            told.add(person.email)
            leaves_at = after_quiet(choice.wishes, at.astimezone(zone)).astimezone(UTC)
            notice = Notice(person.email, scope.current().language, case.id)
            notify(f"{key}:{person.id}", notice, at=leaves_at)


def _at_once(case: Complaint, kind: str) -> list[tuple[Person, NoticeChoice]]:
    """Return who is to be told; one query for those where waiting is usual."""
    people = Person.objects.filter(active=True, roles__overlap=sorted(SEES_EVERY_CASE))
    people = people.exclude(id__in=people_named_in(case)).select_related("notice_choice")
    if USUAL[kind] != AT_ONCE:
        people = people.filter(**{f"notice_choice__how__{kind}": AT_ONCE})
    found = [(one, getattr(one, "notice_choice", None) or NoticeChoice()) for one in people]
    return [(one, choice) for one, choice in found if choice.wishes.often(kind) == AT_ONCE]
