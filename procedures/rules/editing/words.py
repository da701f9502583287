"""Changing the words of a regulation: each is kept only where it is not what the base says."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from procedures.rules.editing.manuscript import Manuscript
from procedures.rules.editing.places import MISSING, Path, found, put


def word(draft: Manuscript, language: str, *path: str, default: Any = "") -> Any:
    """Return the word at a path: the draft's own, else that of what it builds on."""
    for words in (draft.words.get(language, {}), draft.base_words.get(language, {})):
        value = found(words, path)
        if value is not MISSING:
            return value
    return default


def base_word(draft: Manuscript, language: str, *path: str, default: Any = "") -> Any:
    """Return the word at a path in what the draft builds on."""
    value = found(draft.base_words.get(language, {}), path)
    return default if value is MISSING else value


def is_own_word(draft: Manuscript, language: str, *path: str) -> bool:
    """Whether the draft has a word of its own here, over one that it builds on."""
    return bool(draft.parent) and found(draft.words.get(language, {}), path) is not MISSING


def with_word(draft: Manuscript, language: str, path: Path, value: Any) -> Manuscript:
    """Return the draft with this word; an empty one, or the base's own, is no difference.

    Where the draft stands alone there is no word to go back to: an empty one is kept as it is.
    """
    before = base_word(draft, language, *path, default=MISSING)
    back = value == before or (not value and (bool(draft.parent) or before is not MISSING))
    words = put(draft.words.get(language, {}), path, MISSING if back else value)
    return replace(draft, words={**draft.words, language: _without_empty(words)})


def with_paragraphs(
    draft: Manuscript, language: str, path: Path, paragraphs: Sequence[str]
) -> Manuscript:
    """Return the draft with these paragraphs; none at all go back to those of the base."""
    return with_word(draft, language, path, [one for one in paragraphs if one.strip()])


def with_wording(
    draft: Manuscript, language: str, article: str, paragraphs: Sequence[str]
) -> Manuscript:
    """Return the draft with the client's own paragraphs after an article; none takes them away."""
    own = {code: dict(articles) for code, articles in draft.wording.items()}
    kept = [one.strip() for one in paragraphs if one.strip()]
    articles = own.setdefault(language, {})
    articles.pop(article, None)
    if kept:
        articles[article] = kept
    return replace(draft, wording={code: found_ for code, found_ in own.items() if found_})


def _without_empty(words: Mapping[str, Any]) -> dict[str, Any]:
    kept = {
        name: _without_empty(value) if isinstance(value, Mapping) else value
        for name, value in words.items()
    }
    return {name: value for name, value in kept.items() if value != {}}
