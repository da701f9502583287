"""Reading a regulation from YAML: a mistake is told by file, line, what, and how to mend it."""

from collections.abc import Sequence
from typing import TypeVar

import yaml
from pydantic import ValidationError

from kernel.errors import Refusal
from procedures.rules.language import Regulation, Texts
from procedures.rules.language.values import Part

Read = TypeVar("Read", bound=Part)


def read_regulation(source: str, *, file: str = "regulation.yaml") -> Regulation:
    """Return the regulation in this YAML text. Raise Refusal `regulation.invalid` otherwise."""
    return _read(Regulation, source, file)


def read_texts(source: str, *, file: str) -> Texts:
    """Return the words of one language. Raise Refusal `regulation.invalid` otherwise."""
    return _read(Texts, source, file)


def _read(kind: type[Read], source: str, file: str) -> Read:
    node = _compose(source, file)
    try:
        return kind.model_validate(yaml.safe_load(source))
    except ValidationError as error:
        mistakes = [_sentence(file, node, one) for one in error.errors()]
        raise Refusal(
            "regulation.invalid", message="\n".join(mistakes), mistakes=mistakes
        ) from error


def _compose(source: str, file: str) -> yaml.Node:
    try:
        node = yaml.compose(source, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        what = f"{file}, regel {line}: dit is geen geldige YAML ({getattr(error, 'problem', '')})."
        raise Refusal("regulation.invalid", message=what, mistakes=[what]) from error
    if node is None:
        what = f"{file}, regel 1: het bestand is leeg."
        raise Refusal("regulation.invalid", message=what, mistakes=[what])
    return node


def _sentence(file: str, node: yaml.Node, error: object) -> str:
    details: dict[str, object] = dict(error)  # type: ignore[call-overload]
    path: tuple[str | int, ...] = details["loc"]  # type: ignore[assignment]
    place = " › ".join(str(part) for part in path) or "het geheel"
    return f"{file}, regel {line_of(node, path)}, {place}: {_mend(details)}"


def _mend(details: dict[str, object]) -> str:
    match details["type"]:
        case "missing":
            return "dit ontbreekt; vul het in."
        case "extra_forbidden":
            return "dit onderdeel bestaat niet; verbeter de naam of haal het weg."
        case "literal_error":
            known = dict(details.get("ctx", {})).get("expected", "")  # type: ignore[call-overload]
            return f"'{details['input']}' is onbekend; kies uit {known}."
        case _:
            return f"{details['msg']} (gevonden: {details['input']!r})."


def line_of(node: yaml.Node, path: Sequence[str | int]) -> int:
    """Return the line (from 1) of the deepest part of `path` that the document has."""
    for part in path:
        child = _child(node, part)
        if child is None:
            break
        node = child
    return int(node.start_mark.line) + 1


def _child(node: yaml.Node, part: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
        return node.value[part] if part < len(node.value) else None
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == str(part)), None)
    return None
