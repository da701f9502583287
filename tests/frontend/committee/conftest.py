from collections.abc import Iterator
from copy import deepcopy

import pytest
from pytest_django.plugin import DjangoDbBlocker

from procedures.models import Complaint
from tenants import scope
from tenants.models import Tenant
from tests import cast
from tests.factories import cases
from tests.factories.seats import declare
from tests.standing import standing

CANARY = "kanarie-van-globex"
Heard = tuple[cast.Cast, Complaint]


@pytest.fixture(scope="module")
def _heard(
    django_db_setup: None,  # noqa: ARG001
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Heard]:
    with standing(django_db_blocker):
        with scope.within(Tenant.objects.get(slug="acme")):
            who = cast.cast()
            made = cast.heard(who)
            declare(who.dirk, made)
        yield who, made


@pytest.fixture
def who(_heard: Heard, db: None) -> cast.Cast:  # noqa: ARG001
    """Everybody at the first client."""
    return deepcopy(_heard[0])


@pytest.fixture
def case(_heard: Heard, db: None) -> Complaint:  # noqa: ARG001
    """A case with a committee in which both sides were heard; the chair declared no interest."""
    return deepcopy(_heard[1])


@pytest.fixture
def foreign(globex: Tenant) -> Complaint:
    """A case of another client, with words that may never be seen here."""
    with scope.within(globex):
        return cases.complaint(CANARY)
