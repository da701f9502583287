from dataclasses import dataclass

import pytest

from procedures.models import Complaint
from tenants import scope
from tenants.models import Tenant
from tests import cast
from tests.factories import cases


@dataclass
class House:
    """A client with its people and one fresh case."""

    tenant: Tenant
    who: cast.Cast
    case: Complaint


@pytest.fixture
def house(acme: Tenant) -> House:
    """Acme with its cast and a complaint by Anna about Bram."""
    with scope.within(acme):
        who = cast.cast()
        return House(acme, who, cases.complaint())
