"""In which of the languages of what it builds on a client keeps its own regulation.

What a client changes it writes in each of these; so a language more is a choice of the client.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from kernel.errors import Refusal
from procedures.rules.documents import as_yaml, child_of, compose
from procedures.rules.editing.difference import values
from procedures.rules.editing.manuscript import FILE, LANGUAGES, Manuscript
from procedures.rules.inheriting import INHERITS

DUTCH = "nl"


def on_offer(draft: Manuscript) -> tuple[str, ...]:
    """Return the languages to choose from: all that it builds on has, or its own."""
    return tuple(draft.base_at(LANGUAGES, default=draft.languages))


def with_languages(draft: Manuscript, chosen: Collection[str], *, home: str) -> Manuscript:
    """Return the draft in these languages; own words in another fall away.

    `home` is the client's language. Raise Refusal `draft.languages` when neither that nor Dutch is
    among them, though one is on offer.
    """
    kept = tuple(one for one in on_offer(draft) if one in chosen)
    needed = {DUTCH, home} & set(on_offer(draft))
    if not kept or (needed and not needed & set(kept)):
        raise Refusal(
            "draft.languages",
            message="Kies ten minste Nederlands, of de taal van deze organisatie.",
            field=LANGUAGES,
        )
    return replace(
        draft,
        rules={**draft.rules, LANGUAGES: list(kept)},
        words={code: words for code, words in draft.words.items() if code in kept},
        wording={code: words for code, words in draft.wording.items() if code in kept},
    )


def usual(known: Sequence[str], *, home: str, offered: Collection[str]) -> tuple[str, ...]:
    """Return the languages a draft begins with: the client's own, and those of its portal.

    Dutch where none of them is known, else the first that is.
    """
    kept = tuple(one for one in known if one in {home, *offered})
    return kept or tuple(one for one in known if one == DUTCH) or tuple(known[:1])


def pinned(source: str, languages: Sequence[str]) -> str:
    """Return the regulation with its languages in it, when it builds on another and says none.

    Raise Refusal `regulation.invalid` for what cannot be read.
    """
    root = compose(source, FILE)
    if child_of(root, INHERITS) is None or child_of(root, LANGUAGES) is not None:
        return source
    if root.flow_style:
        return as_yaml({**values(source, FILE), LANGUAGES: list(languages)})
    return f"{source.rstrip()}\n{LANGUAGES}: [{', '.join(languages)}]\n"
