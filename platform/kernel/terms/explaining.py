"""Reasons told in sentences, from the facts that were stored."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from kernel.terms.arabic import ARABIC
from kernel.terms.german import GERMAN
from kernel.terms.phrases import DUTCH, ENGLISH, FRENCH, Phrases
from kernel.terms.polish import POLISH
from kernel.terms.reasons import Fact, Reason
from kernel.terms.rules import Unit
from kernel.terms.turkish import TURKISH
from kernel.terms.ukrainian import UKRAINIAN

BY_LANGUAGE = {
    one.language: one
    for one in (DUTCH, ENGLISH, FRENCH, GERMAN, POLISH, TURKISH, ARABIC, UKRAINIAN)
}
NO_LABELS: Mapping[str, str] = MappingProxyType({})


def explain(reason: Reason, language: str, labels: Mapping[str, str] = NO_LABELS) -> str:
    """Return one reason as a sentence or two, in plain words.

    `language` may be regional ("nl-be"); Dutch where it is unknown. `labels` are the regulation's
    own words for its events ("Klacht ingediend"), in that language; common events are known.
    """
    phrases = _phrases(language)
    events = {**phrases.events, **labels}
    words = {name: _word(name, fact, phrases) for name, fact in reason.facts.items()}
    words["event"] = events.get(words.get("event", ""), words.get("event", "").replace("_", " "))
    if "unit" in words:
        words["amount"] = phrases.amount(int(words["number"]), Unit(words["unit"]))
    sentence = phrases.reasons[reason.code].format_map(words)
    return sentence[:1].upper() + sentence[1:]


def explain_all(
    reasons: Iterable[Reason], language: str, labels: Mapping[str, str] = NO_LABELS
) -> str:
    """Return all reasons of a term as one paragraph."""
    return " ".join(explain(reason, language, labels) for reason in reasons)


def tell(words: Mapping[str, str], language: str) -> str:
    """Return wordings by language, such as a holiday's name, in this one; Dutch where it has none.

    `language` is as `explain` takes it; `words` have at least the Dutch.
    """
    phrases, dutch = _phrases(language), words[DUTCH.language]
    return words.get(phrases.language) or phrases.named.get(dutch) or dutch


def _phrases(language: str) -> Phrases:
    return BY_LANGUAGE.get(language.split("-", maxsplit=1)[0], DUTCH)


def _word(name: str, fact: Fact, phrases: Phrases) -> str:
    if isinstance(fact, Mapping):
        return tell(fact, phrases.language)
    if isinstance(fact, int):
        return phrases.amount(fact, Unit.DAYS) if name == "days" else str(fact)
    return phrases.day(date.fromisoformat(fact)) if name.endswith("_on") else fact
