"""The regulation that a command is about: one we ship, by name, or a file with texts beside it."""

from dataclasses import dataclass
from pathlib import Path

from kernel.errors import Refusal
from procedures import presets
from procedures.rules.documents import compose, traps, written
from procedures.rules.inheriting import INHERITS, parent_of, whole
from procedures.rules.language import Regulation, Texts
from procedures.rules.reading import read_regulation, read_texts
from procedures.rules.words import whole_words


@dataclass(frozen=True, slots=True)
class Chosen:
    """A regulation with its words, and what its author should know about the files."""

    regulation: Regulation
    source: str
    texts: dict[str, str]
    words: dict[str, Texts]
    warnings: tuple[str, ...]


def choose(name: str) -> Chosen:
    """Return the regulation of this name or file.

    Raise Refusal `regulation.unknown`, or those of reading: `regulation.invalid`,
    `regulation.cyclic`, `regulation.parent_unknown`.
    """
    if name in presets.names():
        own = presets.own_source_of(name)
        warnings = traps(compose(own, f"{name}/regulation.yaml"))
        source, texts = presets.source_of(name), presets.texts_of(name)
        regulation = read_regulation(source, file=f"{name}/regulation.yaml")
        return Chosen(regulation, source, texts, _words(texts), warnings)
    path = Path(name)
    path = path / "regulation.yaml" if path.is_dir() else path
    if not path.is_file():
        known = ", ".join(presets.names())
        raise Refusal(
            "regulation.unknown",
            message=f"Er is geen regeling en geen bestand '{name}'. De regelingen zijn: {known}.",
            known=presets.names(),
        )
    return _from_file(path)


def _from_file(path: Path) -> Chosen:
    own = path.read_text(encoding="utf-8")
    warnings = list(traps(compose(own, str(path))))
    document = whole(own, file=str(path), parents=presets.own_source_of)
    regulation = read_regulation(own, file=str(path), parents=presets.own_source_of)
    texts = {one.stem: one.read_text("utf-8") for one in sorted(path.parent.glob("texts/*.yaml"))}
    parent = parent_of(own)
    if parent is not None:
        texts = whole_words(regulation, texts, presets.texts_of(parent))
    elif not texts and regulation.regulation in presets.names():
        texts = presets.texts_of(regulation.regulation)
        warnings.append(
            f"Naast {path} staan geen teksten; die van de regeling '{regulation.regulation}' zijn"
            " gebruikt."
        )
    source = written(document) if INHERITS in own else own
    return Chosen(regulation, source, texts, _words(texts), tuple(warnings))


def _words(texts: dict[str, str]) -> dict[str, Texts]:
    return {code: read_texts(text, file=f"texts/{code}.yaml") for code, text in texts.items()}
