import argparse

import pytest

from tenants import scope
from tenants.models import Tenant, WorklistRow
from tests.factories import cases
from wederhoor.running import tenants_worklist


def asked(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    tenants_worklist.configure(parser)
    return tenants_worklist.run(parser.parse_args(arguments))


@pytest.fixture
def number(acme: Tenant, globex: Tenant) -> str:
    """Return the number of a case whose row is gone; the other client's list is right."""
    with scope.within(globex):
        cases.complaint()
    with scope.within(acme):
        case = cases.complaint()
        WorklistRow.objects.filter(tenant=acme, case_id=case.id).delete()
    return case.number


def test_list_that_is_not_equal_is_told_and_fails_until_it_was_rebuilt(
    number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [asked("verify"), asked("rebuild"), asked("verify")] == [1, 0, 0]
    missing = f"acme: {number} is open and is not on the list"
    assert capsys.readouterr().out.splitlines() == [
        missing, "2 clients compared, 1 differences.",
        missing, "2 clients compared, 1 differences mended.",
        "2 clients compared, 0 differences.",
    ]  # fmt: skip


@pytest.mark.usefixtures("number")
def test_one_client_can_be_asked_for_by_its_short_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert [asked("verify", "globex"), asked("verify", "acme"), asked("verify", "nobody")] == [
        0, 1, 1,
    ]  # fmt: skip
    assert capsys.readouterr().err == "There is no client with the short name nobody.\n"
