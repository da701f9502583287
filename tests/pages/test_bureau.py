"""Every page of the consultancy and the platform in a real browser: axe, and no wider than it."""

import pytest

from tenants.models import Tenant
from tests.pages import bureau, chromium
from tests.pages.page import unlike

pytestmark = [pytest.mark.django_db, pytest.mark.journey]


def test_pages_of_the_consultancy_and_the_platform_can_be_used_by_everybody(
    acme: Tenant, globex: Tenant
) -> None:
    pages = unlike(bureau.pages(acme, globex))
    assert len(pages) >= bureau.LEAST_PAGES
    with chromium.browser() as browser:
        found = chromium.judged(chromium.Viewer(browser), pages)
    assert "\n".join(found) == ""
