"""The language as a JSON Schema: what editors complete and check a regulation with."""

import json
from typing import Any

from procedures.rules.language.regulation import Regulation

DIALECT = "https://json-schema.org/draft/2020-12/schema"


PARTIAL = "Part of "


def schema() -> str:
    """Return the schema of a regulation as JSON text.

    A regulation that builds on another gives only what differs: nothing is required of it.
    """
    whole: dict[str, Any] = Regulation.model_json_schema(by_alias=True)
    parts = {**whole.pop("$defs"), "Regulation": whole}
    different = {f"{PARTIAL}{name}": _loosened(part) for name, part in parts.items()}
    _add_differences(different)
    found = {
        "$schema": DIALECT,
        "title": "Regulation",
        "if": {"required": ["inherits"]},
        "then": {"$ref": f"#/$defs/{PARTIAL}Regulation"},
        "else": {"$ref": "#/$defs/Regulation"},
        "$defs": dict(sorted((parts | different).items())),
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _loosened(part: Any) -> Any:
    """Return a part of the schema of which nothing is required."""
    if isinstance(part, dict):
        kept = {name: value for name, value in part.items() if name != "required"}
        return {name: _pointed(name, value) for name, value in kept.items()}
    return [_loosened(one) for one in part] if isinstance(part, list) else part


def _pointed(name: str, value: Any) -> Any:
    if name == "$ref":
        return str(value).replace("#/$defs/", f"#/$defs/{PARTIAL}")
    return value if name == "default" else _loosened(value)


def _add_differences(parts: dict[str, Any]) -> None:
    parts[f"{PARTIAL}Regulation"]["properties"] |= {
        "inherits": {
            "type": "string",
            "description": "The regulation this one builds on: only what differs is written.",
        },
        "without": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Paths of what is taken away from it, such as steps.talked.",
        },
    }
    after = {"type": "string", "description": "The act behind which a new step comes."}
    before = {"type": "string", "description": "The act ahead of which a new step comes."}
    parts[f"{PARTIAL}Step"]["properties"] |= {"after": after, "before": before}
