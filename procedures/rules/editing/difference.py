"""A regulation written as the difference with the one it builds on: the reverse of inheriting."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from procedures.rules.documents import as_yaml, compose, data, written
from procedures.rules.editing.places import MISSING, Data, Path, found
from procedures.rules.inheriting import AFTER, BEFORE, INHERITS, KEYED, WITHOUT, places, whole

UNDER = "under"


def differing_from(parent: str, base: Data, own: Data) -> dict[str, Any]:
    """Return `own` as a document that inherits `parent`, whose whole is `base`.

    It holds what differs and nothing else: of the same document only `inherits` is left.
    """
    without: list[str] = []
    over = _of_mapping(base, own, (), without)
    head: dict[str, Any] = {INHERITS: parent}
    return head | ({WITHOUT: without} if without else {}) | over


def applied(difference: Data, base: Data) -> dict[str, Any]:
    """Return the whole document of a difference with `base`.

    Raise Refusal `regulation.invalid` when it takes away what `base` does not have.
    """
    named = {**difference, INHERITS: UNDER}
    node = whole(as_yaml(named), file="regulation.yaml", parents=lambda _name: as_yaml(base))
    return values(written(node), "regulation.yaml")


def values(source: str, file: str) -> dict[str, Any]:
    """Return YAML text as plain values. Raise Refusal `regulation.invalid` when it is none."""
    return dict(data(compose(source, file)))


def words_differing(base: Data, own: Data) -> dict[str, Any]:
    """Return the words that are not those of `base`; words cannot be taken away."""
    found_: dict[str, Any] = {}
    for name, word in own.items():
        before = base.get(name, MISSING)
        if isinstance(word, Mapping) and isinstance(before, Mapping):
            inner = words_differing(before, word)
            found_ |= {name: inner} if inner else {}
        elif word != before:
            found_[name] = word
    return found_


def _of_mapping(base: Data, own: Data, path: Path, without: list[str]) -> dict[str, Any]:
    without += [".".join((*path, name)) for name in base if name not in own]
    over: dict[str, Any] = {}
    for name, value in own.items():
        changed = _changed(base.get(name, MISSING), value, (*path, name), without)
        if changed is not MISSING:
            over[name] = changed
    return over


def _changed(before: Any, value: Any, path: Path, without: list[str]) -> Any:
    """Return what to lay over `before` to get `value`, MISSING for nothing."""
    if before == value:
        return MISSING
    if isinstance(before, Mapping) and isinstance(value, Mapping):
        return _of_mapping(before, value, path, without) or MISSING
    if path in KEYED and isinstance(before, list):
        return _of_parts(before, value, path, without) or MISSING
    return value


def _of_parts(
    before: Sequence[Data], now: Sequence[Data], path: Path, without: list[str]
) -> list[Any]:
    key = KEYED[path]
    names = {str(part[key]) for part in now}
    without += [".".join((*path, str(part[key]))) for part in before if part[key] not in names]
    return list(_laid(before, now, path, without))


def _laid(
    before: Sequence[Data], now: Sequence[Data], path: Path, without: list[str]
) -> Iterator[dict[str, Any]]:
    key, last = KEYED[path], ""
    known = [
        str(part[key]) for part in now if found(list(before), (str(part[key]),)) is not MISSING
    ]
    first = known[0] if known else ""
    for part in now:
        name = str(part[key])
        former = found(list(before), (name,))
        if former is MISSING:
            ahead = {BEFORE: first} if first and BEFORE in places(path) else {}
            place = {AFTER: last} if last else ahead
            yield {key: name, **place, **part}
        elif over := _of_mapping(former, part, (*path, name), without):
            yield {key: name, **over}
        last = name
