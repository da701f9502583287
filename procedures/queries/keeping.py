"""Which files may go, what was asked and decided about them, and which must stay."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from kernel.actors import Actor
from procedures.models import Complaint, LegalHold, Shredding
from procedures.queries.names import names_of
from procedures.rules.access import SEES_EVERY_CASE
from procedures.rules.retention import EARLY

SOON = timedelta(days=90)
LIVING = ("asked", "approved", "begun")


@dataclass(frozen=True, slots=True)
class AskedRow:
    """A shredding with the names of who asked and decided; `is_mine` for who asked it.

    `may_decide` is whether this reader can be the second person.
    """

    shredding: Shredding
    asked_by: str
    decided_by: str
    is_mine: bool
    may_decide: bool


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A hold, who set it, and whether the day to look at it again has come."""

    hold: LegalHold
    set_by: str
    is_due: bool


def due_files(today: date) -> QuerySet[Complaint]:
    """Return the cases whose whole file may go by its term and was not asked about yet.

    Of a case that went on elsewhere only what it became is here. The oldest term comes first.
    """
    open_holds = LegalHold.objects.filter(lifted_at=None)
    held = open_holds.filter(Q(case=OuterRef("pk")) | Q(case=OuterRef("continues")))
    asked = Shredding.objects.filter(case_id=OuterRef("pk")).exclude(state="stopped")
    former_over = Q(continues=None) | Q(continues__retain_until_on__lt=today)
    found = Complaint.objects.filter(former_over, continued_as=None, retain_until_on__lt=today)
    free = found.filter(~Exists(held), ~Exists(asked)).select_related("regulation", "continues")
    return free.order_by("retain_until_on", "number")


def soon_count(today: date) -> int:
    """Return of how many cases the term ends within three months."""
    soon = (today, today + SOON)
    return Complaint.objects.filter(retain_until_on__range=soon, continued_as=None).count()


def asked_files() -> QuerySet[Shredding]:
    """Return what waits for a second person or for the worker, what was asked first on top."""
    return Shredding.objects.filter(state__in=LIVING).order_by("asked_at", "id")


def gone_files() -> QuerySet[Shredding]:
    """Return what was shredded, the newest first."""
    return Shredding.objects.filter(state="done").order_by("-done_at", "id")


def held_cases() -> QuerySet[LegalHold]:
    """Return the holds that were not lifted, what must be looked at first on top."""
    found = LegalHold.objects.filter(lifted_at=None).select_related("case")
    return found.order_by("review_on", "case__number")


def asked_rows(shreddings: Iterable[Shredding], reader: Actor) -> list[AskedRow]:
    """Return shreddings as lines for one reader; one query for the names."""
    found = list(shreddings)
    people = [person for one in found for person in (one.asked_by, one.decided_by)]
    names = names_of(people)
    return [
        AskedRow(
            one,
            names.get(one.asked_by, ""),
            names.get(one.decided_by, "") if one.decided_by else "",
            is_mine=one.asked_by == reader.id,
            may_decide=may_decide(one, reader),
        )
        for one in found
    ]


def may_decide(shredding: Shredding, reader: Actor) -> bool:
    """Whether this reader can be the second person who lets a file go."""
    sees = bool(reader.roles & SEES_EVERY_CASE) or shredding.why not in EARLY
    return shredding.state == "asked" and shredding.asked_by != reader.id and sees


def held_rows(holds: Iterable[LegalHold], today: date) -> list[HeldRow]:
    """Return holds as lines; one query for the names."""
    found = list(holds)
    names = names_of(one.set_by for one in found)
    return [HeldRow(one, names.get(one.set_by, ""), one.review_on <= today) for one in found]
