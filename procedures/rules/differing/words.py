"""Differences in the words: what something is called, what is explained, what a letter says."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from procedures.rules.differing.sentences import SENTENCES
from procedures.rules.differing.telling import Difference, Teller, stayed
from procedures.rules.language import LetterText
from procedures.rules.vocabulary import codes_needed, needed

LETTERS, WORDS, OWN = "letters", "words", "own_words"
NAMES = ("states", "acts", "terms", "roles", "fields", "questions", "reports", "contents")
EXPLAINED = ("acts", "states", "fields", "questions")
TEXTS = ("buttons", "explanations", "help")


def word_differences(teller: Teller) -> Iterator[Difference]:
    """Yield what differs in the words of what both versions have."""
    before, after = teller.words_before, teller.words_after
    if before.title != after.title:
        yield teller.say(WORDS, "renamed", before=before.title, after=after.title)
    for name in ("introduction", "protection"):
        was, is_ = getattr(before, name), getattr(after, name)
        if was != is_:
            yield _texts(teller.say(WORDS, f"text_{name}"), was, is_)
    wanted = [needed(one) for one in (teller.before, teller.after)]
    for part in NAMES:
        both = wanted[0][part] & wanted[1][part]
        yield from _renamed(teller, getattr(before, part), getattr(after, part), both)
    lists = [codes_needed(one) for one in (teller.before, teller.after)]
    for name in stayed(*lists):
        both = set(lists[0][name]) & set(lists[1][name])
        yield from _renamed(teller, before.codes.get(name, {}), after.codes.get(name, {}), both)
    for part in TEXTS:
        yield from _explained(teller, part)
    yield from _letters(teller)


def _renamed(
    teller: Teller, before: Mapping[str, str], after: Mapping[str, str], both: Collection[str]
) -> Iterator[Difference]:
    """Yield what is called otherwise, of what `both` versions have."""
    for name in (one for one in {**after, **before} if one in both):
        was, is_ = before.get(name), after.get(name)
        if was is None or is_ is None:
            yield teller.say(
                WORDS, "word_gone" if is_ is None else "word_new", name=was or is_ or ""
            )
        elif was != is_:
            yield teller.say(WORDS, "renamed", before=was, after=is_)


def _explained(teller: Teller, part: str) -> Iterator[Difference]:
    before, after = getattr(teller.words_before, part), getattr(teller.words_after, part)
    for name in dict.fromkeys((*after, *before)):
        was, is_ = before.get(name, ""), after.get(name, "")
        if was != is_ and _in_both(teller, name):
            said = teller.say(WORDS, f"text_{part}", name=teller.value(name))
            yield replace(said, before=was, after=is_)


def _in_both(teller: Teller, name: str) -> bool:
    """Whether both versions have what is explained; what came or went is told as such."""
    return all(
        any(name in getattr(words, part) for part in EXPLAINED)
        for words in (teller.words_before, teller.words_after)
    )


def _letters(teller: Teller) -> Iterator[Difference]:
    before, after = teller.words_before.letters, teller.words_after.letters
    both = needed(teller.before)["letters"] & needed(teller.after)["letters"]
    for name in (one for one in {**after, **before} if one in both):
        was, is_ = before.get(name), after.get(name)
        if was != is_:
            subject = next(one.subject for one in (is_, was) if one)
            yield _texts(
                teller.say(LETTERS, "letter_text", letter=subject), _whole(was), _whole(is_)
            )


def _whole(letter: LetterText | None) -> tuple[str, ...]:
    return (letter.subject, *letter.paragraphs) if letter else ()


def _texts(said: Difference, before: Sequence[str], after: Sequence[str]) -> Difference:
    return replace(said, before="\n\n".join(before), after="\n\n".join(after))


def own_differences(
    before: Mapping[str, Sequence[str]],
    after: Mapping[str, Sequence[str]],
    titles: Mapping[str, str],
    *,
    language: str,
) -> Iterator[Difference]:
    """Yield what differs in the client's own words after the articles."""
    sentences = SENTENCES.get(language, SENTENCES["nl"])
    for article in dict.fromkeys((*after, *before)):
        was, is_ = tuple(before.get(article, ())), tuple(after.get(article, ()))
        if was == is_:
            continue
        key = "own_changed" if was and is_ else "own_new" if is_ else "own_gone"
        called = titles.get(article, article.replace("_", " "))
        yield _texts(Difference(OWN, sentences[key].format(article=called)), was, is_)
