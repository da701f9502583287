"""What a law asks of letters and steps, held against the regulations that cite it."""

from collections.abc import Iterator

from procedures.rules.language import LetterTo, Regulation, Step
from procedures.rules.proofs.lawful.contents import Letter
from procedures.rules.proofs.lawful.psychosocial import seeks_solutions
from procedures.rules.proofs.lawful.statutes import STATUTES, Required
from procedures.rules.proofs.lawful.whistleblowing import protects_reporters
from procedures.rules.proofs.subject import Failure, Subject, failed

__all__ = ["asked_of", "letters_lawful"]


def letters_lawful(subject: Subject) -> Iterator[Failure]:
    """Every letter says, and every step records, what the laws that the regulation cites ask."""
    cited = _citations(subject.regulation)
    for required in STATUTES:
        if any(required.cited.search(source) for source in cited):
            yield from _kept(subject, required)
    for beside in (protects_reporters, seeks_solutions):
        yield from beside(subject.regulation, cited)


def asked_of(regulation: Regulation, step: Step, letter: LetterTo) -> Iterator[Required]:
    """Yield what the laws that the regulation cites ask of one letter of a step."""
    cited = _citations(regulation)
    for required in STATUTES:
        applies = any(required.cited.search(source) for source in cited)
        if applies and letter.to in required.to and required.of(regulation, step):
            yield required


def _citations(regulation: Regulation) -> frozenset[str]:
    steps = (step.source or "" for step in regulation.steps)
    return frozenset((*steps, *(term.source for term in regulation.terms.values())))


def _kept(subject: Subject, required: Required) -> Iterator[Failure]:
    regulation = subject.regulation
    for step in regulation.steps:
        if required.of(regulation, step):
            for need in required.records:
                if not need.recorded(step):
                    code = "law_undated" if need.dated else "law_unrecorded"
                    yield failed(code, step=step.act, field=need.name, law=required.law)
            letters = [letter for letter in step.letters if letter.to in required.to]
            if required.says and not letters:
                yield failed("letter_unsent", step=step.act, to=required.to, law=required.law)
            for letter in letters:
                yield from _said(subject, required, step, letter)


def _said(subject: Subject, required: Required, step: Step, letter: LetterTo) -> Iterator[Failure]:
    for language, texts in subject.words.items():
        if letter.letter not in texts.letters:
            continue
        read = Letter(subject.regulation, texts, step, letter)
        where = {"letter": letter.letter, "to": letter.to, "law": required.law}
        for content in required.says:
            if not content.said(read):
                yield content.unsaid({"language": language, **where})
