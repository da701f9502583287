"""Renders every page for `make pictures`. Not a test: pytest runs it only when it is named.

The pages go into test-results/pages/pages.json; `python -m tests.pages.camera` pictures them.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tenants.models import Tenant
from tests.isolation.cast_of_matrix import Scene
from tests.pages import beside, bureau, editions, rendering, year
from tests.pages.camera import PAGES
from tests.pages.page import Page, unlike

pytestmark = pytest.mark.django_db
MANY_TRIES = 12
Undone = Callable[[Callable[[], Iterator[Page]]], list[Page]]


@pytest.fixture(scope="module")
def undone(
    django_db_setup: None,  # noqa: ARG001
    django_db_blocker: DjangoDbBlocker,
) -> Undone:
    """Render pages in a transaction that is rolled back."""

    def render(yielding: Callable[[], Iterator[Page]]) -> list[Page]:
        with django_db_blocker.unblock(), transaction.atomic():
            pages = list(yielding())
            transaction.set_rollback(True)
        return pages

    return render


@pytest.fixture(scope="module")
def others(undone: Undone) -> list[Page]:
    """Those of a client that has nothing yet, of one with a year behind it, of the consultancy."""
    acme, globex = (lambda slug=slug: Tenant.objects.get(slug=slug) for slug in ("acme", "globex"))
    empty = undone(lambda: rendering.of_empty_client(globex()))
    past = undone(lambda: year.pages(globex()))
    made = undone(lambda: editions.of_portfolio(acme(), globex()))
    made += undone(lambda: editions.of_publishing(globex()))
    return [*empty, *past, *made, *undone(lambda: bureau.pages(acme(), globex()))]


def test_every_page_is_rendered(others: list[Page], stage: Scene) -> None:
    pages = [*rendering.of_client(stage, sent=True), *others]
    pages += [*beside.of_guests(stage, tries=MANY_TRIES), *beside.of_invited(stage)]
    pages += beside.of_language(stage, "ar")
    kept = [*unlike(pages), *beside.of_long_names(stage), *beside.of_failures(stage)]
    PAGES.parent.mkdir(parents=True, exist_ok=True)
    PAGES.write_text(json.dumps([asdict(page) for page in kept], indent=0), encoding="utf-8")
