import pytest
from django.db import connection

from kernel.errors import Refusal
from procedures.models import Department
from tenants import scope
from tenants.models import Tenant


def test_department_of_one_client_is_not_seen_by_the_other(acme: Tenant, globex: Tenant) -> None:
    with scope.within(acme):
        Department.objects.create(code="kanarie", name="Kanarie")
    with scope.within(globex):
        assert list(Department.objects.all()) == []
    with scope.within(acme):
        assert [row.code for row in Department.objects.all()] == ["kanarie"]


def test_no_client_is_current_outside_a_scope(acme: Tenant) -> None:
    with scope.within(acme):
        assert scope.current() == acme
    with pytest.raises(Refusal) as refused:
        scope.current()
    assert refused.value.code == "tenant.none"


def test_switching_inside_a_clients_transaction_is_refused(acme: Tenant, globex: Tenant) -> None:
    with scope.within(acme), pytest.raises(Refusal) as refused, scope.within(globex):
        pass
    assert refused.value.code == "tenant.in_transaction"


def test_schema_is_public_again_after_an_error(acme: Tenant) -> None:
    with pytest.raises(ZeroDivisionError), scope.within(acme):
        1 / 0  # noqa: B018
    assert connection.schema_name == "public"
