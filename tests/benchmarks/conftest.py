"""How large a bench is: `make bench TESTS="--clients 1000"` is the long form."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Ask how many clients there are while opening and migrating are measured."""
    parser.addoption("--clients", type=int, default=100, help="clients present (default 100)")
