from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from procedures.rules.documents import compose, data
from procedures.rules.language import Regulation, Texts
from procedures.rules.mutating.explanations import Pair, explanation
from procedures.rules.mutating.mutations import Document, Mutation, mutations
from procedures.rules.proofs import OF_WORDS, Subject, proven


@dataclass(frozen=True, slots=True)
class Trial:
    """A mutation and what became of it: caught (by what), explained (why), or survived."""

    mutation: Mutation
    verdict: str
    because: str


def trials(
    source: str, texts: Mapping[str, str], *, kinds: Container[str] | None = None
) -> tuple[Trial, ...]:
    """Try every mutation (or those of some kinds) of a regulation that is itself proven."""
    document = data(compose(source, "regulation.yaml"))
    words = {code: data(compose(text, f"texts/{code}.yaml")) for code, text in texts.items()}
    wanted = (one for one in mutations(document, words) if kinds is None or one.kind in kinds)
    return tuple(_trials(document, words, wanted))


def _trials(
    document: Document, words: Mapping[str, Document], wanted: Iterable[Mutation]
) -> Iterator[Trial]:
    regulation = Regulation.model_validate(document)
    read = {code: Texts.model_validate(one) for code, one in words.items()}
    subject = Subject(regulation, read)
    for mutation in wanted:
        if mutation.language:
            yield _worded(mutation, subject, words)
        else:
            yield _ruled(mutation, subject, document)


def _ruled(mutation: Mutation, subject: Subject, document: Document) -> Trial:
    try:
        changed = Regulation.model_validate(mutation.of(document))
    except ValidationError as error:
        return Trial(mutation, "caught", f"language: {error.errors()[0]['type']}")
    return _tried(mutation, Pair(subject, Subject(changed, subject.words, like=subject)))


def _worded(mutation: Mutation, subject: Subject, words: Mapping[str, Document]) -> Trial:
    """Try other words: what can happen stays the same, so the situations are not walked again."""
    code = mutation.language
    read = dict(subject.words)
    if not mutation.path:
        del read[code]
    else:
        try:
            read[code] = Texts.model_validate(mutation.of(words[code]))
        except ValidationError as error:
            return Trial(mutation, "caught", f"language: {error.errors()[0]['type']}")
    return _tried(mutation, Pair(subject, Subject(subject.regulation, read, like=subject)))


def _tried(mutation: Mutation, pair: Pair) -> Trial:
    only = OF_WORDS if mutation.language else None
    failed = next((one.name for one in proven(pair.changed, only) if one.failures), None)
    if failed is not None:
        return Trial(mutation, "caught", failed)
    why = explanation(mutation, pair)
    return Trial(mutation, "explained" if why else "survived", why or "no proof notices it")
