from collections.abc import Iterator

from procedures.rules.language import Regulation, Texts
from procedures.rules.proofs.subject import Failure, Subject, failed
from procedures.rules.vocabulary import codes_needed, needed


def words_complete(subject: Subject) -> Iterator[Failure]:
    """Everything that people read has words in every language of the regulation."""
    regulation, words = subject.regulation, subject.words
    for language in regulation.languages:
        if language not in words:
            yield failed("language_missing", language=language)
            continue
        for kind, names in needed(regulation).items():
            known = getattr(words[language], kind)
            for name in sorted(names - set(known)):
                yield failed("word_missing", language=language, part=kind, name=name)
        yield from _codes_complete(regulation, words[language], language)


def _codes_complete(regulation: Regulation, texts: Texts, language: str) -> Iterator[Failure]:
    for name, codes in codes_needed(regulation).items():
        for code in codes:
            if code not in texts.codes.get(name, {}):
                yield failed("code_missing", language=language, codes=name, code=code)
