import pytest

from kernel import clock
from kernel.actors import Actor
from procedures.actions.begin_draft import begin_draft
from tenants import scope
from tenants.models import Tenant
from tests import cast
from tests.factories import cases
from tests.frontend.draft.editor import Editor
from tests.frontend.staff.desk import House


@pytest.fixture
def house(acme: Tenant) -> House:
    """Acme with its cast, a case under the provider's regulation, and an open draft."""
    with scope.within(acme):
        who = cast.cast()
        case = cases.complaint()
        by = Actor("system", None, "", frozenset())
        begin_draft(preset=None, languages=("nl", "en"), by=by, at=clock.now())
        return House(acme, who, case)


@pytest.fixture
def editor(house: House) -> Editor:
    """The secretary's browser in the editor."""
    return Editor(house.tenant, house.who.carla)
