"""When a file may go, who decides that, and what keeps it. The term itself is the regulation's.

Sources: AVG art. 5(1)(e) and 17(1)(a) (no longer than necessary), art. 17(3)(e) and 18 (what
keeps it), art. 5(2) (accountability: two people, a certificate).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal
from uuid import UUID

from kernel.actors import Actor
from kernel.errors import Refusal
from procedures.rules.access import SEES_EVERY_CASE

ShreddingState = Literal["asked", "approved", "begun", "done", "stopped"]
Why = Literal["retention", "erasure", "mistaken"]
"""The term is over; the person asks for it (AVG art. 17); it should never have been filed."""
HoldWhy = Literal["proceedings", "inspection", "claim", "request", "other"]

WHYS: tuple[Why, ...] = ("retention", "erasure", "mistaken")
HOLD_WHYS: tuple[HoldWhy, ...] = ("proceedings", "inspection", "claim", "request", "other")
EARLY: tuple[Why, ...] = ("erasure", "mistaken")

ASKS_SHREDDING = SEES_EVERY_CASE
APPROVES_SHREDDING = SEES_EVERY_CASE | {"consultant"}
"""They see numbers, days and codes of what may go; the second of the two people."""
SETS_HOLD = SEES_EVERY_CASE

REVIEW_WITHIN = timedelta(days=366)
"""A hold is looked at again within a year, or it would keep a file for ever."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One case of a file: the day it ended, the last day it is kept, whether a hold keeps it."""

    number: str
    closed_on: date | None
    retain_until_on: date | None
    held: bool = False


def kept_until(file: Sequence[Kept]) -> date | None:
    """Return the last day on which the whole file is kept; None while a case of it is open."""
    days = [one.retain_until_on for one in file]
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None


def check_may_go(file: Sequence[Kept], why: str, *, today: date) -> None:
    """Raise Refusal `retention.why`, `retention.running`, `retention.held` or `retention.early`.

    The last is for a term that is not over: until its last day the file is kept.
    """
    if why not in WHYS:
        raise Refusal("retention.why", message="Kies waarom het dossier weg moet.", field="why")
    if any(one.closed_on is None for one in file):
        raise Refusal(
            "retention.running",
            message="Deze zaak loopt nog. Sluit haar eerst af; daarna kan het dossier weg.",
        )
    if any(one.held for one in file):
        raise Refusal(
            "retention.held",
            message="Dit dossier wordt vastgehouden en mag niet weg. Hef eerst het vasthouden op.",
        )
    until_on = kept_until(file)
    if why == "retention" and (until_on is None or until_on >= today):
        raise Refusal(
            "retention.early",
            message="De bewaartermijn van dit dossier is nog niet voorbij.",
            until_on=until_on.isoformat() if until_on else None,
        )


def check_explained(why: str, note: str) -> None:
    """Raise Refusal `retention.note` for going before its time without a word why."""
    if why in EARLY and not note.strip():
        raise Refusal(
            "retention.note",
            message="Leg uit waarom dit dossier eerder weg moet. Uw collega leest dit.",
            field="note",
        )


def check_decides(asked_by: UUID, why: str, by: Actor) -> None:
    """Raise Refusal `retention.own_request`: two people decide that a file goes.

    Before its time it takes somebody who may read why: `retention.not_yours` for another.
    """
    if by.id is None or by.id == asked_by:
        raise Refusal(
            "retention.own_request",
            message="U vroeg dit zelf aan. Laat een collega het goedkeuren.",
        )
    if why in EARLY and not by.roles & SEES_EVERY_CASE:
        raise Refusal(
            "retention.not_yours",
            message="Dit dossier gaat weg voor zijn tijd. Daarover beslist wie de zaak mag lezen.",
        )


def check_open(state: str, *wanted: ShreddingState) -> None:
    """Raise Refusal `retention.decided` when it is no longer in one of the wanted states."""
    if state not in wanted:
        raise Refusal(
            "retention.decided",
            message="Hierover is intussen al beslist. Open de pagina opnieuw.",
            state=state,
        )


def check_hold(why: str, review_on: date, *, today: date) -> None:
    """Raise Refusal `hold.why` or `hold.review`: a hold has a reason and a day to look again."""
    if why not in HOLD_WHYS:
        raise Refusal("hold.why", message="Kies waarom het dossier moet blijven.", field="why")
    if not today < review_on <= today + REVIEW_WITHIN:
        raise Refusal(
            "hold.review",
            message="Kies een dag binnen een jaar waarop iemand kijkt of dit nog nodig is.",
            field="review_on",
        )
