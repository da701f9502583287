"""A regulation that a test takes over from an earlier test is as if it was adopted anew."""

from datetime import datetime

from django.forms import model_to_dict

from kernel.audit.models import Entry
from procedures.models import AdoptedRegulation
from tenants import scope
from tenants.models import Tenant
from tests.factories import cases


def _found(tenant: Tenant) -> tuple[dict[str, object], datetime, dict[str, object]]:
    with scope.within(tenant):
        adopted = AdoptedRegulation.objects.get(id=cases.regulation().id)
        told = Entry.objects.get(action="regulation.adopted", object_id=adopted.id)
        return model_to_dict(adopted, exclude=["id"]), told.at, told.facts


def test_regulation_adopted_again_is_the_same_row_with_the_same_line(
    acme: Tenant, globex: Tenant
) -> None:
    first = _found(acme)
    assert _found(globex) == first
    assert first[0]["version"] == 1
