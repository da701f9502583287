"""The draft of a regulation as it is worked on: whole, beside what it builds on.

It is kept as the difference with the regulation it builds on. What is set back to what that one
says, is no difference any more.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import ValidationError

from procedures.rules.adopting import Wording
from procedures.rules.documents import as_yaml, data
from procedures.rules.editing.difference import differing_from, values
from procedures.rules.editing.places import MISSING, Data, Path, found, put
from procedures.rules.inheriting import Parents, parent_of, whole
from procedures.rules.language import Regulation
from procedures.rules.reading import read_regulation

FILE = "regulation.yaml"
LANGUAGES = "languages"


@dataclass(frozen=True)
class Manuscript:
    """A draft: its rules whole, and its own words over those of what it builds on.

    `parent` is the name of what it builds on, empty when it stands alone; then `base` is empty.
    """

    parent: str
    base: Data
    rules: Data
    base_words: Mapping[str, Data]
    words: Mapping[str, Data]
    wording: Wording = field(default_factory=dict)

    @property
    def source(self) -> str:
        """The regulation as it is written: the difference, or all of it when it stands alone.

        Its languages always stand in it: one more in what it builds on is none more in this.
        """
        if not self.parent:
            return as_yaml(self.rules)
        difference = differing_from(self.parent, self.base, self.rules)
        return as_yaml(difference | {LANGUAGES: list(self.languages)})

    @property
    def texts(self) -> dict[str, str]:
        """Its own words as YAML per language."""
        return {language: as_yaml(words) for language, words in self.words.items() if words}

    @property
    def regulation(self) -> Regulation:
        """The regulation as values. Raise Refusal `regulation.invalid`."""
        try:
            return Regulation.model_validate(self.rules)
        except ValidationError:  # reading it as text tells each mistake in words
            return read_regulation(as_yaml(self.rules))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it has words in."""
        return tuple(self.rules.get(LANGUAGES, ()))

    def at(self, *path: str, default: Any = MISSING) -> Any:
        """Return what the draft says at a path, or `default`."""
        value = found(self.rules, path)
        return default if value is MISSING else value

    def base_at(self, *path: str, default: Any = MISSING) -> Any:
        """Return what stands at a path in what it builds on, or `default`."""
        value = found(self.base, path)
        return default if value is MISSING else value

    def is_own(self, *path: str) -> bool:
        """Whether the draft says something else here than what it builds on."""
        return bool(self.parent) and found(self.rules, path) != found(self.base, path)

    def placed(self, path: Path, value: Any, default: Any = MISSING) -> "Manuscript":
        """Return the draft with this value at a path.

        `default` is what it means when nothing stands there. A value that means what the base says
        is written as the base writes it: so it is no difference. MISSING takes it away.
        """
        before = found(self.base, path)
        if value == (default if before is MISSING else before):
            value = before
        elif value == default and before is MISSING:
            value = MISSING
        if value is MISSING and found(self.rules, path) is MISSING:
            return self
        return replace(self, rules=put(self.rules, path, value))


def opened(
    source: str,
    texts: Mapping[str, str],
    *,
    parents: Parents,
    parent_texts: Mapping[str, str],
    wording: Wording | None = None,
) -> Manuscript:
    """Return a draft from what is written. Raise Refusal as `inheriting.whole` does."""
    parent = parent_of(source) or ""
    base: Data = {}
    if parent:
        base = data(whole(parents(parent), file=f"{parent}/{FILE}", parents=parents))
    return Manuscript(
        parent=parent,
        base=base,
        rules=data(whole(source, file=FILE, parents=parents)),
        base_words=_words(parent_texts) if parent else {},
        words=_words(texts),
        wording=wording or {},
    )


def _words(texts: Mapping[str, str]) -> dict[str, Data]:
    return {code: values(text, f"texts/{code}.yaml") for code, text in texts.items()}
