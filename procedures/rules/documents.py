"""YAML as regulations are written in: every part knows its file and line, and nothing surprises.

Only `true` and `false` are booleans here (YAML 1.2). Older readers take an unquoted `yes`, `no`,
`on` or `off` for one; we take it for the word it is, and warn.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import yaml

from kernel.errors import Refusal

BOOLEAN = "tag:yaml.org,2002:bool"
TRAP = re.compile(r"^(y|n|yes|no|on|off)$", re.IGNORECASE)
_C_OR_PYTHON: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Loader(_C_OR_PYTHON):  # type: ignore[misc] # the C loader where it was built
    """The safe loader with the booleans of YAML 1.2."""


_Loader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag != BOOLEAN]
    for letter, resolvers in _C_OR_PYTHON.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(BOOLEAN, re.compile(r"^(true|false)$", re.IGNORECASE), list("tTfF"))


@lru_cache(maxsize=16)
def compose(source: str, file: str) -> yaml.MappingNode:
    """Return the document as nodes that know their file. Nobody may change them: they are kept.

    What a draft builds on is read again at each step of editing; the last 16 texts are kept.

    Raise Refusal `regulation.invalid` when it is no YAML, empty, a bare list or word, or says
    something twice.
    """
    try:
        node = yaml.compose(source, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = getattr(error, "problem", "")
        raise invalid(f"{file}, regel {line}: dit is geen geldige YAML ({problem}).") from error
    if node is None:
        raise invalid(f"{file}, regel 1: het bestand is leeg.")
    if not isinstance(node, yaml.MappingNode):
        raise invalid(f"{file}, regel 1: hier horen onderdelen met een naam, zoals 'version: 1'.")
    for part in every(node):
        part.file = file  # type: ignore[attr-defined]
    mistakes = [mistake for part in every(node) for mistake in _twice(part, file)]
    if mistakes:
        raise invalid(*mistakes)
    return node


def invalid(*mistakes: str) -> Refusal:
    """Return the refusal that tells these mistakes."""
    return Refusal("regulation.invalid", message="\n".join(mistakes), mistakes=list(mistakes))


def every(node: yaml.Node) -> Iterator[yaml.Node]:
    """Yield a node and all below it, keys included."""
    yield node
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key
            yield from every(value)
    elif isinstance(node, yaml.SequenceNode):
        for part in node.value:
            yield from every(part)


def _twice(node: yaml.Node, file: str) -> list[str]:
    if not isinstance(node, yaml.MappingNode):
        return []
    seen: set[str] = set()
    found = []
    for key, _value in node.value:
        if key.value in seen:
            found.append(f"{file}, regel {_line(key)}: '{key.value}' staat er twee keer.")
        seen.add(str(key.value))
    return found


def traps(node: yaml.Node) -> tuple[str, ...]:
    """Return a warning for each unquoted word that other YAML readers take for yes or no."""
    return tuple(
        f"{file_of(part)}, regel {_line(part)}: {part.value} zonder aanhalingstekens lezen veel"
        f' programma\'s als ja of nee. Schrijf "{part.value}", of true of false als u dat bedoelt.'
        for part in every(node)
        if isinstance(part, yaml.ScalarNode) and not part.style and TRAP.match(str(part.value))
    )


def data(node: yaml.Node) -> Any:
    """Return the document as plain values."""
    return yaml.constructor.SafeConstructor().construct_document(node)


def written(node: yaml.Node) -> str:
    """Return the document as YAML text that any reader reads in the same way."""
    return as_yaml(data(node))


def as_yaml(document: Mapping[str, Any]) -> str:
    """Return plain values as YAML text that any reader reads in the same way."""
    values = dict(document)
    return yaml.dump(values, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=100)


def file_of(node: yaml.Node) -> str:
    """Return the file a node was read from."""
    return str(getattr(node, "file", "regulation.yaml"))


def place_of(node: yaml.Node, path: Sequence[str | int]) -> tuple[str, int]:
    """Return file and line (from 1) of the deepest part of `path` that the document has."""
    for part in path:
        child = child_of(node, part)
        if child is None:
            break
        node = child
    return file_of(node), _line(node)


def line_of(node: yaml.Node, path: Sequence[str | int]) -> int:
    """Return the line (from 1) of the deepest part of `path` that the document has."""
    return place_of(node, path)[1]


def child_of(node: yaml.Node, part: str | int) -> yaml.Node | None:
    """Return the part of this name or place, or None."""
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
        return node.value[part] if part < len(node.value) else None
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == str(part)), None)
    return None


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
