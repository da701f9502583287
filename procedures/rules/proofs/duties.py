from collections.abc import Iterator

from procedures.rules.language import LetterText, NextStep, Regulation
from procedures.rules.placeholders import names_in
from procedures.rules.proofs.subject import Failure, Subject, failed


def duties_kept(subject: Subject) -> Iterator[Failure]:
    """Letters name the way on with its last day, and limits and aftercare have their terms."""
    regulation = subject.regulation
    yield from _limited(regulation)
    for step in regulation.next_steps:
        yield from _named(subject, step)
    yield from _aftercare(regulation)


def _named(subject: Subject, step: NextStep) -> Iterator[Failure]:
    """The letter that closes names where to go and until when (Awb art. 9:12(2))."""
    answer = subject.regulation.terms.get(step.decides_within or "")
    if answer is not None and not answer.ends:
        yield failed("way_unanswered", body=step.body)
    sent = {one.letter for taken in subject.regulation.steps for one in taken.letters}
    for name in step.told_in:
        if name not in sent:
            yield failed("way_untold", body=step.body, letter=name)
        for language, texts in subject.words.items():
            letter = texts.letters.get(name)
            body = texts.roles.get(step.body, "")
            if letter is not None and not _says(letter, body):
                yield failed("way_unnamed", language=language, letter=name, body=body or step.body)
            if letter is not None and step.term is not None:
                used = names_in(" ".join(letter.paragraphs))
                if f"due.{step.term}" not in used:
                    yield failed(
                        "way_undated",
                        language=language,
                        letter=name,
                        filled=f"due.{step.term}",
                        body=step.body,
                    )


def _says(letter: LetterText, word: str) -> bool:
    return bool(word) and word.casefold() in " ".join(letter.paragraphs).casefold()


def _limited(regulation: Regulation) -> Iterator[Failure]:
    """The limit that looks back is the same where it is asked and where it is reckoned."""
    limit = regulation.filing.limit
    for name, spec in regulation.terms.items():
        if spec.backward and (
            limit is None or (spec.amount, spec.unit) != (limit.amount, limit.unit)
        ):
            yield failed("limit_differs", term=name)


def _aftercare(regulation: Regulation) -> Iterator[Failure]:
    asks = {step.act for step in regulation.steps if step.kind == "aftercare"}
    own = [spec for spec in regulation.terms.values() if asks & set(spec.ends)]
    after = regulation.aftercare.after
    if asks and not own:
        yield failed("aftercare_undated")
    for spec in own:
        if (spec.amount, spec.unit) != (after.amount, after.unit):
            yield failed("aftercare_differs")
