"""The words of our regulations in a further language: which there are, and writing them.

A language of a regulation is written only when all its words are there: half a regulation is no
text that somebody can rely on. The file has the order and the remarks of the Dutch one.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from procedures.rules.documents import compose
from procedures.rules.inheriting import parent_of

FOLDER = Path(__file__).parent
SOURCE = "nl"
_LANGUAGES = re.compile(r"^languages: \[([a-z, ]+)\]$", re.MULTILINE)


def words(name: str, language: str = SOURCE) -> tuple[str, ...]:
    """Return the words of a regulation in the order of its file; none without that language."""
    path = _path(name, language)
    if not path.is_file():
        return ()
    root = compose(path.read_text(encoding="utf-8"), path.name)
    return tuple(node.value for node in _said(root))


def known(language: str) -> dict[str, str]:
    """Return what our regulations already say in a language, by the Dutch words."""
    found: dict[str, str] = {}
    for name in all_names():
        dutch, said = words(name), words(name, language)
        if len(dutch) == len(said):
            found |= zip(dutch, said, strict=True)
    return found


def lacking(language: str, chosen: tuple[str, ...]) -> list[str]:
    """Return each Dutch text of these regulations that has no words in a language, once."""
    there = known(language)
    open_ones = (
        one for name in chosen if not _path(name, language).is_file() for one in words(name)
    )
    return [one for one in dict.fromkeys(open_ones) if one not in there]


def write(language: str, said: Mapping[str, str]) -> tuple[list[str], dict[str, int]]:
    """Write each regulation that is whole; return those, and how many texts the others lack."""
    there, done, open_counts = {**known(language), **said}, [], {}
    for name in all_names():
        if _path(name, language).is_file():
            continue
        if count := len({one for one in words(name) if one not in there}):
            open_counts[name] = count
            continue
        _path(name, language).write_text(_replaced(name, there), encoding="utf-8")
        done.append(name)
    for name in all_names():
        _declare(name, language)
    return done, open_counts


def all_names() -> tuple[str, ...]:
    """Return the names of the regulations that have words of their own."""
    return tuple(sorted(path.parts[-3] for path in FOLDER.glob(f"*/texts/{SOURCE}.yaml")))


def _declare(name: str, language: str) -> None:
    """Let a regulation name a language once it and all that build on it have its words."""
    path = FOLDER / name / "regulation.yaml"
    source = _source(name)
    family = (name, *(one for one in all_names() if parent_of(_source(one)) == name))
    found = _LANGUAGES.search(source)
    if not found or not all(_path(one, language).is_file() for one in family):
        return
    names = found.group(1).split(", ")
    if language not in names:
        declared = f"languages: [{', '.join([*names, language])}]"
        path.write_text(_LANGUAGES.sub(declared, source, count=1), encoding="utf-8")


def _source(name: str) -> str:
    return (FOLDER / name / "regulation.yaml").read_text(encoding="utf-8")


def _path(name: str, language: str) -> Path:
    return FOLDER / name / "texts" / f"{language}.yaml"


def _replaced(name: str, there: Mapping[str, str]) -> str:
    source = _path(name, SOURCE).read_text(encoding="utf-8")
    root = compose(source, f"{SOURCE}.yaml")
    for node in reversed(list(_said(root))):
        start, end = node.start_mark.index, node.end_mark.index
        after = "\n" if source[start:end].endswith("\n") else ""
        written = json.dumps(there[node.value], ensure_ascii=False)
        source = source[:start] + written + after + source[end:]
    return source


def _said(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Yield what is said, in the order of the file: values, never the names before them."""
    if isinstance(node, yaml.MappingNode):
        for _name, value in node.value:
            yield from _said(value)
    elif isinstance(node, yaml.SequenceNode):
        for part in node.value:
            yield from _said(part)
    elif isinstance(node, yaml.ScalarNode):
        yield node
