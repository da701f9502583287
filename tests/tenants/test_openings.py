"""Openings of clients: filled in, asked for, carried out step by step, any number of times."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from pytest_django.fixtures import Settings

from billing.models import Subscription
from kernel.actors import Actor
from kernel.audit.models import Entry
from kernel.errors import Refusal
from kernel.identity.models import Account
from procedures.models import AdoptedRegulation, Person
from tenants import scope
from tenants.actions.openings import answer_opening, ask_opening, begin_opening, drop_opening
from tenants.actions.proceed_opening import proceed, waiting
from tenants.models import Assignment, Domain, Opening, SpareSchema, Tenant
from tenants.schemas.stamps import stamped
from tests.conftest import OPENED_AT
from tests.factories import full_disk

pytestmark = pytest.mark.django_db
AT = OPENED_AT
ANSWERS: dict[str, Any] = {
    "name": 'Dorp\'s "Zorg" & Zn',
    "host": "Dorp.localhost",
    "language": "en",
    "brand_colour": "#aa3300",
    "employees_count": 40,
    "regulation": "wkkgz",
    "people": [{"name": "Henk de Canary", "email": "henk@dorp.example"}],
    "pays": "year",
}


@pytest.fixture
def iris() -> Account:
    return Account.objects.create_user(
        "iris@bureau.example", "samen-aan-tafel", name="Iris", is_consultancy=True
    )


def asked_for(iris: Account, **changed: object) -> Opening:
    opening = begin_opening(Actor("person", iris.id, iris.name), at=AT)
    serving = [{"account": str(iris.id), "role": "secretariat"}]
    answers = {**ANSWERS, "serving": serving, **changed}
    answer_opening(opening.id, answers, revision=1, at=AT)
    return ask_opening(opening.id, at=AT)


def counted() -> tuple[set[str], int, int, int]:
    """Return the schemas that are nobody's, and how many clients, hosts and assignments."""
    owned = set(Tenant.objects.values_list("schema_name", flat=True))
    spare = set(SpareSchema.objects.values_list("schema_name", flat=True))
    return (
        set(stamped()) - owned - spare,
        Tenant.objects.count(),
        Domain.objects.count(),
        Assignment.objects.count(),
    )


def test_opening_makes_the_whole_client_and_forgets_its_people(iris: Account) -> None:
    done = proceed(asked_for(iris).id, at=AT)
    tenant = Tenant.objects.get(slug="dorps-zorg-zn")
    assert (done.state, done.tenant_id, list(done.steps)) == (
        "done", tenant.pk, ["opened", "subscribed"],
    )  # fmt: skip
    assert tenant.name == 'Dorp\'s "Zorg" & Zn'
    assert Domain.objects.get(tenant=tenant).domain == "dorp.localhost"
    assert Assignment.objects.get(tenant=tenant).account_id == iris.id
    assert Subscription.objects.get(customer__tenant=tenant).per == "year"
    assert "Henk de Canary" not in str(done.answers)
    with scope.within(tenant):
        assert [one.name for one in AdoptedRegulation.objects.all()] == ["wkkgz"]
        people = {one.name: one.roles for one in Person.objects.all()}
        assert people == {"Iris": ["secretariat"], "Henk de Canary": ["employer"]}
        opened = Entry.objects.get(action="client.opened")
        assert opened.actor_id == Person.objects.get(account_id=iris.id).id


def test_opening_twice_is_opening_once(iris: Account) -> None:
    opening = asked_for(iris)
    first = proceed(opening.id, at=AT)
    before = counted()
    assert ask_opening(opening.id, at=AT).state == "done"
    assert proceed(opening.id, at=AT).tenant_id == first.tenant_id
    assert counted() == before


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"source": "inherits: wkkgz\nwithout: [steps.closed]\n"}, "regulation.unproven"),
        ({"source": "inherits: wkkgz\nwithout: [steps.ruled]\n"}, "regulation.invalid"),
        ({"source": "regulation: ["}, "regulation.invalid"),
        ({"regulation": "geen"}, "regulation.unknown"),
        ({"employees_count": 60}, "regulation.council"),
    ],
)
def test_regulation_that_fails_leaves_nothing_and_the_second_try_ends_it(
    iris: Account, changed: dict[str, object], code: str
) -> None:
    opening, before = asked_for(iris, **changed), counted()
    stopped = proceed(opening.id, at=AT)
    assert (stopped.problem["code"], stopped.state, stopped.steps) == (code, "asked", {})
    assert counted() == before
    assert waiting() == []
    better = {"source": "", "regulation": "wkkgz", "note": "Geen raad."}
    answer_opening(opening.id, better, revision=stopped.revision, at=AT)
    ask_opening(opening.id, at=AT)
    assert proceed(opening.id, at=AT).state == "done"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"host": "acme.localhost"}, "tenant.host_taken"),
        ({"host": "ACME.localhost:8000."}, "tenant.host_taken"),
        ({"name": "Acme", "host": "a.localhost"}, "tenant.slug_taken"),
        ({"name": "Nieuw", "host": "a.localhost"}, "tenant.slug_taken"),
        ({"name": "!'\"", "host": "a.localhost"}, "tenant.name_missing"),
        ({"host": "https://dorp.nl/"}, "tenant.host_malformed"),
        ({"host": "dorp' OR '1'='1.nl"}, "tenant.host_malformed"),
        ({"host": "-a.nl"}, "tenant.host_malformed"),
        ({"host": f"{'a' * 64}.nl"}, "tenant.host_malformed"),
        ({"host": "localhost"}, "tenant.host_malformed"),
    ],
)
def test_name_or_host_that_cannot_be_is_refused_when_answered(
    iris: Account, changed: dict[str, object], code: str
) -> None:
    with pytest.raises(Refusal) as refused:
        asked_for(iris, **changed)
    assert refused.value.code == code


