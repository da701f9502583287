"""Everybody of the matrix at one client, for the pages they see."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.isolation.cast_of_matrix import Scene, scene
from tests.isolation.conftest import _limits_of_one_module, houses
from tests.isolation.houses import House

__all__ = ["_limits_of_one_module", "houses"]


@pytest.fixture(scope="module")
def stage(
    houses: tuple[House, House],
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Scene]:
    """Our client with everybody in it; rolled back with the houses."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield scene(*houses)
        transaction.set_rollback(True)
