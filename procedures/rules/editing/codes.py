"""Changing the code lists of a regulation: the codes people choose from, and their labels."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping

from kernel.errors import Refusal
from procedures.rules.editing.committee import in_order
from procedures.rules.editing.manuscript import Manuscript
from procedures.rules.editing.words import with_word
from procedures.rules.language import Regulation

FIXED = frozenset({"outcome", "ruling"})
"""Lists whose codes follow from the steps: their labels change, the codes do not."""
LONGEST = 40


def lists_of(draft: Manuscript) -> dict[str, tuple[str, ...]]:
    """Return the lists that a client may change: code lists, and questions with choices."""
    lists = {name: tuple(codes) for name, codes in draft.at("code_lists").items()}
    questions = draft.at("filing", "questions", default=[])
    return lists | {one["name"]: tuple(one["options"]) for one in questions if one.get("options")}


def needed_codes(regulation: Regulation, name: str) -> dict[str, str]:
    """Return the codes of a list that a step cannot do without, each with such a step."""
    return dict(_needed(regulation, name))


def with_code(draft: Manuscript, name: str, labels: Mapping[str, str]) -> Manuscript:
    """Return the draft with a code more in a list, last; `labels` are its words per language.

    Raise Refusal `draft.list_fixed`, or `draft.code_unnamed` when a language has no word.
    """
    if name in FIXED:
        raise Refusal("draft.list_fixed", message="Deze lijst volgt uit de stappen.", list=name)
    if not all(labels.get(language, "").strip() for language in draft.languages):
        raise Refusal("draft.code_unnamed", message="Geef in elke taal een naam.", list=name)
    code = _fresh(labels[draft.languages[0]], (*_codes(draft, name), *_base(draft, name)))
    changed = _placed(draft, name, [*_codes(draft, name), code])
    return with_labels(changed, name, code, labels)


def with_labels(draft: Manuscript, name: str, code: str, labels: Mapping[str, str]) -> Manuscript:
    """Return the draft with these words for a code, per language."""
    for language, label in labels.items():
        draft = with_word(draft, language, ("codes", name, code), label.strip())
    return draft


def without_code(
    draft: Manuscript, name: str, code: str, *, used: Collection[str] = ()
) -> Manuscript:
    """Return the draft without a code; `used` are the codes of the list that cases have.

    Raise Refusal `draft.code_used`, `draft.code_needed`, `draft.list_fixed` or `draft.list_empty`.
    """
    if name in FIXED:
        raise Refusal("draft.list_fixed", message="Deze lijst volgt uit de stappen.", list=name)
    if code in used:
        raise Refusal(
            "draft.code_used",
            message="Er zijn zaken met deze keuze. Zij kan niet weg; een andere naam kan wel.",
            choice=code,
        )
    if code in needed_codes(draft.regulation, name):
        raise Refusal("draft.code_needed", message="Een stap heeft deze keuze nodig.", choice=code)
    kept = [one for one in _codes(draft, name) if one != code]
    if not kept:
        raise Refusal(
            "draft.list_empty", message="Er moet ten minste een keuze blijven.", list=name
        )
    return _placed(draft, name, kept)


def code_again(draft: Manuscript, name: str, code: str) -> Manuscript:
    """Return the draft with a code back that it took out of what it builds on.

    Raise Refusal `draft.unknown_code` when that one does not have it.
    """
    if code not in _base(draft, name):
        raise Refusal("draft.unknown_code", message="Deze keuze bestaat niet.", choice=code)
    return _placed(draft, name, [*_codes(draft, name), code])


def taken_out(draft: Manuscript, name: str) -> tuple[str, ...]:
    """Return the codes of what the draft builds on that are not in its list."""
    return tuple(code for code in _base(draft, name) if code not in _codes(draft, name))


def _place(draft: Manuscript, name: str) -> tuple[str, ...]:
    if name in draft.at("code_lists"):
        return ("code_lists", name)
    if name not in lists_of(draft):
        raise Refusal("draft.unknown_list", message="Deze lijst bestaat niet.", list=name)
    return ("filing", "questions", name, "options")


def _codes(draft: Manuscript, name: str) -> list[str]:
    return list(draft.at(*_place(draft, name)))


def _base(draft: Manuscript, name: str) -> list[str]:
    return list(draft.base_at(*_place(draft, name), default=[]))


def _placed(draft: Manuscript, name: str, codes: list[str]) -> Manuscript:
    place = _place(draft, name)
    return draft.placed(place, in_order(draft, place, codes))


def _needed(regulation: Regulation, name: str) -> Iterator[tuple[str, str]]:
    for step in regulation.steps:
        if name == "outcome" and step.outcome:
            yield step.outcome, step.act
        for guard in step.requires:
            if name in guard.answered:
                yield guard.answered[name], step.act


def _fresh(label: str, known: Collection[str]) -> str:
    """Return a code made from a label that is not there yet."""
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[: LONGEST - 3].strip("_")
    stem = stem if stem[:1].isalpha() else f"code_{stem}".strip("_")
    code, number = stem, 2
    while code in known:
        code, number = f"{stem}_{number}", number + 1
    return code
