"""Whether a story has a word that is also a name of somebody in a case of that year.

A first and a last name together are a name, whatever else they mean. One part of it may be a word
like any other (Bakker, Mark), so a person is asked whether it is.
"""

import re
from collections.abc import Iterable

from kernel.errors import Refusal
from procedures.rules.vignette_words import PARTICLES, plain

SHORTEST = 3
PARTY, WORD = "vignette.party", "vignette.word"
ABOUT_NAMES = frozenset({PARTY, WORD})
NO_NAMES = frozenset(
    ("een", "het", "iemand", "onze", "mijn", "the", "someone", "our", "une", "notre", "ein", "eine")
) | {"einer", "jemand", "unser", "voor", "met", "bij", "aan", "uit", "and", "und", "mit"}
"""Words that name nobody. A party can be "een collega van de montage": that is no name."""


def check_names(story: str, names: Iterable[str], *, plain_words: Iterable[str]) -> None:
    """Raise Refusal `vignette.party` for a whole name, `vignette.word` for a part of one.

    `plain_words` are those of which somebody said that they are no names here. Capitals and accents
    make no difference.
    """
    told, parts = _told(story), [one for one in map(_told, names) if not NO_NAMES & {*one[:1]}]
    read = f" {' '.join(told)} "
    whole = {" ".join(one) for one in parts if len(one) > 1 and f" {' '.join(one)} " in read}
    if whole:
        raise Refusal(
            PARTY,
            message="In het verhaal staat de naam van iemand uit een zaak van dat jaar."
            " Haal die weg.",
            field="text",
            exposed=(min(whole),),
        )
    found = _doubtful(told, parts) - {word for each in plain_words for word in _told(each)}
    if found:
        raise Refusal(
            WORD,
            message="Deze woorden zijn ook namen van mensen uit zaken van dat jaar."
            " Gaat het om een naam? Haal het woord dan weg. Is het hier een gewoon woord?"
            " Zet dan hieronder een vinkje.",
            field="text",
            exposed=(", ".join(sorted(found)),),
            words=tuple(sorted(found)),
        )


def _doubtful(told: list[str], names: Iterable[list[str]]) -> set[str]:
    parts = {part for name in names for part in name if len(part) >= SHORTEST}
    return parts.intersection(told) - PARTICLES - NO_NAMES


def _told(text: str) -> list[str]:
    """Return the words, without accents and capitals; a hyphen parts two words."""
    return [hit.casefold() for hit in re.findall(r"[^\W\d_]+", plain(text))]
