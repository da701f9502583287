from datetime import UTC, datetime

import pytest

from kernel import clock
from tenants import scope
from tenants.models import Tenant
from tests.cast import cast
from tests.factories import cases
from tests.frontend.year.bureau import Bureau

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def stopped_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be the end of 2026, whenever the tests run: these pages are about past years."""
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def bureau(acme: Tenant) -> Bureau:
    """Acme with its cast and its regulation, and no case yet."""
    with scope.within(acme):
        cases.regulation()
        return Bureau(acme, cast())
