"""The prover's sentences in English, without the words of the YAML."""

import re

from procedures.rules.proofs.english import in_english

_HINT = re.compile(r" \('[a-z_]+'\)")
_TYPES = {
    "text": "a text",
    "code": "a choice from a list",
    "codes": "choices from a list",
    "date": "a date",
    "moment": "a day and time",
    "side": "which side it is about",
    "person": "a person",
    "seat": "a seat in the committee",
    "flag": "a tick",
    "attendance": "whether somebody comes",
    "score": "a mark",
    "rulings": "a ruling on each element",
    "measures": "measures",
    "measure": "a measure",
    "term": "a term",
    "files": "files",
}
_GUARDS = {
    "admissible": "the complaint is admissible",
    "both_sides_heard": "both sides were heard",
    "panel_complete": "the committee is complete",
    "respondent_informed": "the respondent was told",
    "acknowledged": "receipt was confirmed",
    "named": "the complainant's name is known",
    "answered": "the answer when filing fits",
}
_PARTS = {
    "states": "the name of a stage",
    "acts": "the name of a step",
    "terms": "the name of a term",
    "roles": "the name of a role",
    "fields": "the question of a step",
    "questions": "a question when filing",
    "letters": "the letter",
    "reports": "the name of a report",
    "contents": "the name of a piece",
}
_TONGUES = {"nl": "Dutch", "en": "English", "fr": "French", "de": "German"}
_INSTEAD: tuple[tuple[str, str], ...] = (
    ("state '", "stage '"),
    ("State '", "Stage '"),
    ("; write 'roll: none'.", ". Choose for that term that its last day does not move."),
    ("'only_by' names", "The channels per subject name"),
    ("otherwise than 'limit' in the filing", "otherwise than the limit for filing"),
    ("than stands under 'aftercare'", "than stands with the aftercare"),
    ("no stage 'closed', in which", "no stage in which"),
    ("knows no 'founded'", "knows no founded or unfounded"),
    (", but is not in 'tells'", ", but the term does not name them"),
    (" (required)", ", or does not require it"),
    ("the unknown step '", "a step that is not there: '"),
    ("of the kind 'change'", "by which a case goes there"),
    ("and under 'tracks'", "and among the other tracks"),
    ("but 'tracks' names none", "but no other track is named"),
    (" in the letter and 'encloses' belong together", " in the letter needs something enclosed"),
)


def reworded_in_english(sentence: str) -> str:
    """Return a sentence of the prover in English for people; names stay between quotes."""
    english = in_english(sentence)
    for before, after in _INSTEAD:
        english = english.replace(before, after)
    english = _HINT.sub("", english)
    english = re.sub(r"something of the type '(\w+)'", _type, english)
    english = re.sub(r"the condition '(\w+)' is never met then", _guard, english)
    return _of_texts(english)


def _type(match: re.Match[str]) -> str:
    return _TYPES.get(match[1], match[1])


def _guard(match: re.Match[str]) -> str:
    if match[1] in _GUARDS:
        return f"it is never so then that {_GUARDS[match[1]]}"
    return f"step '{match[1]}' never comes before it then"


def _of_texts(sentence: str) -> str:
    """Return a sentence about words that are missing or wrong, without its file."""
    head = re.match(r"texts/(\w+)\.yaml, ", sentence)
    if head is None:
        return re.sub(r"The texts in the language '(\w+)'", _tongue, sentence)
    tongue, rest = _TONGUES.get(head[1], head[1]), sentence[head.end() :]
    if code := re.match(r"codes › (\w+): '(\w+)' is missing\.", rest):
        return f"In {tongue} the name of choice '{code[2]}' in list '{code[1]}' is missing."
    if part := re.match(r"(\w+): '(\w+)' is missing\.", rest):
        return f"In {tongue} {_PARTS.get(part[1], part[1])} is missing: '{part[2]}'."
    return f"{rest[:1].upper()}{rest[1:].rstrip('.')} ({tongue})."


def _tongue(match: re.Match[str]) -> str:
    return f"The texts in {_TONGUES.get(match[1], match[1])}"
