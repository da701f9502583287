"""One town for all walks, served inside one transaction, and one browser."""

from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.db import connection, transaction
from playwright.sync_api import sync_playwright
from pytest_django.plugin import DjangoDbBlocker

from tests.isolation.conftest import _limits_of_one_module
from tests.walks.served import served
from tests.walks.town import People, people
from tests.walks.walker import ZOOMED, Town, Walker
from wederhoor import browser as browsers

__all__ = ["_limits_of_one_module"]
Somebody = Callable[..., Walker]


@pytest.fixture(scope="module")
def town(
    _limits_of_one_module: None,
    django_db_setup: None,  # noqa: ARG001
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[People]:
    """Everybody with what waits for them; rolled back afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        with connection.cursor() as cursor:  # a slow browser is no reason to end it
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        yield people(tmp_path_factory.mktemp("walks"))
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def somebody(town: People) -> Iterator[Somebody]:  # noqa: ARG001 it must be there first
    """Make walkers: each has a browser of their own, in which they may be signed in already."""
    with pytest.MonkeyPatch.context() as patched, served() as port, sync_playwright() as playwright:
        patched.setattr(settings, "PORT", port)
        patched.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "yes")  # the loop is that of the browser
        chromium = playwright.chromium.launch(
            executable_path=str(browsers.ensure()), args=browsers.flags()
        )

        def make(name: str, host: str = "acme", *, session: str = "") -> Walker:
            context = chromium.new_context(
                viewport={"width": ZOOMED, "height": 450},
                locale="nl-NL",
                java_script_enabled=False,
                reduced_motion="reduce",
                accept_downloads=True,
            )
            place = Town(port)
            if session:
                context.add_cookies(
                    [
                        {
                            "name": settings.SESSION_COOKIE_NAME,
                            "value": session,
                            "url": place.address(host),
                        }
                    ]
                )
            return Walker(context, place).called(name, host)

        yield make
        chromium.close()
