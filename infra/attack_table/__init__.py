"""`python -m infra.attack_table`: print which tests show which attack case into docs."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "attacks" / "cases.yaml"
PAGE = ROOT / "docs" / "attack-cases.md"
GROUPS = {
    "clients": "One client and another",
    "web": "Host and HTTP",
    "injection": "Injection",
    "accounts": "Signing in, codes and sessions",
    "business": "Rules of the work",
    "browser": "The browser",
    "files": "Files",
}
NAMED = 2
"""How many tests of a case are named; the others are counted."""

HEAD = """# What was tried, and which test shows that it fails

{shown} of {whole} cases are shown by a test; the others say why not. A run of the tests ends with
how many of them it showed. This page is printed by `python -m infra.attack_table` from
`tests/attacks/cases.yaml` and the marks on the tests.
"""


def groups() -> dict[str, dict[str, dict[str, str]]]:
    """Return the cases by group and number."""
    found: dict[str, dict[str, Any]] = yaml.safe_load(CASES.read_text("utf-8"))
    return found


def marked_by_case() -> dict[str, list[str]]:
    """Return the tests that carry the mark of each case, as file and function."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for number, name in _marked(ast.parse(path.read_text("utf-8"))):
            found[number].append(f"{path.relative_to(ROOT).as_posix()}::{name}")
    return dict(found)


def _marked(module: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield the number of a case and the test that shows it; a module's own mark is for all."""
    tests = [one for one in module.body if isinstance(one, ast.FunctionDef)]
    whole = [number for one in module.body if isinstance(one, ast.Assign) for number in _in(one)]
    for test in (one for one in tests if one.name.startswith("test_")):
        own = [number for mark in test.decorator_list for number in _in(mark)]
        yield from ((number, test.name) for number in dict.fromkeys((*own, *whole)))


def _in(marked: ast.AST) -> Iterator[str]:
    """Yield the numbers in the calls of the mark, wherever they stand."""
    for call in ast.walk(marked):
        if isinstance(call, ast.Call) and getattr(call.func, "attr", "") == "attack":
            yield from (str(each.value) for each in call.args if isinstance(each, ast.Constant))


def page() -> str:
    """Return the page as it should be."""
    tests, told = marked_by_case(), groups()
    whole = [number for group in told.values() for number in group]
    shown = sum(number in tests for number in whole)
    lines = [HEAD.format(shown=shown, whole=len(whole))]
    for name, cases in told.items():
        lines += [f"## {GROUPS[name]}", "", "| | somebody tries | what happens | shown by |"]
        lines.append("|---|---|---|---|")
        lines += [_line(number, case, tests.get(number, [])) for number, case in cases.items()]
        lines.append("")
    return "\n".join(lines)


def _line(number: str, case: dict[str, str], tests: list[str]) -> str:
    more = f" and {len(tests) - NAMED} more" if len(tests) > NAMED else ""
    shown = ", ".join(f"`{test}`" for test in tests[:NAMED]) + more
    last = "; ".join(filter(None, (shown, case.get("left", ""))))
    return f"| {number} | {case['try']} | {case['expect']} | {last} |"
