"""What is new in a client since a moment: codes, cases and moments, for digests without content."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from kernel.identity.models import Account
from procedures.models import (
    Appointment,
    Complaint,
    DraftVersion,
    Message,
    Objection,
    Party,
    Person,
    Piece,
)
from procedures.queries.regulations import of_case
from procedures.rules.access import SEES_EVERY_CASE
from procedures.rules.deliberating import deliberating
from procedures.rules.notices import COMPLAINT, DRAFT, MESSAGE, NEAR, OBJECTION, TERM
from procedures.rules.walk import SIDES
from tenants import scope
from tenants.models import Assignment, WorklistRow

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class News:
    """Something that happened in a case; `role` is for whom a term waits, or who deliberates.

    `by` is the person who did it, where they are not told of it themselves.
    """

    kind: str
    case_id: UUID
    at: datetime
    role: str = ""
    by: UUID | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """Who is named in which case, and who sits where: their news is not that of others."""

    named: Mapping[UUID, frozenset[UUID]] = field(default_factory=dict)
    seated: Mapping[UUID, frozenset[tuple[UUID, str]]] = field(default_factory=dict)

    def concerns(self, person: Person, one: News) -> bool:
        """Whether this news is this person's: never when the case is about them."""
        if person.id in self.named.get(one.case_id, frozenset()):
            return False
        seat = (one.case_id, one.role)
        if one.kind == DRAFT:
            return seat in self._seats(person) and one.by != person.id
        if set(person.roles) & SEES_EVERY_CASE:
            return True
        return one.kind == TERM and (one.role in person.roles or seat in self._seats(person))

    def _seats(self, person: Person) -> frozenset[tuple[UUID, str]]:
        return self.seated.get(person.id, frozenset())


def news_since(since: datetime, now: datetime) -> list[News]:
    """Return what happened after `since`, up to now, in the open client; six queries."""
    return [
        *_rows(COMPLAINT, Complaint.objects.filter(received_at__gt=since), "id", "received_at"),
        *_rows(
            MESSAGE,
            Message.objects.filter(sent_at__gt=since, read_at=None).exclude(from_party=None),
            "case_id",
            "sent_at",
        ),
        *_rows(
            MESSAGE,
            Piece.objects.filter(added_at__gt=since, from_side__in=SIDES),
            "case_id",
            "added_at",
        ),
        *_rows(
            OBJECTION,
            Objection.objects.filter(made_at__gt=since, decision=""),
            "case_id",
            "made_at",
        ),
        *_drafts(since),
        *_terms(since, now),
    ]


def around(news: Iterable[News]) -> Around:
    """Return who is named and who sits in these cases; two queries."""
    ids = {one.case_id for one in news}
    named: dict[UUID, set[UUID]] = defaultdict(set)
    parties = Party.objects.filter(case__in=ids, side="respondent").exclude(person=None)
    for case_id, person_id in parties.values_list("case_id", "person_id"):
        named[case_id].add(person_id)
    seated: dict[UUID, set[tuple[UUID, str]]] = defaultdict(set)
    seats = Appointment.objects.filter(case__in=ids, until_at=None)
    for person_id, case_id, seat in seats.values_list("person_id", "case_id", "seat"):
        seated[person_id].add((case_id, seat))
    return Around(
        {case: frozenset(people) for case, people in named.items()},
        {person: frozenset(held) for person, held in seated.items()},
    )


def people_told(today: date) -> list[Person]:
    """Return who can get digests: active people with an account.

    Of the consultancy only who serves this client today.
    """
    people = list(_active())
    outside = Account.objects.filter(id__in=[one.account_id for one in people], is_consultancy=True)
    ids = set(outside.values_list("id", flat=True))
    lasting = Q(until_on=None) | Q(until_on__gte=today)
    serving = Assignment.objects.filter(lasting, tenant=scope.current(), from_on__lte=today)
    gone = ids - set(serving.filter(account__in=ids).values_list("account_id", flat=True))
    return [one for one in people if one.account_id not in gone]


def _active() -> Iterable[Person]:
    people = Person.objects.filter(active=True).exclude(account_id=None)
    return people.select_related("notice_choice").order_by("id")


def _rows(kind: str, rows: object, case: str, at: str) -> list[News]:
    found = rows.values_list(case, at)  # type: ignore[attr-defined] # a queryset of any model
    return [News(kind, case_id, moment) for case_id, moment in found]


def _drafts(since: datetime) -> list[News]:
    """Return the versions of draft advices since then, once for each seat that deliberates."""
    rows = DraftVersion.objects.filter(written_at__gt=since).defer("content")
    return [
        News(DRAFT, one.case_id, one.written_at, role, by=one.seat.person_id)
        for one in rows.select_related("case__regulation", "seat")
        for role in sorted(deliberating(of_case(one.case)))
    ]


def _terms(since: datetime, now: datetime) -> list[News]:
    """Return the terms that came near or passed since then, each once for each of the two."""
    zone = ZoneInfo(scope.current().time_zone)
    first, today = since.astimezone(zone).date(), now.astimezone(zone).date()
    rows = WorklistRow.objects.filter(
        tenant=scope.current(), due_on__gte=first - ONE_DAY, due_on__lte=today + NEAR
    )
    found = []
    for case_id, due_on, role in rows.values_list("case_id", "due_on", "waiting_for"):
        for day in (due_on - NEAR, due_on + ONE_DAY) if due_on else ():
            moment = datetime.combine(day, time(), zone)
            if since < moment <= now:
                found.append(News(TERM, case_id, moment, role))
    return found
