"""Fifty clients with their people and thousands of cases, committed, for a server to show."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from django.db import connection
from django.test import Client

from kernel import clock
from kernel.identity.models import Account
from procedures.actions.declare_interest import declare_no_conflict
from procedures.actions.give_code import give_code
from procedures.actions.relist_work import relist_work
from procedures.models import Complaint
from tenants import scope
from tenants.models import Assignment, Tenant
from tenants.provisioning import open_client
from tests import cast
from tests.benchmarks import crowd
from tests.factories import bureau, cases
from tests.factories.browsers import HostClient
from tests.factories.copies import copies

SLUG = "town{}"
OPENED_AT = datetime(2024, 1, 2, 9, tzinfo=UTC)
WHOLE = 10
"""One case in so many was advised on; the others have just come in or have their committee."""


@dataclass
class House:
    """One client of the town: a case with an advice, and one with a committee at work."""

    tenant: Tenant
    who: cast.Cast
    advised: Complaint
    seated: Complaint
    codes: dict[str, str] = field(default_factory=dict)

    @property
    def host(self) -> str:
        """The host of its portal."""
        return f"{self.tenant.slug}.localhost"


@dataclass
class Town:
    """All of them, and who serves them all."""

    houses: list[House]
    consultant: Account
    owner: Account


@contextmanager
def town(clients: int, each: int) -> Iterator[Town]:
    """Build a town of so many clients with so many cases each; take it away at the end.

    For a process whose database is its own: everything is committed.
    """
    houses = [_house(place, each) for place in range(clients)]
    made = Town(houses, _consultant(houses), bureau.owner("Pia"))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    try:
        yield made
    finally:
        crowd.by_owner(lambda: _leave(houses))


def _house(place: int, each: int) -> House:
    slug = SLUG.format(place)
    open_client(slug=slug, name=f"Stad {place}", host=f"{slug}.localhost", at=OPENED_AT)
    tenant = Tenant.objects.get(slug=slug)
    with scope.within(tenant):
        who = cast.cast()
        house = House(tenant, who, cast.advised(who), cast.composed(who))
        seat = house.seated.appointments.get(person=who.dirk)
        declare_no_conflict(seat, by=cases.acting(who.dirk), at=clock.now())
        _fill(house, each)
        for side in ("complainant", "respondent"):
            party = house.advised.parties.filter(side=side)[0]
            house.codes[side] = give_code(party)
    return house


def _fill(house: House, each: int) -> None:
    """Add copies of three cases, so that there are `each` in all."""
    patterns = (house.advised, cases.complaint("Er wordt geroddeld."), house.seated)
    shares = (each // WHOLE, each * 2 // 5, each - each // WHOLE - each * 2 // 5)
    relist_work()
    for letter, pattern, share in zip("abc", patterns, shares, strict=True):
        copies(pattern, letter, max(0, share - 1))


def _consultant(houses: list[House]) -> Account:
    account = bureau.consultant("Tess", lead=True)
    Assignment.objects.bulk_create(
        Assignment(account=account, tenant=one.tenant, role="secretariat", from_on=date(2024, 1, 1))
        for one in houses
    )
    return account


def _leave(houses: list[House]) -> None:
    for one in houses:
        one.tenant.delete()
        crowd.drop(one.tenant.schema_name)


def browser_of(house: House, name: str) -> Client:
    """Return the browser of somebody of the cast, signed in."""
    browser = HostClient(house.host)
    with scope.within(house.tenant):
        account = cases.account_of(getattr(house.who, name))
    browser.force_login(account)
    return browser


def party_at(house: House, side: str) -> Client:
    """Return the browser of a party that came in with its code."""
    browser = HostClient(house.host)
    answer = browser.post("/mijn-zaak/code/", {"code": house.codes[side]})
    assert answer.status_code == 302, answer.content.decode()
    return browser
