"""What the acts and answers of a case say for the register, and how contacts are registered."""

from collections.abc import Mapping, Sequence
from datetime import date

from kernel.errors import Refusal
from procedures.rules.statistics.codes import CONTACT_KINDS, KINDS
from procedures.rules.statistics.register import Mediation
from procedures.rules.walk import SIDES, Taken

DEFAULT_KIND = "complaint"
REPORTS_ONLY = "count_only"
"""The answer to `wants` of who reports something, and asks for nothing (Besluit art. 5)."""


def kind_of(answers: Mapping[str, object]) -> str:
    """Return the kind of a case: what its filer called it, else a complaint.

    Who wants it to be counted and no more filed a report.
    """
    named = str(answers.get("kind", ""))
    if named in KINDS:
        return named
    return "report" if answers.get("wants") == REPORTS_ONLY else DEFAULT_KIND


def mediation_of(acts: Sequence[Taken], outcome: str) -> Mediation | None:
    """Return how far a mediation came by the acts; None where they say nothing of one.

    The first act of the kind begins it when both sides agreed; else it was no more than offered.
    """
    tried = [act for act in acts if act.kind == "mediate"]
    if not tried:
        return None
    if outcome == "mediated":
        return "reached"
    consents = [act.facts.get(f"{side}_consents") for act in tried for side in SIDES]
    return "offered" if False in consents else "begun"


CONTACTS = (*CONTACT_KINDS, "activity")
"""What is registered at once, and walks no regulation."""
TEXT_YEARS = 2
"""How long words of a contact are kept: the house's term for files, without a regulation."""


def check_contact(kind: str, happened_on: date, closed_on: date | None, *, today: date) -> None:
    """Raise Refusal `registration.kind`, `registration.future` or `registration.before`."""
    if kind not in CONTACTS:
        raise Refusal(
            "registration.kind",
            message="Een klacht of melding dient u in als zaak.",
            field="kind",
        )
    for name, day in (("happened_on", happened_on), ("closed_on", closed_on)):
        if day is not None and day > today:
            raise Refusal("registration.future", message="Deze dag moet nog komen.", field=name)
    if closed_on is not None and closed_on < happened_on:
        message = "Deze dag ligt voor de dag van het contact."
        raise Refusal("registration.before", message=message, field="closed_on")


def text_until(happened_on: date) -> date:
    """Return the last day on which the words of a contact are kept."""
    last_of_month = 28
    day = min(happened_on.day, last_of_month)
    return happened_on.replace(year=happened_on.year + TEXT_YEARS, day=day)
