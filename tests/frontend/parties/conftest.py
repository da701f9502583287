from dataclasses import dataclass

import pytest

from procedures.actions.give_code import give_code
from procedures.models import Complaint, Party
from tenants import scope
from tenants.models import Tenant
from tests import cast
from tests.factories import cases
from tests.frontend.public.visiting import Visitor

CANARY = "Kanarie van een ander"


@dataclass
class House:
    """A client with its people, one case, and a way in for each side of it."""

    tenant: Tenant
    who: cast.Cast
    case: Complaint

    def party(self, side: str) -> Party:
        """Return the (first) party of a side."""
        return self.case.parties.filter(side=side).order_by("id")[0]

    def code(self, side: str) -> str:
        """Return a fresh code of a side."""
        with scope.within(self.tenant):
            return give_code(self.party(side))

    def enter(self, side: str) -> Visitor:
        """Return a visitor who came in as this side."""
        visitor = Visitor(self.tenant.slug)
        assert visitor.sign_in(self.code(side)).url == "/mijn-zaak/"
        return visitor

    def within(self):  # noqa: ANN201 a context
        """Work inside the client."""
        return scope.within(self.tenant)


@pytest.fixture
def house(acme: Tenant, globex: Tenant) -> House:
    """Acme with a fresh complaint by Anna about Bram, and a case elsewhere that must stay there."""
    with scope.within(globex):
        cases.complaint(CANARY)
    with scope.within(acme):
        who = cast.cast()
        return House(acme, who, cases.complaint("Mijn collega schreeuwt elke dag."))


@pytest.fixture
def told(house: House) -> House:
    """The same, admitted, composed, and with the respondent told."""
    with house.within():
        cast.composed(house.who, house.case)
    return house
