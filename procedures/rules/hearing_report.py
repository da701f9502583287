"""The report of a hearing: frozen as it was written, with what the side says of it beside it."""

import json
from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from uuid import UUID

from kernel.calendars import Calendar
from kernel.errors import Refusal
from kernel.terms.counting import forward
from procedures.rules.deadlines import amount
from procedures.rules.language import Length, Regulation, Step

REMARKS_WITHIN = Length(amount=14, unit="days")
"""How long a side can say what a report has wrong, from when it was written down. Our own rule,
for regulations that say nothing of it."""


def remarks_within(regulation: Regulation) -> Length:
    """Return how long a side can say what the report of its talk has wrong."""
    return regulation.hearing.remarks_within if regulation.hearing else REMARKS_WITHIN


def remarks_until(regulation: Regulation, recorded_on: date, *, calendar: Calendar) -> date:
    """Return the last day for remarks: never a rest day."""
    last_on = forward(recorded_on, amount(remarks_within(regulation)), calendar=calendar)
    return calendar.first_ordinary_day(last_on) if calendar.knows(last_on) else last_on


def own_step(regulation: Regulation) -> Step | None:
    """Return the regulation's own step for remarks on a report, which goes before ours."""
    heard = {step.act for step in regulation.steps if step.kind == "hear"}
    return next(
        (
            step
            for step in regulation.steps
            if step.kind == "view" and any(guard.taken in heard for guard in step.requires)
        ),
        None,
    )


def digest_of(hearing: UUID, report: str, remarks: Iterable[str] = ()) -> str:
    """Return the SHA-256 digest of a report with the remarks on it, in order, as hexadecimals."""
    whole = json.dumps([str(hearing), report, *remarks], ensure_ascii=False)
    return sha256(whole.encode()).hexdigest()


def check_remark(text: str, *, agrees: bool, until_on: date | None, today: date) -> None:
    """Raise Refusal `remark.none` without a report, `remark.late` or `remark.empty`."""
    if until_on is None:
        raise Refusal("remark.none", message="Er is nog geen verslag waarop u kunt reageren.")
    if today > until_on:
        message = "De tijd om te reageren is voorbij. Schrijf ons een bericht."
        raise Refusal("remark.late", message=message, until=until_on)
    if not agrees and not text.strip():
        message = "Schrijf wat er niet klopt, of zeg dat het verslag klopt."
        raise Refusal("remark.empty", message=message, field="text")
