from collections.abc import Callable

import pytest

from procedures.models import Complaint
from tenants import scope
from tenants.models import Tenant
from tests.factories import cases
from tests.frontend.public.visiting import Visitor

Filed = Callable[[], list[Complaint]]


@pytest.fixture
def portal(acme: Tenant) -> Visitor:
    """A visitor of a client whose regulation leaves the choice to file anonymously."""
    with scope.within(acme):
        cases.regulation("provider")
        cases.department()
    return Visitor()


@pytest.fixture
def school(globex: Tenant) -> Visitor:
    """A visitor of a client whose regulation wants a name and asks a required question."""
    with scope.within(globex):
        cases.regulation("training")
    return Visitor("globex")


@pytest.fixture
def filed(acme: Tenant) -> Filed:
    """Return a function that gives every complaint of the client, oldest first."""

    def all_of() -> list[Complaint]:
        with scope.within(acme):
            found = list(Complaint.objects.order_by("number"))
            for case in found:
                assert case.story
                assert isinstance(case.written_answers, dict)
            return found

    return all_of
