"""A page of the consultancy's list over all clients: the projection, and one query over schemas."""

from collections.abc import Callable
from datetime import date
from statistics import median
from uuid import UUID, uuid4

import pytest
from django.db import connection

from kernel.identity.models import Account
from procedures.models import AdoptedRegulation, Complaint, TermRow
from tenants import scope
from tenants.models import Assignment, Tenant, WorklistRow
from tenants.queries import worklist
from tests.benchmarks import crowd, stock
from tests.benchmarks.filling import fill
from tests.benchmarks.ratios import seconds, tell
from tests.factories.aside import aside

pytestmark = pytest.mark.django_db
CASES, PAGE, ROUNDS = 60, 50, 15
ONE = "(SELECT 1) AS one"
TODAY = date(2026, 3, 2)
WORDS = '{"nl": "Ontvangst bevestigen", "en": "Acknowledge receipt"}'
BRANCH = """
    SELECT {tenant} AS tenant_id, c.id, c.number, c.state, t.name, t.due_on, c.received_on
    FROM "{schema}".procedures_complaint AS c
    JOIN "{schema}".procedures_termrow AS t ON t.case_id = c.id AND t.state = 'running'
"""


@pytest.fixture
def busy(every: int) -> list[Tenant]:
    """Return the crowd, each of them with sixty open cases on the list."""
    crowd.by_owner(lambda: [_fill(one) for one in crowd.members()])
    return crowd.members()[:every]


def _fill(tenant: Tenant) -> None:
    schema, regulation = tenant.schema_name, uuid4()
    if tenant.worklist.exists():
        return
    fill(AdoptedRegulation, schema, source=ONE, id=f"'{regulation}'", name="'bench'")
    fill(
        Complaint,
        schema,
        source=f"generate_series(1, {CASES}) AS n",
        number="'2026-' || n",
        regulation_id=f"'{regulation}'",
        state="'received'",
    )
    fill(
        TermRow,
        schema,
        source=f'"{schema}".procedures_complaint',
        case_id="id",
        name="'acknowledge'",
        state="'running'",
        due_on="date '2026-01-05' + (random() * 300)::int",
    )
    fill(
        WorklistRow,
        "public",
        source=f'"{schema}".procedures_complaint c JOIN "{schema}".procedures_termrow t'
        " ON t.case_id = c.id",
        tenant_id=f"{tenant.pk}",
        case_id="c.id",
        number="c.number",
        state="c.state",
        state_label=f"'{WORDS}'",
        waiting_for="'secretariat'",
        term="t.name",
        term_label=f"'{WORDS}'",
        due_on="t.due_on",
    )


def serving(tenants: list[Tenant]) -> Account:
    """Return somebody who serves all of these clients."""
    account = Account.objects.create_user(f"{uuid4()}@bureau.example", None, name="Iris")
    account.is_consultancy = True
    account.save(update_fields=["is_consultancy"])
    Assignment.objects.bulk_create(
        Assignment(account=account, tenant=one, role="secretariat", from_on=date(2024, 1, 1))
        for one in tenants
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE public.tenants_assignment")
        cursor.execute("ANALYZE public.tenants_worklistrow")
    return account


def quickly(work: Callable[[], object]) -> float:
    """Return the median seconds of some rounds, warm."""
    work()
    return median(seconds(work) for _ in range(ROUNDS))


def test_page_of_the_worklist(busy: list[Tenant]) -> None:
    for count in sorted({1, 10, len(busy)}):
        account = crowd.by_owner(lambda count=count: serving(busy[:count]))
        question, objects = aside(lambda account=account: _projected(account))
        theirs = aside(lambda count=count: _united(busy[:count]))
        goal = "x 300, whatever their number" if count == len(busy) else ""
        tell(
            f"a page of {PAGE} over {count} clients, {CASES} cases each",
            question,
            theirs,
            goal=goal,
        )
        tell("  the same as objects, and the stock side as rows", objects, theirs)


def _projected(account: Account) -> tuple[float, float]:
    """Return the seconds of the question alone, and of the page as objects."""
    with scope.in_public(), scope.serving(account.id):
        page = worklist(account, TODAY)[:PAGE]
        sql, values = page.query.sql_with_params()

        def asked() -> list[tuple[object, ...]]:
            with connection.cursor() as cursor:
                cursor.execute(sql, values)
                return cursor.fetchall()

        assert len(asked()) == PAGE
        return quickly(asked), quickly(lambda: list(page.all()))


def _united(tenants: list[Tenant]) -> float:
    branches = " UNION ALL ".join(
        BRANCH.format(tenant=one.pk, schema=one.schema_name) for one in tenants
    )

    def page() -> list[tuple[int, UUID]]:
        with connection.cursor() as cursor:
            cursor.execute(f"{branches} ORDER BY due_on, number LIMIT {PAGE}")
            return cursor.fetchall()

    with stock.stock():
        assert len(page()) == PAGE
        return quickly(page)
