"""A question to one client's tables is answered by its own login, and stands in its log."""

import argparse
from collections.abc import Iterator

import pytest

from kernel.audit.models import Entry
from procedures.models import Department
from tenants import scope
from tenants.models import Tenant
from tenants.postgresql.asking import POOL
from tests.factories.aside import aside
from wederhoor.running import tenants_ask

pytestmark = pytest.mark.django_db
ROWS = "SELECT code FROM procedures_department ORDER BY code"


def asked(question: str, most: int = 2) -> int:
    return tenants_ask.run(argparse.Namespace(slug="acme", question=question, most=most))


@pytest.fixture(autouse=True)
def _no_connection_left() -> Iterator[None]:
    """Close what the pool kept: the test database is dropped at the end."""
    yield
    POOL.forget()


@pytest.fixture
def departments(acme: Tenant) -> None:
    """Three committed departments; the login reads them on a connection of its own."""

    def made() -> None:
        with scope.within(acme):
            Department.objects.filter(code__startswith="vraag").delete()
            for number in range(3):
                Department.objects.create(code=f"vraag{number}", name="Vraag")

    aside(made)


@pytest.mark.usefixtures("departments")
def test_rows_come_as_a_sheet_and_the_log_says_how_many(
    acme: Tenant, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        assert asked(ROWS.replace("ORDER", "WHERE code LIKE 'vraag%' ORDER")) == 0
    finally:
        aside(lambda: _remove(acme))
    assert capsys.readouterr().out.splitlines()[:3] == ["code", "vraag0", "vraag1"]
    with scope.within(acme):
        entry = Entry.objects.order_by("-seq")[0]
    assert (entry.action, entry.facts) == ("client.asked", {"rows": 2})


def _remove(tenant: Tenant) -> None:
    with scope.within(tenant):
        Department.objects.filter(code__startswith="vraag").delete()


@pytest.mark.parametrize(
    "question", ["SELECT 1; SELECT 2", "DELETE FROM procedures_department", "SELECT * FROM geen"]
)
def test_what_the_server_refuses_is_told_and_not_noted(
    acme: Tenant, capsys: pytest.CaptureFixture[str], question: str
) -> None:
    with scope.within(acme):
        before = Entry.objects.count()
    assert asked(question) == 1
    assert "question.refused" in capsys.readouterr().err
    with scope.within(acme):
        assert Entry.objects.count() == before
