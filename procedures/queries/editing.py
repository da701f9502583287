"""The open draft as the editor sees it: worked out and proven."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from procedures import presets
from procedures.models import RegulationDraft
from procedures.queries.drafts import Whole, whole
from procedures.rules.editing.broken import Broken, broken
from procedures.rules.editing.manuscript import Manuscript, opened
from procedures.rules.editing.names import Names
from procedures.rules.inheriting import parent_of
from procedures.rules.proofs import Obligation, obligations
from procedures.rules.reading import read_texts

Written = tuple[tuple[str, str], ...]
"""Texts per language, as pairs: so they can be remembered."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What the proofs say of a draft: each obligation, and what is broken in plain words."""

    whole: Whole
    obligations: Sequence[Obligation]
    broken: tuple[Broken, ...]

    @property
    def proven(self) -> bool:
        """Whether everything holds."""
        return all(one.holds for one in self.obligations)


def manuscript_of(draft: RegulationDraft) -> Manuscript:
    """Return the draft to work on. Raise the Refusals of reading (`queries.drafts.whole`)."""
    parent = parent_of(draft.source)
    if parent and parent not in presets.names():
        whole(draft.source, draft.texts)  # says so
    return opened(
        draft.source,
        draft.texts,
        parents=presets.own_source_of,
        parent_texts=presets.texts_of(parent) if parent else {},
        wording=draft.wording,
    )


def checked(draft: Manuscript, language: str) -> Checked:
    """Return what the proofs say of a draft, told in a language."""
    found, proofs = _proven(draft.source, tuple(sorted(draft.texts.items())))
    return Checked(found, proofs, broken(proofs, Names(draft, language)))


@lru_cache(maxsize=64)
def _proven(source: str, texts: Written) -> tuple[Whole, tuple[Obligation, ...]]:
    """Prove what was written; the same writing is proven once per process."""
    found = whole(source, dict(texts))
    return found, obligations(found.regulation, found.texts)


def presets_told(language: str) -> tuple[tuple[str, str], ...]:
    """Return the regulations we ship, each with its title in a language it has, by title."""
    told = ((name, _title(name, language)) for name in presets.names())
    return tuple(sorted(told, key=lambda one: one[1]))


@lru_cache(maxsize=64)
def _title(name: str, language: str) -> str:
    texts = presets.texts_of(name)
    chosen = language if language in texts else next(iter(texts))
    return read_texts(texts[chosen], file=f"texts/{chosen}.yaml").title
