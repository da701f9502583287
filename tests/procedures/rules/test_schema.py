import json
from pathlib import Path

import wederhoor
from procedures import presets
from procedures.rules.documents import compose, data
from procedures.rules.language.schema import schema

COMMITTED = Path(wederhoor.__file__).parents[2] / "docs" / "regulation.schema.json"


def test_committed_schema_is_that_of_the_language() -> None:
    assert COMMITTED.read_text(encoding="utf-8") == schema()


def test_every_reference_in_the_schema_leads_somewhere() -> None:
    whole = json.loads(schema())
    parts = {f"#/$defs/{name}" for name in whole["$defs"]}
    assert parts >= references(whole) > set()


def references(node: object) -> set[str]:
    if isinstance(node, dict):
        here = {str(value) for name, value in node.items() if name == "$ref"}
        return here.union(*(references(value) for value in node.values()))
    return set().union(*(references(one) for one in node)) if isinstance(node, list) else set()


def test_schema_names_every_part_that_the_presets_use() -> None:
    known = set(json.loads(schema())["$defs"]["Regulation"]["properties"])
    used = {
        part
        for name in presets.names()
        for part in data(compose(presets.source_of(name), "regulation.yaml"))
    }
    assert used - known == set()


def test_difference_with_another_regulation_requires_nothing() -> None:
    parts = json.loads(schema())["$defs"]
    assert parts["Part of Regulation"].get("required") is None
    assert {"inherits", "without"} <= set(parts["Part of Regulation"]["properties"])
    assert "after" in parts["Part of Step"]["properties"]
    assert parts["Step"]["required"] == ["act", "kind", "by"]
