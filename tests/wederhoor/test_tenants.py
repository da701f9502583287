"""Clients from the command line: opened whole or not at all."""

from datetime import date

import pytest

from kernel.actors import Actor
from kernel.errors import Refusal
from procedures.models import AdoptedRegulation
from tenants import scope
from tenants.models import Domain, Tenant
from tenants.schemas.stamps import stamped
from tests.conftest import OPENED_AT
from wederhoor.opening import Opening, open_whole

pytestmark = pytest.mark.django_db
BY = Actor("system", None, "test")


def opened(name: str = "Zorg & Co", regulation: str = "wkkgz", host: str = "z.localhost") -> Tenant:
    opening = Opening(name, host, regulation)
    return open_whole(opening, in_force_from=date(2024, 1, 1), by=BY, at=OPENED_AT)


def test_client_is_opened_with_host_and_regulation() -> None:
    tenant = opened()
    assert (tenant.slug, tenant.language) == ("zorg-co", "nl")
    assert Domain.objects.get(domain="z.localhost").tenant_id == tenant.pk
    with scope.within(tenant):
        assert [one.name for one in AdoptedRegulation.objects.all()] == ["wkkgz"]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"regulation": "geen"}, "regulation.unknown"),
        ({"name": "!!!"}, "tenant.name_missing"),
        ({"host": "acme.localhost"}, "tenant.host_taken"),
        ({"name": "Acme"}, "tenant.slug_taken"),
    ],
)
def test_refused_opening_leaves_nothing(given: dict[str, str], code: str) -> None:
    before = (set(stamped()), Tenant.objects.count(), Domain.objects.count())
    with pytest.raises(Refusal) as refused:
        opened(**given)
    assert refused.value.code == code
    assert (set(stamped()), Tenant.objects.count(), Domain.objects.count()) == before
