"""What holds for an advice meeting, before it and after it."""

from collections.abc import Sequence
from datetime import datetime

from kernel.errors import Refusal
from procedures.rules.editions import MAKES_EDITIONS


def check_not_held(held_at: datetime | None) -> None:
    """Raise Refusal `meeting.held`: what has been cannot be planned anew."""
    if held_at is not None:
        raise Refusal("meeting.held", message="Dit gesprek is al gehouden.")


def check_seen(seen: int | None, version: int) -> None:
    """Raise Refusal `meeting.stale` when somebody else changed it since the page was opened."""
    check_same(seen, version)


def check_same(seen: object, now: object) -> None:
    """Raise Refusal `meeting.stale` when what was read is not what is there; None read nothing."""
    if seen is not None and seen != now:
        raise Refusal(
            "meeting.stale",
            message="Iemand anders heeft dit gesprek intussen gewijzigd. Er is niets opgeslagen."
            " Open de pagina opnieuw en bekijk wat er nieuw is.",
        )


def check_plan(place: str, attendees_count: int) -> None:
    """Raise Refusal `meeting.place` or `meeting.attendees` when nobody could find each other."""
    if not place.strip():
        raise Refusal("meeting.place", message="Vul in waar het gesprek is.", field="place")
    if not attendees_count:
        raise Refusal(
            "meeting.attendees", message="Kies wie er bij het gesprek zijn.", field="attendees"
        )


def check_invitable(planned_at: datetime, at: datetime) -> None:
    """Raise Refusal `meeting.past` for a moment that has gone by."""
    if planned_at <= at:
        raise Refusal(
            "meeting.past",
            message="Dit tijdstip is al voorbij. Kies eerst een nieuw tijdstip.",
        )


def check_report(*, edition_state: str, minutes: str, held_at: datetime, at: datetime) -> None:
    """Raise Refusal `meeting.edition`, `meeting.minutes` or `meeting.future`."""
    if edition_state != "published":
        raise Refusal(
            "meeting.edition",
            message="De rapportage die u bespreekt, is nog niet gepubliceerd. Doe dat eerst.",
        )
    if held_at > at:
        raise Refusal("meeting.future", message="Dit gesprek moet nog komen.", field="held_at")
    if not minutes.strip():
        raise Refusal(
            "meeting.minutes", message="Schrijf kort op wat er is besproken.", field="minutes"
        )


def check_decision(text: str, owner: str) -> None:
    """Raise Refusal `decision.incomplete`: a decision that nobody carries out is none."""
    if not (text.strip() and owner.strip()):
        raise Refusal(
            "decision.incomplete",
            message="Schrijf bij elke afspraak wat er gebeurt en wie het doet.",
            field="decisions",
        )


def check_unsigned(signed_count: int) -> None:
    """Raise Refusal `meeting.signed`: minutes that both sides approved never change again."""
    if signed_count >= len(SIDES):
        raise Refusal(
            "meeting.signed",
            message="Beide kanten hebben dit verslag goedgekeurd. Het verandert niet meer.",
        )


SIDES = ("consultancy", "client")
"""Who approves the minutes of a meeting."""


def side_of(roles: frozenset[str]) -> str:
    """Return for which side somebody approves minutes: who makes reports, or the client."""
    return "consultancy" if roles & MAKES_EDITIONS else "client"


def check_signable(*, held: bool, side_signed: bool, signed_before: bool) -> None:
    """Raise Refusal `meeting.not_held`, or `meeting.own_signature` for who or whose side did so."""
    if not held:
        raise Refusal(
            "meeting.not_held",
            message="Er is nog geen verslag. Leg eerst vast wat er is besproken.",
        )
    if side_signed or signed_before:
        raise Refusal(
            "meeting.own_signature",
            message="Uw kant keurde dit verslag al goed. Iemand van de andere kant doet dat ook.",
        )


MOST_POINTS = 20


def check_agenda(points: Sequence[str]) -> None:
    """Raise Refusal `meeting.agenda` for nothing to talk about, or for more than can be said."""
    if not points or len(points) > MOST_POINTS:
        raise Refusal(
            "meeting.agenda",
            message="Schrijf ten minste één en ten hoogste twintig punten op, elk op een regel.",
            field="points",
        )
