"""One running system for all journeys, and a browser for each module."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys import stack as stacks
from tests.journeys.reader import DESKTOP, FOLDER, Album, Judge, Reader
from tests.journeys.stack import Stack
from wederhoor import browser as browsers

HERE = Path(__file__).parent
_OPEN = ExitStack()
Somebody = Callable[..., Reader]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the journeys, so that they can be left out (-m "not journey")."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    """The demo, as somebody who just started it has it."""
    with stacks.running() as running:
        yield running


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(nextitem: pytest.Item | None) -> None:
    """End the browser with the last journey, because its loop and Django's models do not mix."""
    if nextitem is None or HERE not in nextitem.path.parents:
        _OPEN.close()
        _browser.cache_clear()


@cache
def _browser() -> Browser:
    playwright = _OPEN.enter_context(sync_playwright())
    chromium = playwright.chromium.launch(
        executable_path=str(browsers.ensure()), args=browsers.flags()
    )
    _OPEN.callback(chromium.close)
    return chromium


@pytest.fixture(scope="module")
def browser() -> Browser:
    """The one browser of all journeys."""
    return _browser()


@pytest.fixture(scope="module")
def judge(browser: Browser) -> Judge:
    """Who judges every page that is opened."""
    return Judge(browser)


@pytest.fixture(scope="module")
def album(request: pytest.FixtureRequest) -> Album:
    """The pictures of this module's journey, in test-results/journeys/."""
    name = request.path.stem.removeprefix("test_")
    shutil.rmtree(FOLDER / name, ignore_errors=True)
    return Album(name)


@pytest.fixture(scope="module")
def somebody(browser: Browser, stack: Stack, judge: Judge, album: Album) -> Iterator[Somebody]:
    """Make people: each call is another person with a browser of their own."""
    made: list[Reader] = []

    def make(
        name: str,
        host: str,
        *,
        width: int = DESKTOP,
        scripts: bool = True,
        kind: type[Reader] = Reader,
    ) -> Reader:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            locale="nl-NL",
            java_script_enabled=scripts,
            accept_downloads=True,
        )
        made.append(kind(context, stack, judge, album).called(name, host))
        return made[-1]

    yield make
    for one in made:
        one.context.close()
