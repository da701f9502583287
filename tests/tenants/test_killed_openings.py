"""An opening whose process is killed, wherever that is; and two that want the same at once."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from uuid import UUID

import pytest

from billing.models import Customer, Invoice, Subscription
from kernel import clock
from kernel.actors import Actor
from procedures.models import AdoptedRegulation, Person
from tenants import scope
from tenants.actions.openings import answer_opening, ask_opening, begin_opening
from tenants.actions.proceed_opening import proceed
from tenants.models import Domain, Opening, SpareSchema, Tenant
from tenants.provisioning import remove_client
from tenants.schemas.stamps import stamped
from tests.factories.aside import aside, closing
from tests.factories.killing import DONE, KILLED, Kill, proceeding

AT = clock.now()
BY = Actor("program", UUID(int=7), "Proef")
STRIDES = (2, 4)
"""Between two deaths, in statements: before the client is there, and after."""


def asked_for(number: int = 1) -> UUID:
    opening = begin_opening(BY, at=AT)
    answers = {
        "name": f"Halverwege {number}",
        "host": "halverwege.localhost",
        "employees_count": 40,
        "regulation": "wkkgz",
        "people": [{"name": "Henk"}],
        "pays": "year",
    }
    answer_opening(opening.id, answers, revision=1, at=AT)
    return ask_opening(opening.id, at=AT).id


@pytest.fixture(autouse=True)
def swept(db: None) -> Iterator[None]:
    del db
    yield
    aside(sweep)


def sweep() -> None:
    tenants = Tenant.objects.filter(slug__startswith="halverwege")
    Opening.objects.all().delete()
    for rows in (Invoice.objects, Subscription.objects):
        rows.filter(customer__tenant__in=tenants).delete()
    Customer.objects.filter(tenant__in=tenants).delete()
    for tenant in tenants:
        remove_client(tenant)


def found() -> tuple[int, int, int, set[str]]:
    """Return clients, hosts, subscriptions, and the schemas that are nobody's."""
    slugs = {"slug__startswith": "halverwege"}
    owned = set(Tenant.objects.values_list("schema_name", flat=True))
    spare = set(SpareSchema.objects.values_list("schema_name", flat=True))
    return (
        Tenant.objects.filter(**slugs).count(),
        Domain.objects.filter(domain__startswith="halverwege").count(),
        Subscription.objects.filter(customer__tenant__slug__startswith="halverwege").count(),
        set(stamped()) - owned - spare,
    )


def within() -> tuple[list[str], list[str]]:
    with scope.within(Tenant.objects.get(slug="halverwege-1")):
        people = [one.name for one in Person.objects.all()]
        return people, [one.name for one in AdoptedRegulation.objects.all()]


def steps_of(opening_id: UUID) -> list[str]:
    return list(Opening.objects.get(id=opening_id).steps)


def deaths_of(kill: Kill, *, stride: int) -> Iterator[str]:
    """Kill before the first statement, then before a later one, and so on, until it lives."""
    for nth in range(1, 1000, stride):
        went = kill(nth)
        yield went
        if went != KILLED:
            return


def check_whole_or_nothing(opening_id: UUID) -> list[str]:
    done = aside(lambda: steps_of(opening_id))
    clients, hosts, _, ownerless = aside(found)
    assert (clients, hosts, ownerless) == ((1, 1, set()) if done else (0, 0, set()))
    if done:
        assert aside(within) == (["Henk"], ["wkkgz"])
    return done


def test_killed_anywhere_there_is_no_half_client_and_the_next_try_ends_it() -> None:
    opening_id, went = aside(asked_for), []
    with proceeding(opening_id) as kill:
        for one in deaths_of(kill, stride=STRIDES[0]):
            went.append(one)
            if check_whole_or_nothing(opening_id):
                break
        for one in deaths_of(kill, stride=STRIDES[1]):
            went.append(one)
            check_whole_or_nothing(opening_id)
    assert (set(went[:-1]), went[-1]) == ({KILLED}, DONE)
    assert aside(lambda: steps_of(opening_id)) == ["opened", "subscribed"]
    assert aside(found)[:3] == (1, 1, 1)
    assert len(went) > 15


def at_once(work: list[Callable[[], Opening]]) -> list[Opening]:
    with ThreadPoolExecutor(len(work)) as threads:
        begun = [threads.submit(copy_context().run, closing, one) for one in work]
        return [one.result() for one in begun]


@pytest.mark.attack("B07")
def test_of_two_openings_of_one_host_at_once_one_is_open_and_the_other_is_told() -> None:
    first, other = aside(asked_for), aside(lambda: asked_for(2))
    went = at_once([lambda: proceed(first, at=AT), lambda: proceed(other, at=AT)])
    told = sorted(one.problem.get("code", one.state) for one in went)
    assert told == ["done", "tenant.host_taken"]
    assert aside(found)[:3] == (1, 1, 1)


def test_one_opening_carried_out_by_two_at_once_is_carried_out_once() -> None:
    opening_id = aside(asked_for)
    went = at_once([lambda: proceed(opening_id, at=AT)] * 3)
    assert [one.state for one in went] == ["done"] * 3
    assert aside(found)[:3] == (1, 1, 1)
