"""Changing who may file, in what way and how long after; and what the portal asks."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from kernel.errors import Refusal
from procedures.rules.editing.committee import in_order
from procedures.rules.editing.manuscript import Manuscript
from procedures.rules.editing.places import MISSING, called
from procedures.rules.editing.standard import STANDARD
from procedures.rules.editing.terms import with_length
from procedures.rules.editing.words import with_word, word
from procedures.rules.language import Length

CODES: Mapping[str, str] = {"who": "who", "anonymity": "anonymity", "channels": "channel"}
"""The parts of filing that people choose from, with the list that has their words."""
DEFAULTS: Mapping[str, list[str]] = {"who": ["complainant"], "anonymity": ["named"]}


@dataclass(frozen=True, slots=True)
class FilingSet:
    """Who may file, how anonymous, through which channels, and how far back."""

    who: Sequence[str]
    anonymity: Sequence[str]
    channels: Sequence[str]
    limit: Length | None = None


def with_filing(draft: Manuscript, wanted: FilingSet) -> Manuscript:
    """Return the draft in which complaints come in like this.

    Raise Refusal `draft.nobody_files` when nobody, or no way, is left.
    """
    if not (wanted.who and wanted.anonymity and wanted.channels):
        raise Refusal("draft.nobody_files", message="Kies bij elke vraag ten minste een antwoord.")
    for part, codes in CODES.items():
        chosen = in_order(draft, ("filing", part), getattr(wanted, part))
        draft = draft.placed(("filing", part), chosen, DEFAULTS.get(part, MISSING))
        draft = _worded(draft, codes, chosen)
    draft = _belonging(draft, "forms", wanted.channels)
    draft = _belonging(draft, "blocks", wanted.anonymity)
    return _limited(draft, wanted.limit)


def questions_off(draft: Manuscript) -> tuple[str, ...]:
    """Return the questions of what the draft builds on that it does not ask."""
    own = {called(one) for one in draft.at("filing", "questions", default=[])}
    base = draft.base_at("filing", "questions", default=[])
    return tuple(called(one) for one in base if called(one) not in own)


def with_questions(
    draft: Manuscript, asked: Collection[str], required: Collection[str]
) -> Manuscript:
    """Return the draft that asks these questions, of which some must be answered.

    Questions whose answer a step waits for cannot go: Refusal `draft.question_needed`.
    """
    at = ("filing", "questions")
    now = list(draft.at(*at, default=[]))
    _free_to_go(draft, {called(one) for one in now} - set(asked))
    base = draft.base_at(*at, default=[])
    known = [*(_of(now, called(one)) or one for one in base)]
    known += [one for one in now if called(one) not in {called(two) for two in known}]
    kept = [one for one in known if called(one) in asked]
    changed = draft.placed(at, kept, [])
    for one in kept:
        changed = changed.placed((*at, called(one), "required"), called(one) in required, False)
    return changed


def _of(parts: Sequence[Mapping[str, object]], name: str) -> Mapping[str, object] | None:
    return next((part for part in parts if called(part) == name), None)


def _free_to_go(draft: Manuscript, names: Collection[str]) -> None:
    for step in draft.at("steps"):
        for guard in step.get("requires", ()):
            for name in guard.get("answered", {}):
                if name in names:
                    raise Refusal(
                        "draft.question_needed",
                        message="Een stap hangt af van het antwoord op deze vraag.",
                        question=name,
                        act=step["act"],
                    )


def _worded(draft: Manuscript, codes: str, chosen: Sequence[str]) -> Manuscript:
    """Give each choice that has no word yet the usual one."""
    for language in draft.languages:
        for code in chosen:
            if not word(draft, language, "codes", codes, code):
                usual = STANDARD.get(language, {}).get(codes, {}).get(code, "")
                draft = with_word(draft, language, ("codes", codes, code), usual)
    return draft


def _belonging(draft: Manuscript, part: str, chosen: Sequence[str]) -> Manuscript:
    """Let what belongs to a choice come and go with it."""
    base = draft.base_at("filing", part, default={})
    now = draft.at("filing", part, default={})
    kept = {name: now.get(name, base.get(name)) for name in (*base, *now) if name in chosen}
    before = draft.at("filing", part)
    if before is MISSING and not kept:
        return draft
    return draft.placed(("filing", part), kept, {})


def _limited(draft: Manuscript, limit: Length | None) -> Manuscript:
    """The limit of filing and the terms that look back are the same, and go together."""
    back = [name for name, spec in draft.at("terms").items() if spec.get("backward")]
    if limit is None:
        draft = draft.placed(("filing", "limit"), MISSING)
        for name in back:
            draft = draft.placed(("terms", name), MISSING)
        return draft
    for name, spec in draft.base_at("terms", default={}).items():
        if spec.get("backward") and name not in back:
            draft = draft.placed(("terms", name), spec)
            back.append(name)
    for path in (("filing", "limit"), *(("terms", name) for name in back)):
        draft = with_length(draft, path, limit)
    return draft
