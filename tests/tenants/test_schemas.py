"""A schema from the snapshot is the schema that migrating gives, and nothing is left half."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import transaction

from kernel import clock
from kernel.errors import Refusal
from tenants import scope
from tenants.models import Domain, Snapshot, SpareSchema, Tenant, new_schema_name
from tenants.postgresql import rights
from tenants.postgresql.owner import as_owner
from tenants.postgresql.state import role_of
from tenants.provisioning import open_client, remove_client
from tenants.schemas import spares, stamps
from tenants.schemas.plan import plan
from tenants.schemas.structure import fingerprint, structure_of
from tests.conftest import OPENED_AT
from tests.factories.aside import aside
from tests.factories.pool import empty

pytestmark = pytest.mark.django_db

ROWS = """
    SELECT array_agg(app || '.' || name ORDER BY id) FROM "{}".django_migrations
"""


@pytest.fixture
def migrated(db: None) -> Iterator[str]:  # noqa: ARG001
    """A schema as django-tenants migrates it, with its role and rights."""
    name = new_schema_name()
    by_owner(f'CREATE SCHEMA "{name}"')
    with as_owner():
        call_command("migrate_schemas", schema_name=name, verbosity=0)
    by_owner(*rights.role_statements(name), *rights.table_statements(name, rights.own_tables()))
    yield name
    by_owner(*rights.removal_statements(name))


@pytest.fixture
def replayed(db: None) -> Iterator[str]:  # noqa: ARG001
    """A schema made from the snapshot."""
    with as_owner():
        name = spares.built()
    yield name
    by_owner(*rights.removal_statements(name))


@pytest.fixture(autouse=True)
def _no_spares(db: None) -> None:  # noqa: ARG001
    """Begin with an empty pool: what others left there is committed."""
    empty()


def by_owner(*statements: str) -> None:
    with as_owner() as owner, owner.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def migrations_of(schema: str) -> list[str]:
    with as_owner() as owner, owner.cursor() as cursor:
        cursor.execute(ROWS.format(schema))
        return list(cursor.fetchone()[0])


def broken_off() -> None:
    with transaction.atomic():
        open_client(slug="half", name="Half", host="half.localhost", at=OPENED_AT)
        raise ZeroDivisionError


def test_replayed_schema_is_the_migrated_one(migrated: str, replayed: str) -> None:
    assert structure_of(replayed) == structure_of(migrated)
    assert fingerprint(replayed) == fingerprint(migrated)
    assert migrations_of(replayed) == migrations_of(migrated)
    assert {part for part, rows in structure_of(replayed).items() if not rows} == {"triggers"}


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE SCHEMA.procedures_act ALTER name TYPE varchar(41)",
        "GRANT UPDATE ON SCHEMA.audit_entry TO wederhoor_app_client",
        "REVOKE DELETE ON SCHEMA.procedures_act FROM ROLE",
    ],
)
def test_difference_of_one_column_or_right_shows_in_the_fingerprint(
    migrated: str, replayed: str, change: str
) -> None:
    assert fingerprint(replayed) == fingerprint(migrated)
    by_owner(change.replace("SCHEMA", replayed).replace("ROLE", role_of(replayed)))
    assert fingerprint(replayed) != fingerprint(migrated)


def test_replayed_schema_carries_the_stamp_of_the_release(migrated: str, replayed: str) -> None:
    found = stamps.stamped()
    assert (found[replayed], found[migrated]) == (plan().stamp, "")
    assert migrated in stamps.lagging(plan().stamp)
    assert replayed not in stamps.lagging(plan().stamp)


def test_snapshot_is_made_once(acme: Tenant) -> None:  # noqa: ARG001
    spares.made(at=OPENED_AT)
    spares.made(at=OPENED_AT)
    assert list(Snapshot.objects.values_list("stamp", flat=True)) == [plan().stamp]


def test_spare_is_claimed_and_the_next_client_gets_another() -> None:
    assert spares.fill(1, at=clock.now()) == 1
    assert spares.fill(1, at=clock.now()) == 0
    ready = SpareSchema.objects.get().schema_name
    first = open_client(slug="een", name="Een", host="een.localhost", at=OPENED_AT)
    second = open_client(slug="twee", name="Twee", host="twee.localhost", at=OPENED_AT)
    assert first.schema_name == ready
    assert second.schema_name != ready
    assert SpareSchema.objects.count() == 0


def test_spare_of_another_release_is_not_given_out() -> None:
    spares.fill(1, at=clock.now())
    SpareSchema.objects.update(stamp="0" * 32)
    assert spares.claimed() is None


def test_opening_that_is_broken_off_leaves_nothing_and_the_spare() -> None:
    spares.fill(1, at=clock.now())
    before = set(stamps.stamped())
    with pytest.raises(ZeroDivisionError):
        broken_off()
    assert SpareSchema.objects.count() == 1
    assert set(stamps.stamped()) == before
    assert not Tenant.objects.filter(slug="half").exists()


def test_host_or_name_of_another_client_is_refused_and_nothing_is_opened(acme: Tenant) -> None:
    before = set(stamps.stamped())
    host = Domain.objects.get(tenant=acme).domain
    with pytest.raises(Refusal, match="adres") as refused:
        open_client(slug="nieuw", name="Nieuw", host=host, at=OPENED_AT)
    assert refused.value.code == "tenant.host_taken"
    with pytest.raises(Refusal, match="korte naam") as refused:
        open_client(slug=acme.slug, name="Nieuw", host="nieuw.localhost", at=OPENED_AT)
    assert refused.value.code == "tenant.slug_taken"
    assert set(stamps.stamped()) == before


def test_name_with_quotes_is_only_a_name(acme: Tenant) -> None:
    name = "\"'; DROP SCHEMA public; --"
    opened = open_client(slug="quotes", name=name, host="quotes.localhost", at=OPENED_AT)
    assert Tenant.objects.get(pk=opened.pk).name == name
    with scope.within(acme):
        assert scope.current() == acme


def test_removed_client_leaves_no_schema() -> None:
    opened = aside(lambda: open_client(slug="weg", name="Weg", host="weg.localhost", at=OPENED_AT))
    assert opened.schema_name in stamps.stamped()
    aside(lambda: remove_client(opened))
    assert opened.schema_name not in stamps.stamped()
