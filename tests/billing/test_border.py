"""Who may know of whom: a lapsed bill never closes the door, and a bill never names a case."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import billing
from billing import gateway, stripe_gateway
from billing.offline_gateway import OfflineGateway

ROOT = Path(billing.__file__).parents[1]
CODE = ("platform", "tenants", "procedures", "billing", "api", "frontend")


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def importers(of: str, *, below: tuple[str, ...] = CODE) -> set[str]:
    """Return the modules below these folders that import a package or anything in it."""
    return {
        file.relative_to(ROOT).as_posix()
        for folder in below
        for file in (ROOT / folder).rglob("*.py")
        if any(name == of or name.startswith(f"{of}.") for name in imported(file))
    }


@pytest.mark.attack("B13")
def test_no_procedure_ever_asks_how_a_client_pays() -> None:
    assert importers("billing", below=("procedures", "tenants", "platform/kernel")) == set()
    assert "billing/endpoint.py" in importers("billing")


def test_billing_knows_of_no_procedure() -> None:
    assert importers("procedures", below=("billing",)) == set()
    assert importers("frontend", below=("billing",)) == set()
    assert importers("kernel", below=("billing",)) != set()


def test_only_one_module_knows_stripe() -> None:
    assert importers("stripe") == {"billing/stripe_gateway.py"}


def test_plans_are_pure() -> None:
    names = set(imported(ROOT / "billing" / "plans.py"))
    assert names == {"calendar", "dataclasses", "datetime", "enum", "kernel.errors"}


def test_no_event_is_ever_read_without_verification() -> None:
    banned = "without_verification"
    holders = {
        file.name
        for file in (ROOT / "billing").rglob("*.py")
        if banned in file.read_text(encoding="utf-8")
    }
    assert holders == set()


def test_both_gateways_keep_the_protocol() -> None:
    promised = {name for name in vars(gateway.Gateway) if not name.startswith("_")}
    for kind in (OfflineGateway, stripe_gateway.StripeGateway):
        assert promised - {"mode"} <= set(vars(kind))
