"""The editions of reports, as one kind of reader may see them."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import Http404

from kernel.actors import Actor
from procedures.models import AdviceMeeting, Complaint, Edition, RegisterStub
from procedures.queries.asked import Asked, asked_of, series
from procedures.queries.year import first_whole_year, years
from procedures.rules.access import SEES_FIGURES
from procedures.rules.editions import MAKES_EDITIONS
from procedures.rules.reporting import ANNUAL

HEAVY = ("figures", "chapters", "printed", "changed")


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year with what was made of it; `step` is what could be done now, empty for a reader."""

    year: int
    received_count: int
    editions: tuple[Edition, ...]
    meetings: tuple[AdviceMeeting, ...]
    open_decisions_count: int
    step: str
    running: bool

    @property
    def newest(self) -> Edition | None:
        """The newest edition, whatever its state."""
        return self.editions[0] if self.editions else None


def editions_for(actor: Actor) -> QuerySet[Edition]:
    """Return the editions somebody may see: makers all, other readers what was published."""
    if actor.kind != "person" or not actor.roles & SEES_FIGURES:
        return Edition.objects.none()
    if actor.roles & MAKES_EDITIONS:
        return Edition.objects.all()
    return Edition.objects.filter(state="published")


def edition_for(actor: Actor, edition_id: UUID) -> Edition:
    """Return an edition the actor may see; another answers as a missing one (Http404)."""
    found = editions_for(actor).filter(id=edition_id).first()
    if found is None:
        raise Http404
    return found


def newest_of(actor: Actor, year: int) -> Edition | None:
    """Return the newest edition of the yearly report on a year that the actor may see."""
    return series(editions_for(actor), Asked(ANNUAL, year)).first()


def newest_like(actor: Actor, edition: Edition) -> Edition | None:
    """Return the newest edition of the same report, period and scope that the actor may see."""
    return series(editions_for(actor), asked_of(edition)).first()


def newest_published(year: int) -> Edition | None:
    """Return the newest published edition of the yearly report on a year."""
    return published_of(Asked(ANNUAL, year))


def published_of(asked: Asked) -> Edition | None:
    """Return the newest published edition of a report."""
    return series(Edition.objects.filter(state="published"), asked).first()


def other_reports(actor: Actor) -> QuerySet[Edition]:
    """Return the editions of all reports but the yearly one, the newest first."""
    found = editions_for(actor).exclude(definition=ANNUAL).defer(*HEAVY)
    return found.order_by("-year", "-part", "definition", "scope", "-number")


def year_rows(actor: Actor, today: date) -> tuple[YearRow, ...]:
    """Return every year with its editions and meetings; a fixed number of queries."""
    makes = bool(actor.roles & MAKES_EDITIONS)
    yearly = editions_for(actor).filter(definition=ANNUAL)
    editions = list(yearly.defer(*HEAVY).order_by("-number"))
    meetings = list(_meetings())
    received, whole = _received(), first_whole_year(today)
    rows = []
    for year in years(today):
        own = tuple(each for each in editions if each.year == year)
        held = tuple(each for each in meetings if each.year == year)
        running = year == today.year
        wanted = not running and (year >= whole or year in received)
        rows.append(
            YearRow(
                year=year,
                received_count=received.get(year, 0),
                editions=own,
                meetings=held,
                open_decisions_count=sum(each.open_count for each in held),  # type: ignore[attr-defined]
                step=_step(own, held, wanted=wanted) if makes else "",
                running=running,
            )
        )
    return tuple(rows)


def _meetings() -> QuerySet[AdviceMeeting]:
    is_open = Count("decisions", filter=Q(decisions__state="open"))
    found = AdviceMeeting.objects.defer("minutes", "place").order_by("-planned_at")
    return found.annotate(open_count=is_open)


def _received() -> dict[int, int]:
    """Return how many cases came in, by year; those that were shredded since are counted too."""
    counted: Counter[int] = Counter()
    for found in (Complaint.objects.filter(continued_as=None), RegisterStub.objects.all()):
        by_year = found.order_by().values_list("received_on__year").annotate(Count("id"))
        counted.update(dict(by_year))
    return dict(counted)


def _step(
    editions: tuple[Edition, ...], meetings: tuple[AdviceMeeting, ...], *, wanted: bool
) -> str:
    """Return what is to be done next for a year, as a code; `wanted` is a report on it."""
    newest = editions[0].state if editions else ""
    steps = {"draft": "review", "reviewed": "publish", "": "draft" if wanted else ""}
    if newest in steps:
        return steps[newest]
    if not meetings:
        return "plan"
    if all(each.held_at is None for each in meetings):
        return "hold" if meetings[0].invited_at else "invite"
    return ""
