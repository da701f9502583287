"""Each rule finds its bad example, and nothing in its good one."""

import json
import re
import subprocess

import pytest
import yaml

from infra.semgrep.__main__ import HERE, semgrep

EXAMPLES = HERE / "examples"
_TOLD = re.compile(r"(?:#|//|<!--) (bad|good): ([a-z-]+)")


def _rules() -> list[str]:
    files = sorted((HERE / "rules").glob("*.yaml"))
    return [rule["id"] for one in files for rule in yaml.safe_load(one.read_text("utf-8"))["rules"]]


def _told(kind: str) -> set[tuple[str, str, int]]:
    """Return rule, file and line of each example of this kind."""
    return {
        (rule, path.name, number)
        for path in EXAMPLES.glob("*.*")
        if path.is_file()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        for said, rule in _TOLD.findall(line)
        if said == kind
    }


@pytest.fixture(scope="module")
def found() -> set[tuple[str, str, int]]:
    """What one run of semgrep finds in the examples."""
    done = subprocess.run(
        semgrep("--json", str(EXAMPLES)), capture_output=True, check=True, cwd=HERE.parents[1]
    )
    answer = json.loads(done.stdout)
    assert answer["errors"] == []
    return {
        (one["check_id"].rsplit(".", 1)[-1], one["path"].rsplit("/", 1)[-1], one["start"]["line"])
        for one in answer["results"]
    }


def test_there_are_enough_rules_and_each_has_both_examples() -> None:
    rules = _rules()

    assert len(rules) >= 25
    assert sorted(rules) == sorted({rule for rule, _, _ in _told("bad")})
    assert sorted(rules) == sorted({rule for rule, _, _ in _told("good")})


@pytest.mark.attack("I19")
def test_every_bad_example_is_found_and_no_good_one(found: set[tuple[str, str, int]]) -> None:
    assert _told("bad") - found == set()
    assert _told("good") & found == set()
