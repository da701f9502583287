"""Drafts to edit: of each regulation we ship, and one that differs a little."""

from procedures import presets
from procedures.rules.editing.difference import values
from procedures.rules.editing.manuscript import Manuscript, opened

LANGUAGES = ("nl", "en")


def draft_of(preset: str, own: str = "", **texts: str) -> Manuscript:
    """Return a draft that builds on a preset, with what is its own."""
    return opened(
        f"inherits: {preset}\nlanguages: [nl, en]\n{own}",
        texts,
        parents=presets.own_source_of,
        parent_texts=presets.texts_of(preset),
    )


def read_again(draft: Manuscript) -> Manuscript:
    """Return the draft as it is when it is read from what was written."""
    return opened(
        draft.source,
        draft.texts,
        parents=presets.own_source_of,
        parent_texts=presets.texts_of(draft.parent),
        wording=draft.wording,
    )


def difference(draft: Manuscript) -> dict[str, object]:
    """Return what is written of a draft beside what it builds on and its languages."""
    written = values(draft.source, "regulation.yaml")
    return {one: value for one, value in written.items() if one not in ("inherits", "languages")}
