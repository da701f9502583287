"""Who makes a report, and what may still happen to an edition of it."""

from collections.abc import Sequence
from datetime import date
from typing import Literal, Protocol
from uuid import UUID

from kernel.errors import Refusal
from procedures.rules.access import SEES_EVERY_CASE
from procedures.rules.reporting import Definition
from procedures.rules.statistics import Period

EditionState = Literal["draft", "reviewed", "published"]
DecisionState = Literal["open", "done", "dropped"]
Answer = Literal["follows", "departs"]

MAKES_EDITIONS = SEES_EVERY_CASE | {"consultant"}
"""They draft, review and publish; other readers of figures see what was published."""
ANSWERS_ADVICE = MAKES_EDITIONS | {"employer"}
"""The employer answers an advice; who writes the minutes may record that answer."""

DECISION_STATES: tuple[DecisionState, ...] = ("open", "done", "dropped")
ANSWERS: tuple[Answer, ...] = ("follows", "departs")


class AskedFor(Protocol):
    """A report that is asked for: its period and its part of the client."""

    @property
    def period(self) -> Period:
        """The period it is about."""

    @property
    def scope(self) -> str:
        """The part of the client, empty for all of it."""


def check_open(state: str, number: int) -> None:
    """Raise Refusal `edition.frozen` for a published edition: it never changes again."""
    if state == "published":
        raise Refusal(
            "edition.frozen",
            message="Deze editie is gepubliceerd en verandert niet meer."
            " Is er iets niet goed? Maak dan een nieuwe editie met de verbetering.",
            number=number,
        )


def check_seen(seen: int | None, version: int) -> None:
    """Raise Refusal `edition.stale` when somebody else wrote since the page was opened."""
    if seen is not None and seen != version:
        raise Refusal(
            "edition.stale",
            message="Iemand anders heeft dit intussen gewijzigd. Er is niets opgeslagen."
            " Open de pagina opnieuw en bekijk wat er nieuw is.",
        )


def check_reviewer(drafted_by: UUID | None, reviewer: UUID | None) -> None:
    """Raise Refusal `edition.own_review` for who wrote last: a second person looks."""
    if reviewer is None or reviewer == drafted_by:
        raise Refusal(
            "edition.own_review",
            message="U schreef zelf het laatst aan deze editie. Laat een collega haar nakijken.",
        )


def check_safe(exposed: Sequence[str]) -> None:
    """Raise Refusal `edition.leaks` when a hidden number would follow from what is printed.

    `exposed` says for each of them in which table, line and column it stands.
    """
    if exposed:
        raise Refusal(
            "edition.leaks",
            message="Uit deze cijfers is een klein aantal af te leiden. Tel ze opnieuw."
            " Helpt dat niet, publiceer dan niet en neem contact op met de beheerder.",
            count=len(exposed),
            exposed=tuple(exposed),
        )


def check_asked(made_of: Definition, asked: AskedFor, known: frozenset[str], today: date) -> None:
    """Raise Refusal `edition.period` or `edition.scope` for what a report is not about.

    `known` are the parts of the client: its departments, and the municipalities that it serves.
    """
    period = asked.period
    if period not in made_of.periods(period.year) or period.starts_on > today:
        raise Refusal(
            "edition.period",
            message="Over deze periode is dit soort rapportage er niet. Kies een andere periode.",
            field="period",
        )
    if not made_of.fits(asked.scope) or (asked.scope and asked.scope not in known):
        raise Refusal(
            "edition.scope",
            message="Kies over welk deel van de organisatie de rapportage gaat.",
            field="scope",
        )


def check_written(missing: Sequence[str]) -> None:
    """Raise Refusal `edition.unwritten` when a chapter lacks the text that it needs."""
    if missing:
        raise Refusal(
            "edition.unwritten",
            message="In sommige hoofdstukken moet nog een toelichting komen.",
            chapters=tuple(missing),
        )


def check_publishable(state: str, *, until_on: date, ends_on: date | None = None) -> None:
    """Raise Refusal `edition.not_reviewed`, or `edition.year_running` for a period not over yet."""
    if state != "reviewed":
        raise Refusal(
            "edition.not_reviewed",
            message="Deze editie is nog niet nagekeken. Laat eerst een collega haar nakijken.",
        )
    if until_on < (ends_on or date(until_on.year, 12, 31)):
        raise Refusal(
            "edition.year_running",
            message="De cijfers gaan nog niet over het hele jaar."
            " Tel ze opnieuw als het jaar voorbij is; daarna kunt u publiceren.",
            until_on=until_on,
        )


def check_answer(answer: str, reasons: str) -> None:
    """Raise Refusal `advice.answer`, or `advice.reasons` for a bare departure."""
    if answer not in ANSWERS:
        raise Refusal("advice.answer", message="Kies wat u met het advies doet.", field="answer")
    if answer == "departs" and not reasons.strip():
        raise Refusal(
            "advice.reasons",
            message="Volgt u het advies niet? Schrijf dan waarom.",
            field="answer_reasons",
        )


def check_progress(state: str, note: str, *, done_on: date | None, today: date) -> None:
    """Raise Refusal `decision.state`, `decision.note` or `decision.future`."""
    if state not in DECISION_STATES:
        raise Refusal("decision.state", message="Kies hoe het ermee staat.", field="state")
    if state in ("dropped", "done") and not note.strip():
        message = "Wat is er gedaan? Schrijf het kort op."
        if state == "dropped":
            message = "Waarom vervalt deze afspraak? Schrijf de reden op."
        raise Refusal("decision.note", message=message, field="state_note")
    if done_on is not None and done_on > today:
        raise Refusal("decision.future", message="Deze dag moet nog komen.", field="done_on")
