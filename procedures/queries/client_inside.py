"""What the consultancy's card tells of a client, asked within its own walls.

Nothing of a case: who wants that opens the client, and that is in its log. The names of who has a
place there are for those who may list them inside too; others read numbers.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Min, Q

from kernel import clock
from procedures.models import AdviceMeeting, Invitation
from procedures.queries.candidates import seats_of
from procedures.queries.client_people import ClientPeople, people_of, placed
from procedures.queries.overseen import Overseen, overseen
from procedures.queries.regulations import rules_of, texts_of
from procedures.queries.told_in_force import InForce, adopted_on, told
from procedures.queries.words import OFFICES, words_of_client
from tenants import scope


@dataclass(frozen=True, slots=True)
class Counted:
    """A role or a seat in words, and how many people have it or can be appointed to it."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class ClientInside:
    """The regulation people file under, who there is for which seat, what is planned, how it runs.

    `people` is who they are, None for who may not know. `met_at` is when the yearly meeting was
    held last, `meets_at` when it is planned.
    """

    regulation: InForce | None
    roles: tuple[Counted, ...]
    seats: tuple[Counted, ...]
    people: ClientPeople | None
    invited_count: int
    lapsed_count: int
    meets_at: datetime | None
    met_at: datetime | None
    numbers: Overseen


def client_inside(now: datetime, language: str, *, names: bool) -> ClientInside:
    """Return the card of the open client; a fixed number of queries.

    Without `names` none of them reads a sealed word.
    """
    today = clock.local_date(now, scope.current().time_zone)
    people = list(placed() if names else placed().only("roles", "available_as"))
    adopted = adopted_on(today)
    words = dict((texts_of(adopted, language) if adopted else words_of_client(language)).roles)
    words |= {name: str(word) for name, word in OFFICES.items()}
    asked = Invitation.objects.filter(accepted_at=None, revoked_at=None).aggregate(
        invited=Count("pk", filter=Q(expires_at__gt=now)),
        lapsed=Count("pk", filter=Q(expires_at__lte=now)),
    )
    meetings = AdviceMeeting.objects.aggregate(
        planned=Min("planned_at", filter=Q(held_at=None, planned_at__gte=now)),
        held=Max("held_at"),
    )
    return ClientInside(
        regulation=told(adopted, language),
        roles=_counted((one.roles for one in people), words),
        seats=_counted((one.available_as for one in people), words),
        people=people_of(people, words, seats_of(rules_of(adopted)) if adopted else ())
        if names
        else None,
        invited_count=asked["invited"],
        lapsed_count=asked["lapsed"],
        meets_at=meetings["planned"],
        met_at=meetings["held"],
        numbers=overseen(today),
    )


def _counted(held: Iterable[Iterable[str]], words: dict[str, str]) -> tuple[Counted, ...]:
    counts = Counter(name for one in held for name in one)
    return tuple(Counted(words.get(name, name), count) for name, count in sorted(counts.items()))
