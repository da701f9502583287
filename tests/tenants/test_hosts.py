"""Whose host it is, is kept for a while, and never longer than until it changes."""

import psycopg
import pytest

from kernel import clock
from tenants import hosts
from tenants.models import Domain, Tenant
from tenants.postgresql.owner import owner_parameters
from tenants.provisioning import open_client, remove_client
from tests.factories.aside import aside

pytestmark = pytest.mark.django_db


def test_host_is_asked_once_and_each_caller_gets_a_row_of_its_own(
    acme: Tenant,
    django_assert_num_queries: pytest.FixtureRequest,
) -> None:
    first = hosts.tenant_at("acme.localhost")
    with django_assert_num_queries(0):  # type: ignore[operator]
        again = hosts.tenant_at("acme.localhost")
    assert first is not None
    assert again is not None
    assert (first, again) == (acme, acme)
    again.name = "Anders"
    again.domains.first()
    kept = hosts.tenant_at("acme.localhost")
    assert kept is not None
    assert (kept.name, kept.brand_colour) == (acme.name, acme.brand_colour)


def test_unknown_host_is_nobodys_and_is_asked_again(acme: Tenant) -> None:
    assert hosts.tenant_at("later.localhost") is None
    Domain.objects.create(tenant=acme, domain="later.localhost", is_primary=False)
    assert hosts.tenant_at("later.localhost") == acme


def test_host_that_another_process_takes_away_is_gone_at_the_next_question() -> None:
    opened = aside(
        lambda: open_client(slug="kort", name="Kort", host="kort.localhost", at=clock.now())
    )
    try:
        assert aside(_told) == [opened, opened, None]
    finally:
        aside(lambda: remove_client(opened))


def _told() -> list[Tenant | None]:
    """Return whose host it is: before, after it was taken away, and after any question."""
    found = [hosts.tenant_at("kort.localhost")]
    with psycopg.connect(**owner_parameters(), autocommit=True) as other:
        other.execute("DELETE FROM tenants_domain WHERE domain = 'kort.localhost'")
        other.execute(f"NOTIFY {hosts.CHANNEL}")
    found.append(hosts.tenant_at("kort.localhost"))
    Tenant.objects.exists()
    return [*found, hosts.tenant_at("kort.localhost")]
