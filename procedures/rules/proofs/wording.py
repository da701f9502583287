from collections.abc import Iterator

from procedures.rules.language import Regulation, Texts
from procedures.rules.proofs.subject import Failure, Subject
from procedures.rules.vocabulary import codes_needed, needed


def words_complete(subject: Subject) -> Iterator[Failure]:
    """Everything that people read has words in every language of the regulation."""
    regulation, words = subject.regulation, subject.words
    for language in regulation.languages:
        if language not in words:
            yield Failure(f"De teksten in de taal '{language}' ontbreken.")
            continue
        for kind, names in needed(regulation).items():
            known = getattr(words[language], kind)
            for name in sorted(names - set(known)):
                yield Failure(f"texts/{language}.yaml, {kind}: '{name}' ontbreekt.")
        yield from _codes_complete(regulation, words[language], language)


def _codes_complete(regulation: Regulation, texts: Texts, language: str) -> Iterator[Failure]:
    for name, codes in codes_needed(regulation).items():
        for code in codes:
            if code not in texts.codes.get(name, {}):
                yield Failure(f"texts/{language}.yaml, codes › {name}: '{code}' ontbreekt.")
