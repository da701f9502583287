"""Whether a text holds the words that somebody looks for: case and accents do not matter."""

import re
import unicodedata
from collections.abc import Sequence

from kernel.errors import Refusal

SHORTEST, MOST_WORDS, LONGEST = 2, 8, 100
AROUND = 60
"""How many characters of a text are shown on either side of what was found."""
_MARKS = re.compile("[\u0300-\u036f]+")


def plain(text: str) -> str:
    """Return a text without capitals and accents: "Zoë" and "zoe" are the same."""
    if text.isascii():
        return text.lower()
    return _MARKS.sub("", unicodedata.normalize("NFKD", text.casefold()))


def words_wanted(asked: str) -> tuple[str, ...]:
    """Return the words of a question, each once; a text between quotes is one word.

    Raise Refusal `search.short` when nothing is left of two characters or more, `search.long`
    for more than a question: a whole letter was pasted.
    """
    if len(asked) > LONGEST:
        raise Refusal("search.long", message="Zoek met een paar woorden, niet met een hele tekst.")
    found = [plain(quoted or bare) for quoted, bare in re.findall(r'"([^"]+)"|(\S+)', asked)]
    words = tuple(dict.fromkeys(one.strip() for one in found if len(one.strip()) >= SHORTEST))
    if not words:
        raise Refusal("search.short", message="Vul een woord van ten minste twee letters in.")
    return words[:MOST_WORDS]


def held(words: Sequence[str], text: str) -> int:
    """Return which of the words a text holds, as bits: the first word is 1, the second 2."""
    folded, bits = plain(text), 0
    for place, word in enumerate(words):
        if word in folded:
            bits |= 1 << place
    return bits


def excerpt(words: Sequence[str], text: str) -> tuple[str, str, str]:
    """Return the first place where a word stands: what is before it, the word, what is after it.

    Empty when none of the words is in the text.
    """
    folded, places = _folded(text)
    starts = [(folded.find(word), len(word)) for word in words if word in folded]
    if not starts:
        return "", "", ""
    at, length = min(starts)
    start, end = places[at], places[at + length - 1] + 1
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    head = "…" if start > AROUND else ""
    tail = "…" if len(text) > end + AROUND else ""
    return head + before.lstrip(), text[start:end], after.rstrip() + tail


def _folded(text: str) -> tuple[str, list[int]]:
    """Return the plain text, and from which character of the text each of its own came."""
    parts = [(place, plain(letter)) for place, letter in enumerate(text)]
    places = [place for place, folded in parts for _ in folded]
    return "".join(folded for _, folded in parts), places
