"""Where things live: one folder for each, and no way around the house's own doors."""

import importlib
import re
import subprocess
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import wederhoor

ROOT = Path(wederhoor.__file__).parents[2]
PACKAGES = ["wederhoor", "kernel", "tenants", "procedures", "billing", "api", "frontend"]
TOP = {
    "README.md", "CHANGELOG.md", "LICENSE", "pyproject.toml", "requirements.txt",
    "requirements.in", "requirements-dev.txt", "requirements-dev.in", "package.json",
    "package-lock.json", "Makefile", "platform", "tenants", "procedures", "billing", "api",
    "frontend", "tests", "infra", "docs",
}  # fmt: skip


def _tracked() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return listed.stdout.splitlines()


def _ours() -> dict[str, str]:
    return {
        name: (ROOT / name).read_text(encoding="utf-8")
        for name in _tracked()
        if name.endswith(".py") and name.split("/")[0] in {"platform", *PACKAGES}
        if (ROOT / name).exists()
    }


def test_top_level_has_only_the_named_places() -> None:
    top = {name.split("/")[0] for name in _tracked() if not name.startswith(".")}
    assert top - TOP == set()


def test_platform_is_a_source_root_and_no_package() -> None:
    assert not (ROOT / "platform" / "__init__.py").exists()
    assert "/platform/__init__.py" in (ROOT / ".gitignore").read_text().splitlines()


def test_tests_are_no_packages() -> None:
    assert [name for name in _tracked() if re.fullmatch(r"tests/(.*/)?__init__\.py", name)] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_package_is_the_one_of_this_checkout_and_nobody_elses(package: str) -> None:
    module = importlib.import_module(package)
    place = Path(str(module.__file__ or next(iter(module.__path__))))
    assert ROOT in place.parents
    assert set(packages_distributions().get(package, [])) <= {"wederhoor"}


@pytest.mark.parametrize(
    ("pattern", "allowed"),
    [
        (r"\bconnection\.connection\b", set()),
        (r"^\s*with (self\.)?tenant\b", set()),
        (r"\bset_schema|set_tenant\b", {"tenants/postgresql/base.py"}),
        (r"\bos\.environ\b", {"platform/wederhoor/env.py"}),
        (r"^(import|from) stripe\b", {"billing/stripe_gateway.py"}),
        (r"\bconstruct_event_without_verification\b", set()),
        (r"^(import|from) django\.core\.signing\b", set()),
    ],
)
def test_door_is_used_only_where_it_belongs(pattern: str, allowed: set[str]) -> None:
    found = {name for name, text in _ours().items() if re.search(pattern, text, re.MULTILINE)}
    assert found - allowed == set()


def test_no_word_of_a_machine_is_committed() -> None:
    machine = re.compile(r"(?<![\w.])/(root|home|work|opt/pypi)/\w")
    found = [
        name
        for name in _tracked()
        if name.endswith((".py", ".md", ".txt", ".toml", ".json", ".yaml", ".html", "Makefile"))
        and (ROOT / name).exists()
        and machine.search((ROOT / name).read_text(encoding="utf-8"))
    ]
    assert found == []


def test_lock_files_carry_no_addresses() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        assert "://" not in (ROOT / name).read_text()
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text()
