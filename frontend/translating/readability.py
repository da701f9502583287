"""How easily Dutch reads, by counting: the length of sentences and of words.

Flesch-Douma (W.H. Douma, De leesbaarheid van landbouwbladen, 1960): 206.84 less 0.93 times the
words per sentence and 77 times the syllables per word. Higher is easier: 60 and up is commonly
taken for what most people read without effort. `LIMITS` are ours, after what guides for B1 ask:
sentences of 15 words on the average and no very long ones.

What it cannot see: whether words are known, whether a sentence is passive or its order clear,
whether the text says what a reader needs. So B1 is made plausible by this, not proven: that takes
readers. Syllables are counted by vowels, which is right to within a few in a hundred.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_MARKS = re.compile(r"<[^>]+>|%\(\w+\)[a-z]|\{[\w.]*\}")
_END = re.compile(r"(?<=[.!?:;])[\s”’\"]+(?=[A-ZÀ-Ý‘“(\d-])|\n+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SYLLABLE = re.compile(r"[ëïöüáéíóúè]|[aeiouy]+")


@dataclass(frozen=True, slots=True)
class Limits:
    """The most words of a sentence, and on the average; the least score of all together."""

    longest: int
    average: float
    score: float


LIMITS = Limits(longest=25, average=12, score=60)


@dataclass(frozen=True, slots=True)
class Measured:
    """The counts of a text."""

    sentences: int
    words: int
    syllables: int

    @property
    def average(self) -> float:
        """Words per sentence."""
        return self.words / max(self.sentences, 1)

    @property
    def score(self) -> float:
        """The score of Flesch-Douma: higher is easier."""
        per_word = self.syllables / max(self.words, 1)
        return 206.84 - 0.93 * self.average - 77 * per_word


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text; what is filled in counts as one word."""
    for sentence in _END.split(_MARKS.sub(_word, text)):
        if _WORD.search(sentence):
            yield sentence.strip()


def _word(mark: re.Match[str]) -> str:
    return "" if mark.group().startswith("<") else "naam"


def words(sentence: str) -> list[str]:
    """Return the words of a sentence."""
    return _WORD.findall(sentence)


def syllables(word: str) -> int:
    """Return about how many syllables a Dutch word has."""
    return max(1, len(_SYLLABLE.findall(word.lower())))


def measured(texts: Iterable[str]) -> Measured:
    """Return the counts of texts together, of their whole sentences: labels are no sentences."""
    found = [words(one) for text in texts for one in sentences(text) if _is_whole(one)]
    said = [word for one in found for word in one]
    return Measured(len(found), len(said), sum(syllables(word) for word in said))


def too_long(texts: Iterable[str], limit: int = LIMITS.longest) -> list[str]:
    """Return the sentences with more words than the limit, the longest first."""
    found = {one for text in texts for one in sentences(text) if len(words(one)) > limit}
    return sorted(found, key=lambda one: (-len(words(one)), one))


def _is_whole(sentence: str) -> bool:
    return len(words(sentence)) > 2  # noqa: PLR2004
