"""How large a bench is: `make bench CLIENTS=1000` is the long form."""

from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.benchmarks import crowd
from tests.benchmarks.ratios import mood, say

MANY = 100


def pytest_addoption(parser: pytest.Parser) -> None:
    """Ask how many clients there are while opening and migrating are measured."""
    parser.addoption("--clients", type=int, default=100, help="clients present (default 100)")
    parser.addoption("--town", type=int, default=5, help="clients whose pages are asked for")
    parser.addoption("--cases", type=int, default=40, help="cases of each of these")


def sizes(config: pytest.Config) -> list[int]:
    """Return with how many clients present things are measured, the last being all of them."""
    most = int(config.getoption("--clients"))
    return [size for size in (10, 300) if size < most] + [most]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Measure again as the crowd grows: session scope, so that all of a size goes together.

    Changing all of only ten says nothing.
    """
    if "present" in metafunc.fixturenames:
        every = sizes(metafunc.config)
        changing = metafunc.function.__name__ != "test_opening"
        chosen = [one for one in every if one >= MANY or one == every[-1]] if changing else every
        metafunc.parametrize("present", chosen, indirect=True, scope="session")


@pytest.fixture(scope="session", autouse=True)
def calibrated() -> Iterator[None]:
    """Say at both ends how quick and how steady the machine is."""
    say(f"the machine at the start: {mood()}")
    yield
    say(f"the machine at the end: {mood()}\n")


@pytest.fixture(scope="session")
def hall(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:  # noqa: ARG001
    """Let the crowd be, and take it away at the end."""
    with django_db_blocker.unblock():
        yield
        crowd.leave()


@pytest.fixture(scope="session")
def present(hall: None, request: pytest.FixtureRequest) -> int:  # noqa: ARG001
    """As many clients as asked for, each with a row, a host and an empty schema."""
    count = int(request.param)
    crowd.grow(count)
    say(f"-- {count} clients present; the machine: {mood()}")
    return count


@pytest.fixture
def every(hall: None, pytestconfig: pytest.Config) -> int:  # noqa: ARG001
    """All the clients of this run."""
    count = sizes(pytestconfig)[-1]
    crowd.grow(count)
    return count
