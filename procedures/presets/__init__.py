"""The regulations we ship, as data: one folder each, whole or as the difference with another."""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from procedures.rules.documents import written
from procedures.rules.inheriting import parent_of, whole
from procedures.rules.reading import read_regulation
from procedures.rules.words import whole_words

__all__ = ["made_whole", "names", "own_source_of", "source_of", "texts_of"]


def names() -> tuple[str, ...]:
    """Return the names of the regulations we ship."""
    folders = (entry for entry in files(__package__).iterdir() if entry.is_dir())
    return tuple(sorted(one.name for one in folders if (one / "regulation.yaml").is_file()))


def own_source_of(name: str) -> str:
    """Return the YAML as it is written. Raise FileNotFoundError for an unknown name."""
    return (files(__package__) / name / "regulation.yaml").read_text(encoding="utf-8")


def source_of(name: str) -> str:
    """Return the YAML of a regulation with all it inherits. Raise FileNotFoundError as above."""
    return _whole(name)[0]


def texts_of(name: str) -> dict[str, str]:
    """Return the YAML of its words per language, with those it inherits and still needs."""
    return dict(_whole(name)[1])


@lru_cache(maxsize=32)
def _whole(name: str) -> tuple[str, Mapping[str, str]]:
    return made_whole(own_source_of(name), _own_texts_of(name))


def made_whole(source: str, texts: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """Return the YAML of a regulation and its words with what they inherit of ours.

    Raise Refusal `regulation.invalid`, `regulation.cyclic` or `regulation.parent_unknown`.
    """
    parent = parent_of(source)
    if parent is None:
        return source, dict(texts)
    document = written(whole(source, file="regulation.yaml", parents=own_source_of))
    return document, whole_words(read_regulation(document), texts, texts_of(parent))


def _own_texts_of(name: str) -> dict[str, str]:
    folder = files(__package__) / name / "texts"
    return {
        entry.name.removesuffix(".yaml"): entry.read_text(encoding="utf-8")
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".yaml")
    }
