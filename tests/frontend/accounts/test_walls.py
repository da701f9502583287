"""What a client's database role may do with accounts: little, and the consultancy's not at all."""

import pytest
from django.db import ProgrammingError, transaction

from kernel.identity.models import Account, Restoration, Session
from tenants import scope
from tenants.models import Tenant
from tests.factories.browsers import HostClient


@pytest.fixture
def iris(db: None) -> Account:  # noqa: ARG001
    """Return somebody of the consultancy."""
    return Account.objects.create_user("iris@bureau.example", name="Iris", is_consultancy=True)


def test_client_changes_passwords_of_its_own_people_alone(
    iris: Account, carla: Account, acme: Tenant
) -> None:
    with scope.within(acme):
        changed = [
            Account.objects.filter(pk=who.pk).update(password="!taken") for who in (iris, carla)
        ]
    assert changed == [0, 1]


@pytest.mark.parametrize("field", ["is_active", "is_consultancy", "email"])
def test_client_changes_nothing_else_of_an_account(
    carla: Account, acme: Tenant, field: str
) -> None:
    values = {"is_active": False, "is_consultancy": True, "email": "x@x.example"}
    with scope.within(acme), pytest.raises(ProgrammingError), transaction.atomic():
        Account.objects.filter(pk=carla.pk).update(**{field: values[field]})


def test_client_makes_no_account_of_the_consultancy(acme: Tenant) -> None:
    with scope.within(acme):
        Account.objects.create_user("nieuw@acme.example", name="Nieuw")
        with pytest.raises(ProgrammingError), transaction.atomic():
            Account.objects.create_user("b@bureau.example", name="B", is_consultancy=True)


def test_sessions_and_requests_of_another_host_are_not_there(
    carla: Account, acme: Tenant, globex: Tenant
) -> None:
    HostClient("acme.localhost").force_login(carla)
    with scope.within(acme):
        assert Session.objects.filter(account_id=carla.pk).count() == 1
    for tenant in (globex, None):
        with scope.within(tenant) if tenant else scope.in_public():
            assert Session.objects.filter(account_id=carla.pk).count() == 0
            assert Restoration.objects.count() == 0
