"""Every page of every reader in a real browser: axe, and no wider than its window.

A page is rendered once and judged by what it is built of: pages that are built alike are one. Each
fits at three widths; axe looks at one of them, in turn. `make pictures` lets it look at all.
"""

from collections.abc import Callable

import pytest

from tests.isolation.cast_of_matrix import Scene
from tests.pages import chromium, rendering
from tests.pages.page import Page, unlike

pytestmark = [pytest.mark.django_db, pytest.mark.journey]
Record = Callable[[str, object], None]
LEAST_PAGES = 150


@pytest.fixture(scope="module")
def pages(stage: Scene) -> list[Page]:
    """Every page of a client, one of each build."""
    return unlike(rendering.of_client(stage))


def test_every_page_can_be_used_by_everybody(pages: list[Page], record_property: Record) -> None:
    with chromium.browser() as browser:
        light = chromium.Viewer(browser)
        found = chromium.judged(light, pages)
    record_property("pages judged", len(pages))
    assert len(pages) >= LEAST_PAGES
    assert "\n".join(found) == ""
