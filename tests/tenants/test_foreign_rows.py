from collections.abc import Callable

import pytest
from django.apps import apps
from django.db import models

from kernel.errors import Refusal
from procedures.models import Department, Person
from tenants import scope
from tenants.foreign_rows import HeldRows
from tenants.models import Assignment, Tenant

Use = Callable[[models.QuerySet[Department]], object]

USES: dict[str, Use] = {
    "listed": list,
    "counted": lambda rows: rows.count(),
    "asked for": lambda rows: rows.exists(),
    "narrowed": lambda rows: rows.filter(code="kanarie"),
    "iterated": lambda rows: list(rows.iterator()),
    "taken one of": lambda rows: rows.get(),
    "summed": lambda rows: rows.aggregate(models.Count("id")),
    "changed": lambda rows: rows.update(name="x"),
    "deleted": lambda rows: rows.delete(),
    "read as values": lambda rows: list(rows.values_list("code")),
    "used in another": lambda rows: list(Department.objects.filter(pk__in=rows.values("pk"))),
    "named a database": lambda rows: list(rows.using("default")),
    "joined": lambda rows: list(rows | Department.objects.all()),
    "explained": lambda rows: rows.explain(),
}


def _department(tenant: Tenant) -> Department:
    with scope.within(tenant):
        return Department.objects.create(code="kanarie", name="Kanarie")


def _code(refused: pytest.ExceptionInfo[Refusal]) -> str:
    return refused.value.code


@pytest.mark.parametrize("use", USES)
def test_queryset_of_one_client_is_refused_in_another(
    acme: Tenant, globex: Tenant, use: str
) -> None:
    for tenant in (acme, globex):
        _department(tenant)
    with scope.within(acme):
        rows = Department.objects.all()
        again = Department.objects.all()
    with scope.within(globex), pytest.raises(Refusal) as refused:
        USES[use](rows)
    assert _code(refused) == "tenant.foreign_row"
    with scope.within(acme):
        assert [row.code for row in again] == ["kanarie"]


def test_queryset_of_a_client_is_refused_outside_any(acme: Tenant) -> None:
    with scope.within(acme):
        rows = Department.objects.all()
    with pytest.raises(Refusal) as refused:
        list(rows)
    assert _code(refused) == "tenant.foreign_row"


def test_queryset_made_outside_any_client_is_free(acme: Tenant, globex: Tenant) -> None:
    rows = Department.objects.order_by("code")
    _department(acme)
    counted = []
    for tenant in (acme, globex):
        with scope.within(tenant):
            counted.append(rows.count())
    assert counted == [1, 0]


ROW_USES: dict[str, Callable[[Department], object]] = {
    "saved": lambda row: row.save(),
    "deleted": lambda row: row.delete(),
    "read again": lambda row: row.refresh_from_db(),
    "made many": lambda row: Department.objects.bulk_create([row]),
    "changed many": lambda row: Department.objects.bulk_update([row], ["name"]),
}


@pytest.mark.parametrize("use", ROW_USES)
@pytest.mark.parametrize("how", ["read", "made"])
def test_row_of_one_client_is_refused_in_another(
    acme: Tenant, globex: Tenant, use: str, how: str
) -> None:
    row = _department(acme)
    if how == "read":
        with scope.within(acme):
            row = Department.objects.get(pk=row.pk)
    with scope.within(globex), pytest.raises(Refusal) as refused:
        ROW_USES[use](row)
    assert _code(refused) == "tenant.foreign_row"
    with scope.within(globex):
        assert Department.objects.count() == 0


def test_row_that_is_no_clients_yet_belongs_to_the_first_that_saves_it(
    acme: Tenant, globex: Tenant
) -> None:
    row = Department(code="kanarie", name="Kanarie")
    with scope.within(acme):
        row.save()
    with scope.within(globex), pytest.raises(Refusal) as refused:
        row.save(force_insert=True)
    assert _code(refused) == "tenant.foreign_row"


def _person(tenant: Tenant) -> Person:
    department = _department(tenant)
    with scope.within(tenant):
        person = Person.objects.create(name="Iris", email="iris@acme.nl", department=department)
        return Person.objects.get(pk=person.pk)


FOLLOWED: dict[str, Callable[[Person], object]] = {
    "forward": lambda person: person.department,
    "backward": lambda person: list(person.appointments.all()),
    "fetched before": lambda person: models.prefetch_related_objects([person], "appointments"),
}


@pytest.mark.parametrize("way", FOLLOWED)
def test_relations_of_a_foreign_row_are_not_followed(
    acme: Tenant, globex: Tenant, way: str
) -> None:
    person = _person(acme)
    with scope.within(globex), pytest.raises(Refusal) as refused:
        FOLLOWED[way](person)
    assert _code(refused) == "tenant.foreign_row"


def test_row_cannot_be_tied_to_a_foreign_one(acme: Tenant, globex: Tenant) -> None:
    department = _department(acme)
    with scope.within(globex), pytest.raises(Refusal) as refused:
        Person(name="Iris", department=department)
    assert _code(refused) == "tenant.foreign_row"


def test_rows_of_the_consultancy_go_everywhere(acme: Tenant, globex: Tenant) -> None:
    with scope.within(acme):
        rows = Assignment.objects.all()
    with scope.within(globex):
        assert list(rows) == []


@pytest.mark.parametrize("cleared", [False, True])
def test_every_model_of_the_clients_holds_its_rows(acme: Tenant, *, cleared: bool) -> None:
    """Also once Django has forgotten what it derived of the models, as a new model makes it do."""
    if cleared:
        apps.clear_cache()
    labels = {"procedures", "audit", "vault", "post"}
    held = [model for model in apps.get_models() if model._meta.app_label in labels]
    with scope.within(acme):
        loose = [
            model._meta.label
            for model in held
            for manager in model._meta.managers
            if not isinstance(manager.none(), HeldRows)
        ]
    assert (len(held) > 20, loose) == (True, [])
