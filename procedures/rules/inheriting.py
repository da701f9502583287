"""A regulation written as the difference with another: `inherits`, `without`, and what is new.

Parts with names are laid over each other part by part; steps go by their `act`, the other lists of
parts by their `name` or `body`; any other list is replaced as a whole. `without` first takes parts
of the parent away, by their path ("steps.talked", "terms.decide.extension"). A step that is new
comes at the end, or behind or ahead of the one it names with `after` or `before`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NoReturn

import yaml

from kernel.errors import Refusal
from procedures.rules.documents import child_of, compose, file_of, invalid

Parents = Callable[[str], str]
"""From the name of a regulation to its YAML text; KeyError for one that is not known."""

INHERITS, WITHOUT, AFTER, BEFORE = "inherits", "without", "after", "before"
KEYED: Mapping[tuple[str, ...], str] = {
    ("steps",): "act",
    ("filing", "questions"): "name",
    ("next_steps",): "body",
    ("tracks",): "track",
    ("reports",): "name",
    ("contents",): "name",
}
Path = tuple[str, ...]


def places(path: Path) -> tuple[str, ...]:
    """Return the words that say where a new part of this list comes.

    A report has a `before` of its own: the day before which it is due.
    """
    return (AFTER,) if path == ("reports",) else (AFTER, BEFORE)


def no_parents(name: str) -> NoReturn:
    """Know no regulation to inherit from."""
    raise KeyError(name)


def parent_of(source: str) -> str | None:
    """Return the name of the regulation this one builds on, if it does."""
    named = child_of(compose(source, "regulation.yaml"), INHERITS)
    return None if named is None else str(named.value)


def whole(
    source: str, *, file: str, parents: Parents, heirs: Sequence[str] = ()
) -> yaml.MappingNode:
    """Return the document with everything it inherits; `heirs` are those that inherit from it.

    Raise Refusal `regulation.invalid`, `regulation.cyclic` or `regulation.parent_unknown`.
    """
    own = compose(source, file)
    named = child_of(own, INHERITS)
    if named is None:
        return own
    name = str(named.value)
    if name in heirs:
        chain = " → ".join((*heirs, name))
        raise Refusal(
            "regulation.cyclic",
            message=f"{file}: deze regeling bouwt voort op zichzelf ({chain}).",
            chain=[*heirs, name],
        )
    above = _parent(name, file, parents)
    parent = whole(above, file=f"{name}/{_plain(file)}", parents=parents, heirs=(*heirs, name))
    without = child_of(own, WITHOUT)
    for path in without.value if isinstance(without, yaml.SequenceNode) else ():
        parent = _without(parent, path)
    return laid_over(parent, _bare(own))


def _parent(name: str, file: str, parents: Parents) -> str:
    try:
        return parents(name)
    except (KeyError, FileNotFoundError) as error:
        raise Refusal(
            "regulation.parent_unknown",
            message=f"{file}: er is geen regeling '{name}' om op voort te bouwen.",
            parent=name,
        ) from error


def _plain(file: str) -> str:
    return file.rpartition("/")[2]


def _bare(own: yaml.MappingNode) -> yaml.MappingNode:
    kept = [(key, value) for key, value in own.value if key.value not in (INHERITS, WITHOUT)]
    return _like(own, kept)


def laid_over(under: yaml.MappingNode, over: yaml.MappingNode, path: Path = ()) -> yaml.MappingNode:
    """Return `under` with `over` laid over it; what is new comes last."""
    parts = {str(key.value): (key, value) for key, value in under.value}
    for key, value in over.value:
        name = str(key.value)
        below = parts[name][1] if name in parts else None
        parts[name] = (key, _merged(below, value, (*path, name)))
    return _like(over, list(parts.values()))


def _merged(below: yaml.Node | None, value: yaml.Node, path: Path) -> yaml.Node:
    if isinstance(below, yaml.MappingNode) and isinstance(value, yaml.MappingNode):
        return laid_over(below, value, path)
    if path in KEYED and isinstance(value, yaml.SequenceNode):
        former = below.value if isinstance(below, yaml.SequenceNode) else []
        return _like(value, list(_by_key(former, value.value, path)))
    return value


def _by_key(
    under: Iterable[yaml.Node], over: Iterable[yaml.Node], path: Path
) -> Iterable[yaml.Node]:
    key = KEYED[path]
    parts = {_word(part, key): part for part in under}
    for part in over:
        name = _word(part, key)
        bare = _bare_part(part, places(path))
        if name in parts and isinstance(parts[name], yaml.MappingNode):
            parts[name] = laid_over(parts[name], bare)  # type: ignore[arg-type]
        else:
            parts = _placed(parts, part, name, bare)
    return parts.values()


def _placed(
    parts: dict[str, yaml.Node], part: yaml.Node, name: str, bare: yaml.Node
) -> dict[str, yaml.Node]:
    """Return the parts with a new one in its place: at the end when it names none that is there."""
    after, before = _word(part, AFTER), _word(part, BEFORE)
    placed: dict[str, yaml.Node] = {}
    for known, node in parts.items():
        if known == before:
            placed[name] = bare
        placed[known] = node
        if known == after:
            placed[name] = bare
    return {**placed, name: bare}


def _bare_part(part: yaml.Node, left_out: tuple[str, ...]) -> yaml.MappingNode:
    if not isinstance(part, yaml.MappingNode):
        raise invalid(
            f"{file_of(part)}, regel {part.start_mark.line + 1}: hier hoort een onderdeel."
        )
    return _like(part, [(key, value) for key, value in part.value if key.value not in left_out])


def _word(part: yaml.Node, key: str) -> str:
    found = child_of(part, key)
    return str(found.value) if found is not None else ""


def _without(parent: yaml.MappingNode, path: yaml.Node) -> yaml.MappingNode:
    """Return the parent without the part at this path."""
    left = _left(parent, str(path.value).split("."), ())
    if left is None:
        line = path.start_mark.line + 1
        raise invalid(
            f"{file_of(path)}, regel {line}, without: '{path.value}' staat niet in de regeling"
            " waarop deze voortbouwt."
        )
    return left


def _left(node: yaml.Node, names: Sequence[str], so_far: Path) -> yaml.MappingNode | None:
    """Return what is left of a node without the part that `names` lead to, None if none is there.

    The node itself stays as it is: it may be read by others.
    """
    first, *rest = names
    part = _part(node, first, so_far)
    if part is None:
        return None
    less = _left(part, rest, (*so_far, first)) if rest else None
    if rest and less is None:
        return None
    return _like(node, list(_exchanged(node.value, part, less)))


def _exchanged(parts: Iterable[Any], old: yaml.Node, new: yaml.Node | None) -> Iterator[Any]:
    """Yield the parts, or pairs of key and part, with one in the place of another, or of none."""
    for part in parts:
        key, value = part if isinstance(part, tuple) else (None, part)
        if value is not old:
            yield part
        elif new is not None:
            yield new if key is None else (key, new)


def _part(node: yaml.Node, name: str, path: Path) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode):
        return next((part for part in node.value if _name(part, path) == name), None)
    return child_of(node, name)


def _name(part: yaml.Node, path: Path) -> str:
    """Return what a part of a list is called: its key, or the word itself."""
    if isinstance(part, yaml.MappingNode):
        return _word(part, KEYED.get(path, "name"))
    return str(part.value)


def _like(node: yaml.Node, value: object) -> yaml.MappingNode:
    """Return a node of the same place with another value."""
    made = type(node)(node.tag, value, node.start_mark, node.end_mark)
    made.file = file_of(node)  # type: ignore[attr-defined]
    return made  # type: ignore[return-value]
