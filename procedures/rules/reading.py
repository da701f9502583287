"""Reading a regulation from YAML: a mistake is told by file, line, what, and how to mend it."""

from collections.abc import Mapping
from typing import TypeVar

import yaml
from pydantic import ValidationError

from procedures.rules.documents import compose, data, invalid, line_of, place_of
from procedures.rules.inheriting import Parents, no_parents, whole
from procedures.rules.language import Regulation, Texts
from procedures.rules.language.values import Part

__all__ = ["line_of", "read_node", "read_regulation", "read_texts"]

MENDED = {
    "missing": "dit ontbreekt; vul het in.",
    "extra_forbidden": "dit onderdeel bestaat niet; verbeter de naam of haal het weg.",
    "string_pattern_mismatch": (
        "dit kan geen naam zijn; gebruik kleine letters, cijfers en liggende streepjes (_), en"
        " begin met een letter."
    ),
}
Read = TypeVar("Read", bound=Part)


def read_regulation(
    source: str, *, file: str = "regulation.yaml", parents: Parents = no_parents
) -> Regulation:
    """Return the regulation in this YAML text, with what it inherits.

    Raise Refusal `regulation.invalid`, or `regulation.cyclic` or `regulation.parent_unknown` when
    it inherits from itself or from what `parents` does not know.
    """
    return read_node(Regulation, whole(source, file=file, parents=parents))


def read_texts(source: str, *, file: str) -> Texts:
    """Return the words of one language. Raise Refusal `regulation.invalid` otherwise."""
    return read_node(Texts, compose(source, file))


def read_node(kind: type[Read], node: yaml.Node) -> Read:
    """Return the document as values. Raise Refusal `regulation.invalid` with every mistake."""
    try:
        return kind.model_validate(data(node))
    except ValidationError as error:
        raise invalid(*(_sentence(node, one) for one in error.errors())) from error


def _sentence(node: yaml.Node, error: object) -> str:
    details: dict[str, object] = dict(error)  # type: ignore[call-overload]
    path: tuple[str | int, ...] = details["loc"]  # type: ignore[assignment]
    file, line = place_of(node, path)
    place = " › ".join(str(part) for part in path if part != "[key]") or "het geheel"
    return f"{file}, regel {line}, {place}: {_mend(details)}"


def _mend(details: Mapping[str, object]) -> str:
    found, kind = details["input"], str(details["type"])
    if kind == "literal_error":
        known = dict(details.get("ctx", {})).get("expected", "")  # type: ignore[call-overload]
        return f"'{found}' is onbekend; kies uit {known}."
    if kind == "value_error":
        return f"{str(details['msg']).removeprefix('Value error, ')}."
    if kind == "string_type" and isinstance(found, bool):
        return f'hier hoort een woord, geen ja of nee; zet aanhalingstekens: "{found}".'
    return MENDED.get(kind) or f"{details['msg']} (gevonden: {found!r})."
