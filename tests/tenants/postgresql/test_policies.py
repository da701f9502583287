from datetime import date
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import Error, transaction
from django.db.models import Model

from kernel.identity.models import Account
from tenants import scope
from tenants.models import Assignment, Tenant, WorklistRow
from tenants.postgresql.owner import as_owner
from tenants.postgresql.policies import WALLS, statements
from tenants.postgresql.rights import application, client_group
from tests.factories.aside import aside
from tests.factories.bureau import consultant, owner

DAY = date(2026, 1, 5)


def listed(tenant: Tenant, number: str) -> WorklistRow:
    return WorklistRow.objects.create(
        tenant=tenant, case_id=uuid4(), number=number, state="received", received_on=DAY
    )


def serves(tenant: Tenant) -> UUID:
    """Return the account of somebody who serves this client."""
    account = Account.objects.create_user(f"{uuid4()}@bureau.example", None, name="Iris")
    Assignment.objects.create(account=account, tenant=tenant, role="secretariat", from_on=DAY)
    return account.id


def numbers() -> list[str]:
    return list(WorklistRow.objects.order_by("number").values_list("number", flat=True))


@pytest.fixture
def both(acme: Tenant, globex: Tenant) -> None:
    for tenant, number in ((acme, "2026-0001"), (globex, "2026-0666")):
        with scope.within(tenant):
            listed(tenant, number)


@pytest.mark.usefixtures("both")
def test_consultancy_reads_the_list_of_whom_the_account_serves_alone(
    acme: Tenant, globex: Tenant
) -> None:
    for account, seen in ((serves(acme), "2026-0001"), (serves(globex), "2026-0666")):
        with scope.serving(account):
            assert numbers() == [seen]


@pytest.mark.usefixtures("both")
def test_who_leads_counts_the_list_of_every_client() -> None:
    with scope.serving(consultant("Karin", lead=True).id):
        assert numbers() == ["2026-0001", "2026-0666"]
    with scope.serving(owner("Olga").id):
        assert numbers() == []


@pytest.mark.usefixtures("both")
def test_list_without_a_known_account_is_empty() -> None:
    with scope.in_public():
        assert numbers() == []
    with scope.serving(uuid4()):
        assert numbers() == []


@pytest.mark.usefixtures("both")
def test_consultancy_changes_nothing_on_the_list(acme: Tenant, globex: Tenant) -> None:
    with scope.serving(serves(acme)):
        assert WorklistRow.objects.update(number="2026-0000") == 0
        assert WorklistRow.objects.filter(tenant=globex).delete()[0] == 0
        with pytest.raises(Error), transaction.atomic():
            listed(acme, "2026-0002")
        assert numbers() == ["2026-0001"]


@pytest.mark.usefixtures("both")
def test_client_reads_and_changes_its_own_rows_alone(acme: Tenant, globex: Tenant) -> None:
    with scope.within(acme):
        assert numbers() == ["2026-0001"]
        assert WorklistRow.objects.update(number="2026-0009") == 1
        listed(acme, "2026-0002")
        for work in (lambda: listed(globex, "2026-0003"), lambda: _hand_over(globex)):
            with pytest.raises(Error), transaction.atomic():
                work()
        assert WorklistRow.objects.filter(tenant=globex).delete()[0] == 0
        assert numbers() == ["2026-0002", "2026-0009"]
    with scope.within(globex):
        assert numbers() == ["2026-0666"]


def _hand_over(other: Tenant) -> None:
    WorklistRow.objects.update(tenant=other)


def test_client_sees_itself_and_the_house_among_all_organisations(
    acme: Tenant, globex: Tenant
) -> None:
    for tenant in (acme, globex):
        serves(tenant)
    assert Tenant.objects.count() == 3
    with scope.within(acme):
        assert {one.slug for one in Tenant.objects.all()} == {"acme", "bureau"}
        assert set(Assignment.objects.values_list("tenant_id", flat=True)) == {acme.pk}


def test_every_shared_table_with_a_tenant_column_stands_behind_a_wall(db: None) -> None:  # noqa: ARG001
    models = apps.get_models()
    shared = {one._meta.db_table for one in models if _names_a_tenant(one)}
    assert shared == {wall.table for wall in WALLS if wall.own.startswith("tenant_id")}


def _names_a_tenant(model: type[Model]) -> bool:
    return any(field.column == "tenant_id" for field in model._meta.concrete_fields)


def test_policies_can_be_put_up_again(db: None) -> None:  # noqa: ARG001
    def again() -> None:
        with as_owner() as owner, transaction.atomic(), owner.cursor() as cursor:
            for line in statements(application(), client_group()) * 2:
                cursor.execute(line)

    aside(again)
    with scope.in_public():
        assert numbers() == []
