"""A question that never ends is stopped, and the next one is served."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connections
from django.db.utils import OperationalError
from django.test import RequestFactory

from frontend.middleware import RefusalMiddleware
from tenants.models import Tenant
from tenants.postgresql import patience

SLOW = "SELECT pg_sleep(20)"


@pytest.fixture
def limited(monkeypatch: pytest.MonkeyPatch, acme: Tenant) -> Iterator[Any]:  # noqa: ARG001
    """A connection as the web process has it, which may ask for one second."""
    monkeypatch.setitem(connections.settings["default"], "OPTIONS", {})
    patience.limit(1)
    own = connections["default"].copy()
    own.settings_dict["OPTIONS"] = connections.settings["default"]["OPTIONS"]
    yield own
    own.close()


@pytest.mark.attack("B09")
def test_question_that_never_ends_is_stopped_and_the_next_is_answered(limited: Any) -> None:
    with pytest.raises(OperationalError) as stopped, limited.cursor() as cursor:
        cursor.execute(SLOW)
    assert patience.ran_out(stopped.value)
    with limited.cursor() as cursor:
        cursor.execute("SELECT 7")
        assert cursor.fetchone() == (7,)


@pytest.mark.attack("B09")
def test_page_says_that_it_took_too_long(limited: Any, rf: RequestFactory) -> None:
    with pytest.raises(OperationalError) as stopped, limited.cursor() as cursor:
        cursor.execute(SLOW)
    answer = RefusalMiddleware(lambda _request: pytest.fail("not asked")).process_exception(
        rf.get("/", headers={"host": "acme.localhost"}), stopped.value
    )
    assert answer is not None
    assert answer.status_code == 503


def test_no_limit_is_no_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connections.settings["default"], "OPTIONS", {})
    patience.limit(0)
    assert connections.settings["default"]["OPTIONS"] == {}
