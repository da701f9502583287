from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import uuid4

import pytest
from django.db import Error, connection, transaction

from kernel.identity.models import Account
from tenants.models import Assignment, Tenant, WorklistRow
from tenants.postgresql.policies import WALLS, statements

APP, GROUP = "wall_app", "wall_client"
DAY = date(2026, 1, 5)


def run(*lines: str) -> None:
    with connection.cursor() as cursor:
        for line in lines:
            cursor.execute(line)


def role_of(tenant: Tenant) -> str:
    return f"wall_{tenant.schema_name.removeprefix('t_')}"


@pytest.fixture
def walled(acme: Tenant, globex: Tenant) -> None:
    """Put the policies up for roles that are gone with the test's transaction."""
    roles = [APP, GROUP, role_of(acme), role_of(globex)]
    run(*(f"CREATE ROLE {role}" for role in roles))
    run(*(f"GRANT {role} TO CURRENT_USER" for role in roles))
    run(*(f"GRANT {GROUP} TO {role}" for role in roles[2:]))
    run(*(f"GRANT ALL ON {wall.table} TO {APP}, {GROUP}" for wall in WALLS))
    run(*statements(APP, GROUP), *statements(APP, GROUP))


@contextmanager
def as_role(name: str, account: str = "") -> Iterator[None]:
    run(f"SET LOCAL ROLE {name}", f"SET LOCAL wederhoor.account = '{account}'")
    try:
        yield
    finally:
        run("RESET ROLE")


def listed(tenant: Tenant, number: str) -> WorklistRow:
    return WorklistRow.objects.create(
        tenant=tenant, case_id=uuid4(), number=number, state="received", received_on=DAY
    )


def serving(tenant: Tenant) -> str:
    account = Account.objects.create_user(f"{uuid4()}@bureau.example", "samen-aan-tafel", name="I")
    Assignment.objects.create(account=account, tenant=tenant, role="secretariat", from_on=DAY)
    return str(account.id)


def numbers() -> list[str]:
    return list(WorklistRow.objects.order_by("number").values_list("number", flat=True))


@pytest.fixture
def both(walled: None, acme: Tenant, globex: Tenant) -> None:  # noqa: ARG001
    listed(acme, "2026-0001")
    listed(globex, "2026-0666")


def test_consultancy_reads_the_list_of_whom_the_account_serves_alone(
    both: None,  # noqa: ARG001
    acme: Tenant,
    globex: Tenant,
) -> None:
    mine, other = serving(acme), serving(globex)
    with as_role(APP, mine):
        assert numbers() == ["2026-0001"]
    with as_role(APP, other):
        assert numbers() == ["2026-0666"]


@pytest.mark.parametrize("account", ["", str(uuid4())])
def test_list_without_a_known_account_is_empty(both: None, account: str) -> None:  # noqa: ARG001
    with as_role(APP, account):
        assert numbers() == []


def test_consultancy_changes_nothing_on_the_list(both: None, acme: Tenant) -> None:  # noqa: ARG001
    with as_role(APP, serving(acme)):
        assert WorklistRow.objects.update(number="2026-0000") == 0
        with pytest.raises(Error), transaction.atomic():
            listed(acme, "2026-0002")
    assert numbers() == ["2026-0001", "2026-0666"]


def test_client_reads_and_changes_its_own_rows_alone(
    both: None,  # noqa: ARG001
    acme: Tenant,
    globex: Tenant,
) -> None:
    with as_role(role_of(acme), serving(globex)):
        assert numbers() == ["2026-0001"]
        assert WorklistRow.objects.update(number="2026-0009") == 1
        listed(acme, "2026-0002")
        for work in (lambda: listed(globex, "2026-0003"), lambda: _hand_over(globex)):
            with pytest.raises(Error), transaction.atomic():
                work()
        assert WorklistRow.objects.filter(tenant=globex).delete()[0] == 0
    assert numbers() == ["2026-0002", "2026-0009", "2026-0666"]


def _hand_over(other: Tenant) -> None:
    WorklistRow.objects.update(tenant=other)


def test_client_sees_itself_and_the_house_among_all_organisations(
    both: None,  # noqa: ARG001
    acme: Tenant,
    globex: Tenant,
) -> None:
    for tenant in (acme, globex):
        serving(tenant)
    with as_role(role_of(acme)):
        assert {one.slug for one in Tenant.objects.all()} == {"acme", "bureau"}
        assert Tenant.objects.update(contact_phone="0") == 1
        assert set(Assignment.objects.values_list("tenant_id", flat=True)) == {acme.pk}


def test_owner_sees_all(both: None) -> None:  # noqa: ARG001
    assert numbers() == ["2026-0001", "2026-0666"]


def test_every_shared_table_with_a_tenant_column_stands_behind_a_wall(db: None) -> None:  # noqa: ARG001
    with connection.cursor() as cursor:
        cursor.execute("""SELECT table_name::text FROM information_schema.columns
            WHERE table_schema = 'public' AND column_name = 'tenant_id'""")
        found = {name for (name,) in cursor.fetchall()}
    assert found == {wall.table for wall in WALLS if wall.own.startswith("tenant_id")}
