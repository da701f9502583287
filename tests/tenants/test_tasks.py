import json
from collections.abc import Callable
from pathlib import Path

import pytest
from celery import current_app
from celery.exceptions import Reject

from kernel.errors import Refusal
from procedures.models import Department
from tenants import scope
from tenants.models import Tenant
from tenants.models.tenant import new_schema_name
from tenants.tasks import PublicTask, TenantTask, clients, public_task, tenant_task

ABSENT = ({}, {"tenant": None}, {"tenant": ""}, {"tenant": 7}, {"tenant": ["t_0"]})
MALFORMED = ("public", "PUBLIC", "t_", 't_x","t_y', "t_0123456789abcdef\n", "T_0123456789ABCDEF")


@tenant_task
def write(code: str) -> str:
    """Write a row that any client would see as its own."""
    Department.objects.create(code=code, name=code)
    return scope.current().slug


@public_task
def look_around() -> str:
    """Say whose scope is open: nobody's."""
    try:
        return scope.current().slug
    except Refusal as refusal:
        return refusal.code


def _codes(tenant: Tenant) -> list[str]:
    with scope.within(tenant):
        return [row.code for row in Department.objects.all()]


def _rejected(**message: object) -> str:
    with pytest.raises(Reject) as rejected:
        write("kanarie", **message)
    assert rejected.value.requeue is False
    return rejected.value.reason


def test_task_works_in_the_client_of_its_message(acme: Tenant, globex: Tenant) -> None:
    assert write("kanarie", tenant=acme.schema_name) == "acme"
    assert (_codes(acme), _codes(globex)) == (["kanarie"], [])
    assert look_around() == "tenant.none"


def test_task_is_sent_with_the_client_in_its_message(acme: Tenant) -> None:
    current_app.conf.task_always_eager = True
    try:
        assert write.delay("kanarie", tenant=acme.schema_name).get() == "acme"
    finally:
        current_app.conf.task_always_eager = False
    assert _codes(acme) == ["kanarie"]


@pytest.mark.parametrize("message", ABSENT)
@pytest.mark.attack("T11")
def test_task_without_client_is_rejected(acme: Tenant, message: dict[str, object]) -> None:
    assert _rejected(**message) == "task.tenant_absent"
    assert _codes(acme) == []


@pytest.mark.parametrize("name", MALFORMED)
def test_task_of_a_schema_that_is_no_clients_is_rejected(acme: Tenant, name: str) -> None:
    assert _rejected(tenant=name) == "task.tenant_malformed"
    assert _codes(acme) == []


@pytest.mark.attack("T11")
def test_task_of_an_unknown_client_is_rejected(acme: Tenant) -> None:
    assert _rejected(tenant=new_schema_name()) == "task.tenant_unknown"
    assert _codes(acme) == []


def test_task_of_a_closed_client_is_rejected(acme: Tenant, globex: Tenant) -> None:
    Tenant.objects.filter(pk=acme.pk).update(state=Tenant.State.CLOSED)
    assert _rejected(tenant=acme.schema_name) == "task.tenant_closed"
    assert (_codes(acme), [tenant.slug for tenant in clients()]) == ([], [globex.slug])


def test_task_inside_another_client_is_refused_and_leaves_it_as_it_was(
    acme: Tenant, globex: Tenant
) -> None:
    with scope.within(globex):
        with pytest.raises(Refusal) as refused:
            write("kanarie", tenant=acme.schema_name)
        assert scope.current() == globex
    assert (refused.value.code, _codes(acme), _codes(globex)) == ("tenant.in_transaction", [], [])


def test_failing_task_leaves_no_client_open(acme: Tenant) -> None:
    @tenant_task
    def fail() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail(tenant=acme.schema_name)
    assert look_around() == "tenant.none"


def test_task_of_the_consultancy_refuses_a_client(acme: Tenant) -> None:
    with pytest.raises(Reject) as rejected:
        look_around(tenant=acme.schema_name)
    assert rejected.value.reason == "task.tenant_unasked"


@pytest.fixture
def traced() -> Callable[[dict[str, object]], tuple[str, object]]:
    """Carry a message the way a worker does, and say in which state it ended."""
    from celery.app.trace import build_tracer  # noqa: PLC0415 the worker's own door

    def run(message: dict[str, object]) -> tuple[str, object]:
        tracer = build_tracer(write.name, current_app.tasks[write.name], app=current_app)
        request = {"id": "one", "delivery_info": {}, "task": write.name}
        result = tracer("one", ["kanarie"], json.loads(json.dumps(message)), request)
        return result.info.state if result.info else "SUCCESS", result.retval

    return run


def test_worker_carries_out_a_message_with_a_client(
    acme: Tenant, traced: Callable[[dict[str, object]], tuple[str, object]]
) -> None:
    assert traced({"tenant": acme.schema_name}) == ("SUCCESS", "acme")
    assert _codes(acme) == ["kanarie"]


@pytest.mark.parametrize("forged", [{}, {"tenant": ""}, {"tenant": "t_0123456789abcdef"}])
@pytest.mark.attack("T11", "I19")
def test_worker_rejects_a_forged_message_and_writes_nothing(
    acme: Tenant,
    forged: dict[str, object],
    traced: Callable[[dict[str, object]], tuple[str, object]],
) -> None:
    state, _why = traced(forged)
    assert (state, _codes(acme)) == ("REJECTED", [])


def test_every_task_is_of_one_of_the_two_kinds() -> None:
    current_app.loader.import_default_modules()
    ours = [task for name, task in current_app.tasks.items() if not name.startswith("celery.")]
    strays = [task.name for task in ours if not isinstance(task, TenantTask | PublicTask)]
    assert (bool(ours), strays) == (True, [])


def test_no_task_is_declared_outside_the_two_kinds() -> None:
    root = Path(__file__).resolve().parents[2]
    folders = ("platform", "tenants", "procedures", "billing", "api", "frontend")
    sources = [path for name in folders for path in (root / name).rglob("*.py")]
    using = {str(path.relative_to(root)) for path in sources if "shared_task" in path.read_text()}
    assert using == {"tenants/tasks.py"}
