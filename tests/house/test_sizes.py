"""The ceilings of the house: what grows past them is split, not excused."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import wederhoor

ROOT = Path(wederhoor.__file__).parents[2]
FILE, FUNCTION, VIEW, TEST, TEMPLATE = 400, 50, 40, 40, 150


def _tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", *patterns], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).exists()]


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def _functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield (
                f"{path.relative_to(ROOT)}:{node.lineno} {node.name}",
                ((node.end_lineno or node.lineno) - node.lineno + 1),
            )


def _ceiling(path: Path) -> int:
    folder = path.relative_to(ROOT).parts
    if folder[0] == "tests":
        return TEST
    return VIEW if "views" in folder else FUNCTION


PYTHON = [path for path in _tracked("*.py") if "migrations" not in path.parts]


def test_no_file_is_longer_than_400_lines() -> None:
    assert [str(path.relative_to(ROOT)) for path in PYTHON if _lines(path) > FILE] == []


def test_no_function_is_longer_than_its_kind_may_be() -> None:
    long = [
        f"{name} ({lines})"
        for path in PYTHON
        for name, lines in _functions(path)
        if lines > _ceiling(path)
    ]
    assert long == []


def test_no_template_is_longer_than_150_lines() -> None:
    templates = _tracked("*.html")
    assert templates
    assert [path.name for path in templates if _lines(path) > TEMPLATE] == []


@pytest.mark.parametrize(
    "banned", ["utils", "helpers", "common", "misc", "base", "manager", "handler"]
)
def test_no_module_has_a_name_that_says_nothing(banned: str) -> None:
    named = {str(path.relative_to(ROOT)) for path in PYTHON if path.stem == banned}
    assert named - {"tenants/postgresql/base.py"} == set()  # Django looks for a backend there
