from collections.abc import Iterator

from procedures.rules.language import LetterText, NextStep, Regulation
from procedures.rules.placeholders import names_in
from procedures.rules.proofs.subject import Failure, Subject


def duties_kept(subject: Subject) -> Iterator[Failure]:
    """Letters name the way on with its last day, and limits and aftercare have their terms."""
    regulation = subject.regulation
    for sentence in _limited(regulation):
        yield Failure(sentence)
    for step in regulation.next_steps:
        yield from _named(subject, step)
    for sentence in _aftercare(regulation):
        yield Failure(sentence)


def _named(subject: Subject, step: NextStep) -> Iterator[Failure]:
    """The letter that closes names where to go and until when (Awb art. 9:12(2))."""
    answer = subject.regulation.terms.get(step.decides_within or "")
    if answer is not None and not answer.ends:
        yield Failure(f"Geen stap legt vast dat '{step.body}' heeft beslist.")
    sent = {one.letter for taken in subject.regulation.steps for one in taken.letters}
    for name in step.told_in:
        if name not in sent:
            yield Failure(f"De weg naar '{step.body}' hoort in brief '{name}', die niemand krijgt.")
        for language, texts in subject.words.items():
            letter = texts.letters.get(name)
            body = texts.roles.get(step.body, "")
            if letter is not None and not _says(letter, body):
                yield Failure(
                    f"texts/{language}.yaml, brief '{name}' noemt '{body or step.body}' niet."
                )
            if letter is not None and step.term is not None:
                used = names_in(" ".join(letter.paragraphs))
                if f"due.{step.term}" not in used:
                    yield Failure(
                        f"texts/{language}.yaml, brief '{name}': {{due.{step.term}}} ontbreekt,"
                        f" de laatste dag om naar '{step.body}' te gaan."
                    )


def _says(letter: LetterText, word: str) -> bool:
    return bool(word) and word.casefold() in " ".join(letter.paragraphs).casefold()


def _limited(regulation: Regulation) -> Iterator[str]:
    """The limit that looks back is the same where it is asked and where it is reckoned."""
    limit = regulation.filing.limit
    for name, spec in regulation.terms.items():
        if spec.backward and (
            limit is None or (spec.amount, spec.unit) != (limit.amount, limit.unit)
        ):
            yield f"Termijn '{name}' kijkt anders terug dan 'limit' bij het indienen."


def _aftercare(regulation: Regulation) -> Iterator[str]:
    asks = {step.act for step in regulation.steps if step.kind == "aftercare"}
    own = [spec for spec in regulation.terms.values() if asks & set(spec.ends)]
    after = regulation.aftercare.after
    if asks and not own:
        yield "Er is nazorg, maar geen termijn waarbinnen die moet zijn gedaan."
    for spec in own:
        if (spec.amount, spec.unit) != (after.amount, after.unit):
            yield "De termijn voor nazorg is een andere dan onder 'aftercare' staat."
