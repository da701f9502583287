"""What stands in somebody's calendar: terms and hearings, by number of the case and no name."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext

from kernel.actors import Actor
from kernel.identity.models import Account
from kernel.vault import ring
from procedures.models import CalendarFeed, Hearing, Person, TermRow
from procedures.queries.places import place_of
from procedures.queries.regulations import texts_of
from procedures.queries.shown_terms import COUNTING
from procedures.queries.visible import cases_for
from procedures.queries.visible_parts import hearings_for
from procedures.rules.access import SEES_EVERY_CASE
from procedures.rules.language import Texts
from tenants import scope
from tenants.ways import way_in

BACK = timedelta(days=90)
MOST = 2000
"""So many of each kind at most; what is further ahead comes into the feed by itself."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a calendar: a whole day (`on`), or a moment (`at`) with a place."""

    uid: str
    case_id: UUID
    summary: str
    on: date | None = None
    at: datetime | None = None
    place: str = ""


def owner_of(secret_hash: str, at: datetime) -> tuple[CalendarFeed, Person] | None:
    """Return whose feed it is, as they are at this client now; None when it opens nothing.

    Whoever left, was disabled, or serves this client no longer has no feed; nor has somebody of
    the platform, who only looks in.
    """
    feed = CalendarFeed.objects.select_related("person").filter(secret_hash=secret_hash).first()
    found = feed.person.account_id if feed else None
    account = Account.objects.filter(id=found, is_active=True).first() if found else None
    if feed is None or account is None:
        return None
    way = way_in(account, scope.current(), at) if account.is_consultancy else None
    if way is not None and way.kind == "platform":
        return None
    person = place_of(account, way=way.kind if way else "", at=at)
    return (feed, person) if person else None


def calendar_of(actor: Actor, *, at: datetime, language: str) -> list[Entry]:
    """Return the terms that run (for who handles cases) and the hearings the reader knows of."""
    terms = _terms(actor, at, language) if actor.roles & SEES_EVERY_CASE else []
    return [*terms, *_hearings(actor, at)]


def _terms(actor: Actor, at: datetime, language: str) -> list[Entry]:
    rows = TermRow.objects.filter(
        case__in=cases_for(actor, at), state__in=COUNTING, due_on__gte=(at - BACK).date()
    )
    found = rows.select_related("case__regulation").order_by("due_on", "pk")[:MOST]
    return [_term(row, texts_of(row.case.regulation, language)) for row in found]


def _term(row: TermRow, texts: Texts) -> Entry:
    summary = f"{row.case.number} {texts.terms.get(row.name, row.name)}"
    return Entry(f"{row.case_id}.{row.name}", row.case_id, summary, on=row.due_on)


def _hearings(actor: Actor, at: datetime) -> list[Entry]:
    planned = hearings_for(actor, at).filter(planned_at__gte=at - BACK, waived_at=None)
    found: list[Hearing] = list(planned.select_related("case").order_by("planned_at", "pk")[:MOST])
    ring.warm({one.case_id for one in found})
    return [
        Entry(
            str(one.id),
            one.case_id,
            gettext("%(number)s gesprek") % {"number": one.case.number},
            at=one.planned_at,
            place=one.place,
        )
        for one in found
    ]