def test_host_taken_meanwhile_stops_the_opening_whole(iris: Account, acme: Tenant) -> None:
    opening = asked_for(iris)
    Domain.objects.create(tenant=acme, domain="dorp.localhost", is_primary=False)
    before = counted()
    assert proceed(opening.id, at=AT).problem["code"] == "tenant.host_taken"
    assert counted() == before


@pytest.mark.parametrize("disk", ["ours", "the server's"])
def test_full_disk_leaves_nothing_and_goes_on_when_there_is_room(
    iris: Account, settings: Settings, disk: str
) -> None:
    opening, before, usual = asked_for(iris), counted(), settings.OPENING_STEPS
    settings.OPENING_STEPS = full_disk.STEPS[disk]
    stopped = proceed(opening.id, at=AT)
    assert (stopped.problem["code"], stopped.problem["again"]) == ("disk.full", True)
    assert counted() == before
    assert waiting() == [opening.id]
    settings.OPENING_STEPS = usual
    assert proceed(opening.id, at=AT).state == "done"


def test_full_disk_at_the_bill_leaves_the_client_open(iris: Account, settings: Settings) -> None:
    opening = asked_for(iris)
    settings.OPENING_STEPS = full_disk.STEPS["at the bill"]
    stopped = proceed(opening.id, at=AT)
    assert (list(stopped.steps), stopped.problem["step"]) == (["opened"], "subscribed")
    tenant = Tenant.objects.get(slug="dorps-zorg-zn")
    assert (tenant.state, Subscription.objects.filter(customer__tenant=tenant).count()) == (
        "open", 0,
    )  # fmt: skip


def test_without_room_the_opening_waits_and_goes_on_when_there_is(
    iris: Account, settings: Settings
) -> None:
    opening, owner = asked_for(iris), settings.DATABASE_OWNER
    SpareSchema.objects.all().delete()
    settings.DATABASE_OWNER = None
    stopped = proceed(opening.id, at=AT)
    assert (stopped.problem["code"], stopped.problem["again"]) == ("tenant.no_spare", True)
    assert (waiting(), Tenant.objects.filter(slug__startswith="dorp").count()) == ([opening.id], 0)
    settings.DATABASE_OWNER = owner
    assert proceed(opening.id, at=AT).state == "done"


@pytest.mark.parametrize("lacks", ["name", "host", "regulation"])
def test_opening_that_is_not_filled_in_cannot_be_asked_for(iris: Account, lacks: str) -> None:
    opening = begin_opening(Actor("person", iris.id, iris.name), at=AT)
    opening.answers = {**ANSWERS, lacks: ""}
    opening.save()
    with pytest.raises(Refusal) as refused:
        ask_opening(opening.id, at=AT)
    assert refused.value.facts["missing"] == (lacks,)


def test_same_key_of_one_program_is_one_opening_and_of_another_another() -> None:
    key, one, other = uuid4(), *(Actor("program", UUID(int=n), "P") for n in (1, 2))
    first = begin_opening(one, at=AT, key=key)
    assert begin_opening(one, at=AT, key=key).id == first.id
    assert begin_opening(other, at=AT, key=key).id != first.id


def made(opening: Opening) -> object:
    return answer_opening(opening.id, {"name": "Anders"}, revision=opening.revision, at=AT)


@pytest.mark.parametrize("late", [made, lambda one: drop_opening(one.id, at=AT)])
def test_client_that_is_there_cannot_be_answered_or_dropped_away(
    iris: Account, late: Callable[[Opening], object]
) -> None:
    done = proceed(asked_for(iris).id, at=AT)
    with pytest.raises(Refusal) as refused:
        late(done)
    assert refused.value.code == "opening.made"


def test_dropped_opening_keeps_nothing_of_what_was_typed(iris: Account) -> None:
    dropped = drop_opening(asked_for(iris).id, at=AT)
    assert (dropped.state, dropped.answers) == ("dropped", {})
    assert proceed(dropped.id, at=AT).tenant_id is None


def test_second_writer_is_told_and_the_first_is_kept(iris: Account) -> None:
    opening = begin_opening(Actor("person", iris.id, iris.name), at=AT)
    answer_opening(opening.id, {"name": "Een"}, revision=1, at=AT)
    with pytest.raises(Refusal) as refused, transaction.atomic():
        answer_opening(opening.id, {"name": "Twee"}, revision=1, at=AT)
    assert refused.value.code == "opening.stale"
    assert Opening.objects.get(id=opening.id).answers == {"name": "Een"}
