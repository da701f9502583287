"""Regulations we ship, read once, with their words; and words in which every word is a code."""

from functools import cache

from procedures import presets
from procedures.rules.language import LetterText, Regulation, Texts
from procedures.rules.reading import read_regulation, read_texts
from procedures.rules.vocabulary import codes_needed, needed

NAMES = presets.names()


@cache
def regulation_of(name: str) -> Regulation:
    return read_regulation(presets.source_of(name))


@cache
def words_of(name: str, language: str) -> Texts:
    return read_texts(presets.texts_of(name)[language], file=f"{language}.yaml")


def in_each_language() -> list[tuple[str, str]]:
    """Return every shipped regulation with each language it has."""
    return [(name, language) for name in NAMES for language in regulation_of(name).languages]


def coded(regulation: Regulation) -> Texts:
    """Return words that say nothing: what can be read then is ours alone."""
    named = {part: dict.fromkeys(names, "Qx") for part, names in needed(regulation).items()}
    letter = LetterText(subject="Qxx", paragraphs=("Qx",))
    return Texts(
        title="Qx",
        states=named["states"],
        acts=named["acts"],
        buttons=named["acts"],
        terms=named["terms"],
        roles=named["roles"],
        fields=named["fields"],
        questions=named["questions"],
        codes={
            name: dict.fromkeys(codes, "Qx") for name, codes in codes_needed(regulation).items()
        },
        letters=dict.fromkeys(named["letters"], letter),
        reports=named["reports"],
        contents=named["contents"],
    )
