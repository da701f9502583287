from datetime import datetime

import pytest

from billing.actions.end import end
from billing.actions.subscribe import subscribe
from billing.plans import Interval
from kernel.actors import Actor
from kernel.errors import Refusal
from tenants.models import Tenant
from tests.billing.houses import House

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("house")
def test_ended_subscription_runs_until_its_period_is_over(
    client_organisation: Tenant, clerk: Actor, at: datetime
) -> None:
    made = subscribe(client_organisation, employees_count=120, per=Interval.YEAR, by=clerk, at=at)
    ended = end(client_organisation, by=clerk, at=at)
    assert (ended.pk, ended.status, ended.ends_at_period_end) == (made.pk, "active", True)
    assert end(client_organisation, by=clerk, at=at) == ended


@pytest.mark.usefixtures("house")
def test_client_without_subscription_has_nothing_to_end(
    client_organisation: Tenant, other_organisation: Tenant, clerk: Actor, at: datetime
) -> None:
    other = subscribe(other_organisation, employees_count=9, per=Interval.YEAR, by=clerk, at=at)
    with pytest.raises(Refusal) as refused:
        end(client_organisation, by=clerk, at=at)
    assert refused.value.code == "billing.subscription.none"
    other.refresh_from_db()
    assert not other.ends_at_period_end


def test_subscription_that_is_over_cannot_end_again(
    house: House, client_organisation: Tenant, clerk: Actor, at: datetime
) -> None:
    made = subscribe(client_organisation, employees_count=120, per=Interval.YEAR, by=clerk, at=at)
    end(client_organisation, by=clerk, at=at)
    house.renew(made.reference)
    with pytest.raises(Refusal) as refused:
        end(client_organisation, by=clerk, at=at)
    assert refused.value.code == "billing.subscription.none"
