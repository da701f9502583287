"""What a procedure for reports of wrongdoing needs as a whole (Wbk; Directive (EU) 2019/1937)."""

from collections.abc import Collection, Iterator

from procedures.rules.language import Length, Regulation, TermSpec
from procedures.rules.proofs.lawful.statutes import WBK
from procedures.rules.walk import CLOSED

SEVEN_DAYS = Length(amount=7, unit="days")
THREE_MONTHS = Length(amount=3, unit="months")
AUTHORITIES = ("huis", "acm", "afm", "anvs", "ap", "dnb", "igj", "nvwa", "nza")
"""Where somebody can report outside the organisation (Wbk art. 2c), by their code."""
WRITTEN = frozenset({"portal", "email", "post", "api"})
SPOKEN = frozenset({"phone", "in_person"})


def protects_reporters(regulation: Regulation, cited: Collection[str]) -> Iterator[str]:
    """Yield what is lacking in a procedure under these laws: terms, secrecy, ways to report."""
    if not any(WBK.search(source) for source in cited):
        return
    yield from _acknowledged(regulation)
    yield from _answered(regulation)
    yield from _secret(regulation)
    yield from _minuted(regulation)
    channels = set(regulation.filing.channels)
    if not (channels & WRITTEN and channels & SPOKEN):
        yield "Melden moet schriftelijk en mondeling kunnen (Directive 2019/1937 art. 9 lid 2)."
    bodies = {step.body for step in regulation.next_steps}
    for body in AUTHORITIES:
        if body not in bodies:
            yield f"De autoriteit '{body}' ontbreekt bij de wegen naar buiten (Wbk art. 2c)."


def _acknowledged(regulation: Regulation) -> Iterator[str]:
    spec = regulation.terms.get("acknowledge")
    if spec is None or not _within(spec, SEVEN_DAYS) or spec.from_ != _receiving(regulation):
        yield "De ontvangst wordt binnen 7 dagen bevestigd ('acknowledge', art. 9 lid 1 sub b)."


def _answered(regulation: Regulation) -> Iterator[str]:
    spec = regulation.terms.get("feedback")
    received = _receiving(regulation)
    acknowledges = {step.act for step in regulation.steps if step.kind == "acknowledge"}
    if spec is None or not _within(spec, THREE_MONTHS) or spec.from_ not in acknowledges:
        yield "De melder hoort binnen 3 maanden na de bevestiging meer ('feedback', sub f)."
    elif spec.extension or spec.consent_postpones or spec.cure or spec.suspended_from:
        yield "De termijn 'feedback' kan niet langer worden (art. 9 lid 1 sub f)."
    elif spec.fallback is None or (spec.fallback.starts, spec.fallback.offset) != (
        received,
        SEVEN_DAYS,
    ):
        yield "Zonder bevestiging loopt 'feedback' vanaf 7 dagen na de melding (sub f)."


def _within(spec: TermSpec, most: Length) -> bool:
    return (spec.unit, spec.amount <= most.amount) == (most.unit, True)


def _receiving(regulation: Regulation) -> str:
    return next((step.act for step in regulation.steps if step.kind == "receive"), "")


def _minuted(regulation: Regulation) -> Iterator[str]:
    """Who reports in a talk gets the minutes, to check and agree with (art. 18(4))."""
    for step in regulation.steps:
        sent = any(letter.to == "complainant" for letter in step.letters)
        if step.kind == "talk" and CLOSED not in step.from_ and not sent:
            yield f"Stap '{step.act}': de melder krijgt het verslag niet (Directive art. 18 lid 4)."


def _secret(regulation: Regulation) -> Iterator[str]:
    """Who reports can stay unknown, and what shows who it is goes to nobody else."""
    filing = regulation.filing
    if "third_parties" not in filing.anonymity:
        yield "De naam van de melder blijft geheim ('third_parties'; Directive art. 16 lid 1)."
    for step in regulation.steps:
        if step.kind == "receive" and "respondent" in step.visible_to:
            yield f"Stap '{step.act}' toont de melding aan de beklaagde (Directive art. 16 lid 1)."
