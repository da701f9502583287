"""Plain values of a document by their path; what is changed is a copy, the former stays as it was.

A path goes by keys; in a list of parts it goes by what a part is called: its act, name or body.
"""

from collections.abc import Mapping
from typing import Any, Final

from procedures.rules.inheriting import KEYED

Data = Mapping[str, Any]
"""A document, or part of one, as plain values."""
Path = tuple[str, ...]

CALLED = tuple(dict.fromkeys(KEYED.values()))


class Missing:
    """What stands at a path where nothing is."""

    def __repr__(self) -> str:
        return "MISSING"


MISSING: Final = Missing()


def found(data: Any, path: Path) -> Any:
    """Return what stands at the path, or MISSING."""
    for name in path:
        data = _child(data, name)
        if data is MISSING:
            return MISSING
    return data


def put(data: Any, path: Path, value: Any) -> Any:
    """Return a copy with this value at the path; MISSING takes away what stood there."""
    if not path:
        return value
    name, *rest = path
    if isinstance(data, list):
        return _put_in_list(data, name, tuple(rest), value)
    parts = dict(data) if isinstance(data, Mapping) else {}
    inner = put(parts.get(name, {}), tuple(rest), value) if rest or value is not MISSING else value
    if inner is MISSING:
        parts.pop(name, None)
    else:
        parts[name] = inner
    return parts


def called(part: Any) -> str:
    """Return what a part of a list is called, empty when it has no name."""
    if not isinstance(part, Mapping):
        return ""
    return next((str(part[key]) for key in CALLED if key in part), "")


def _child(data: Any, name: str) -> Any:
    if isinstance(data, Mapping):
        return data.get(name, MISSING)
    if isinstance(data, list):
        return next((part for part in data if called(part) == name), MISSING)
    return MISSING


def _put_in_list(parts: list[Any], name: str, rest: Path, value: Any) -> list[Any]:
    if not rest and value is MISSING:
        return [part for part in parts if called(part) != name]
    if _child(parts, name) is MISSING:
        return [*parts, put({}, rest, value)]
    return [put(part, rest, value) if called(part) == name else part for part in parts]
