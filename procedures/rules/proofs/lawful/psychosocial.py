"""What a formal psychosocial request at work needs as a whole (Belgian Codex, book I, title 3)."""

import re
from collections.abc import Collection, Iterator

from procedures.rules.language import Regulation, Step
from procedures.rules.proofs.subject import Failure, failed

CODEX = re.compile(r"\bCodex\b.*(\btitle 3\b|\bI\.3-)")
SIDES_ADVISED = frozenset({"complainant", "respondent"})


def seeks_solutions(regulation: Regulation, cited: Collection[str]) -> Iterator[Failure]:
    """Yield what is lacking in a procedure under the Codex: interview, receipt, silence, advice."""
    if not any(CODEX.search(source) for source in cited):
        return
    if regulation.outcomes.founded_exists:
        yield failed("psychosocial_founded")
    for step in regulation.steps:
        yield from _interviewed(regulation, step)
        yield from _advised(regulation, step)
    yield from _received(regulation)
    yield from _analysed(regulation)


def _interviewed(regulation: Regulation, step: Step) -> Iterator[Failure]:
    """The worker has a copy of the document that confirms the compulsory interview."""
    spec = regulation.terms.get("interview")
    if spec is None or step.act not in spec.ends:
        return
    if "complainant" not in {letter.to for letter in step.letters}:
        yield failed("interview_unconfirmed", step=step.act)


def _advised(regulation: Regulation, step: Step) -> Iterator[Failure]:
    """The requester and the other person hear in writing what measures are proposed (I.3-27)."""
    if step.kind != "advise":
        return
    known = any(one.kind == "inform" for one in regulation.steps)
    told = {letter.to for letter in step.letters}
    for side in sorted(SIDES_ADVISED - told if known else ()):
        yield failed("proposal_untold", step=step.act, side=side)


def _received(regulation: Regulation) -> Iterator[Failure]:
    """Silence on a request accepts it, and a registered letter is deemed to have come."""
    terms = regulation.terms.values()
    admits = {step.act for step in regulation.steps if step.kind == "admit"}
    if not any(spec.silence in admits for spec in terms):
        yield failed("silence_rejects")
    starts = {spec.from_ for spec in terms if spec.silence}
    if not starts <= {spec.presumes for spec in terms}:
        yield failed("registered_unpresumed")


def _analysed(regulation: Regulation) -> Iterator[Failure]:
    """The employer has more time for a decision only when a risk analysis is under way."""
    spec = regulation.terms.get("employer_decision")
    if spec is None or spec.extension is None:
        return
    step = regulation.step(spec.extended_by or "extended")
    if step is not None and not any(guard.taken for guard in step.requires):
        yield failed("time_without_analysis", step=step.act)
