"""What a procedure for reports of wrongdoing needs as a whole (Wbk; Directive (EU) 2019/1937)."""

from collections.abc import Collection, Iterator

from procedures.rules.language import Length, Regulation, TermSpec
from procedures.rules.proofs.lawful.statutes import WBK
from procedures.rules.proofs.subject import Failure, failed
from procedures.rules.walk import CLOSED

SEVEN_DAYS = Length(amount=7, unit="days")
THREE_MONTHS = Length(amount=3, unit="months")
AUTHORITIES = ("huis", "acm", "afm", "anvs", "ap", "dnb", "igj", "nvwa", "nza")
"""Where somebody can report outside the organisation (Wbk art. 2c), by their code."""
WRITTEN = frozenset({"portal", "email", "post", "api"})
SPOKEN = frozenset({"phone", "in_person"})


def protects_reporters(regulation: Regulation, cited: Collection[str]) -> Iterator[Failure]:
    """Yield what is lacking in a procedure under these laws: terms, secrecy, ways to report."""
    if not any(WBK.search(source) for source in cited):
        return
    yield from _acknowledged(regulation)
    yield from _answered(regulation)
    yield from _secret(regulation)
    yield from _minuted(regulation)
    channels = set(regulation.filing.channels)
    if not (channels & WRITTEN and channels & SPOKEN):
        yield failed("channels_lacking")
    bodies = {step.body for step in regulation.next_steps}
    for body in AUTHORITIES:
        if body not in bodies:
            yield failed("authority_missing", body=body)


def _acknowledged(regulation: Regulation) -> Iterator[Failure]:
    spec = regulation.terms.get("acknowledge")
    if spec is None or not _within(spec, SEVEN_DAYS) or spec.from_ != _receiving(regulation):
        yield failed("receipt_unconfirmed")


def _answered(regulation: Regulation) -> Iterator[Failure]:
    spec = regulation.terms.get("feedback")
    received = _receiving(regulation)
    acknowledges = {step.act for step in regulation.steps if step.kind == "acknowledge"}
    if spec is None or not _within(spec, THREE_MONTHS) or spec.from_ not in acknowledges:
        yield failed("feedback_late")
    elif spec.extension or spec.consent_postpones or spec.cure or spec.suspended_from:
        yield failed("feedback_extended")
    elif spec.fallback is None or (spec.fallback.starts, spec.fallback.offset) != (
        received,
        SEVEN_DAYS,
    ):
        yield failed("feedback_unsure")


def _within(spec: TermSpec, most: Length) -> bool:
    return (spec.unit, spec.amount <= most.amount) == (most.unit, True)


def _receiving(regulation: Regulation) -> str:
    return next((step.act for step in regulation.steps if step.kind == "receive"), "")


def _minuted(regulation: Regulation) -> Iterator[Failure]:
    """Who reports in a talk gets the minutes, to check and agree with (art. 18(4))."""
    for step in regulation.steps:
        sent = any(letter.to == "complainant" for letter in step.letters)
        if step.kind == "talk" and CLOSED not in step.from_ and not sent:
            yield failed("minutes_unsent", step=step.act)


def _secret(regulation: Regulation) -> Iterator[Failure]:
    """Who reports can stay unknown, and what shows who it is goes to nobody else."""
    filing = regulation.filing
    if "third_parties" not in filing.anonymity:
        yield failed("reporter_named")
    for step in regulation.steps:
        if step.kind == "receive" and "respondent" in step.visible_to:
            yield failed("report_shown", step=step.act)
