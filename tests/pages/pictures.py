"""Pictures of every page: `make pictures`. Not a test: pytest runs it only when it is named.

Each page stands in test-results/pages/ as a phone and a desktop have it, in daylight and in the
dark; what is sent empty shows its errors, and a client without anything shows what is empty. Axe
looks at every page at every width, and `pages.md` tells what it found.
"""

import shutil
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tenants.models import Tenant
from tests.frontend.components.seeing import PICTURES
from tests.isolation.cast_of_matrix import Scene
from tests.pages import chromium, rendering
from tests.pages.page import Page, unlike

FOLDER = PICTURES / "pages"
PHONE, DESKTOP = 375, 1280
LOOKS = (("phone", PHONE, False), ("desktop", DESKTOP, False), ("dark", PHONE, True))
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def empty(
    django_db_setup: None,  # noqa: ARG001
    django_db_blocker: DjangoDbBlocker,
) -> list[Page]:
    """The pages of a client that has nothing yet."""
    with django_db_blocker.unblock(), transaction.atomic():
        pages = list(rendering.of_empty_client(Tenant.objects.get(slug="globex")))
        transaction.set_rollback(True)
    return pages


@pytest.fixture(scope="module")
def pages(empty: list[Page], stage: Scene) -> list[Page]:
    """Every page, one of each build."""
    return unlike([*rendering.of_client(stage, thorough=True), *empty])


def test_every_page_is_pictured(pages: list[Page]) -> None:
    shutil.rmtree(FOLDER, ignore_errors=True)
    with chromium.browser() as browser:
        for name, width, dark in LOOKS:
            viewer = chromium.Viewer(browser, dark=dark)
            for page in pages:
                _keep(viewer, page, FOLDER / name, width)
    assert len(list(FOLDER.glob("*/*.jpg"))) >= len(LOOKS)


def test_every_page_is_judged_at_every_width(pages: list[Page]) -> None:
    found: list[str] = []
    with chromium.browser() as browser:
        for dark in (False, True):
            viewer = chromium.Viewer(browser, dark=dark)
            light = "dark" if dark else "light"
            found += [f"{light}: {one}" for one in chromium.judged(viewer, pages, whole=True)]
    (FOLDER / "pages.md").write_text(_table(pages, found), encoding="utf-8")
    assert "\n".join(found) == ""


def _keep(viewer: chromium.Viewer, page: Page, folder: Path, width: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    who = page.who.replace(" ", "-")
    path = folder / f"{page.name}.{page.state.replace(' ', '-')}.{who}.jpg"
    viewer.show(page, width).screenshot(path=path, full_page=True, type="jpeg", quality=70)


def _table(pages: list[Page], found: list[str]) -> str:
    rows = "".join(f"| {page.name} | {page.who} | {page.state} |\n" for page in pages)
    wrong = "".join(f"- {one}\n" for one in found) or "Axe found nothing, at 320, 768 and 1280.\n"
    return f"# Pages judged: {len(pages)}\n\n{wrong}\n| page | reader | state |\n|-|-|-|\n{rows}"
