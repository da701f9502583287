"""The words of a regulation that builds on another: its own over those it inherits."""

from collections.abc import Mapping
from typing import Any

from procedures.rules.documents import as_yaml, compose, data
from procedures.rules.inheriting import laid_over
from procedures.rules.language import Regulation
from procedures.rules.vocabulary import codes_needed, needed


def whole_words(
    regulation: Regulation, own: Mapping[str, str], inherited: Mapping[str, str]
) -> dict[str, str]:
    """Return the YAML of the words per language of the regulation, without words it lost.

    Raise Refusal `regulation.invalid` for text that is no YAML.
    """
    found = {}
    for language in regulation.languages:
        over, under = own.get(language), inherited.get(language)
        text = over if under is None else _laid_over(regulation, language, under, over)
        if text is not None:
            found[language] = text
    return found


def _laid_over(regulation: Regulation, language: str, under: str, over: str | None) -> str:
    file = f"texts/{language}.yaml"
    merged = compose(under, file)
    if over is not None:
        merged = laid_over(merged, compose(over, file))
    return as_yaml(_kept(regulation, data(merged)))


def _kept(regulation: Regulation, texts: dict[str, Any]) -> dict[str, Any]:
    """Return the words that the regulation still has a use for."""
    wanted: dict[str, set[str]] = needed(regulation)
    acts = wanted["acts"]
    wanted |= {"buttons": acts, "explanations": acts | wanted["states"]}
    wanted["help"] = wanted["fields"] | wanted["questions"]
    codes = {name: set(known) for name, known in codes_needed(regulation).items()}
    found = {
        part: {name: word for name, word in words.items() if name in wanted[part]}
        if part in wanted
        else words
        for part, words in texts.items()
    }
    found["codes"] = {
        name: {code: word for code, word in words.items() if code in codes[name]}
        for name, words in texts.get("codes", {}).items()
        if name in codes
    }
    return found
