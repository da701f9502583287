"""The figures of a year: what is asked of the register, and what was published before."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.db.models import Min

from procedures.models import AdoptedRegulation, Complaint, Department, Edition, RegisterStub
from procedures.queries.labels import labels_of_client
from procedures.queries.register import register
from procedures.rules.statistics import Department as HeadCount
from procedures.rules.statistics import Figures, Frame, figures, leaks, load
from procedures.rules.suppression import Leak
from tenants import scope

EARLIER_YEARS = 2


def first_year(today: date) -> int:
    """Return the first year with anything to tell: a case, or a regulation in force."""
    adopted = AdoptedRegulation.objects.order_by("in_force_from").values_list("in_force_from")
    days = [row[0] for row in (adopted.first(),) if row]
    return min([today.year, *(day.year for day in (*days, *_first_received()))])


def first_whole_year(today: date) -> int:
    """Return the first year that others can be compared with.

    In it there was a case, or a regulation in force from its first day on.
    """
    adopted = AdoptedRegulation.objects.order_by("in_force_from").first()
    whole = adopted.in_force_from if adopted else today
    from_year = whole.year if (whole.month, whole.day) == (1, 1) else whole.year + 1
    return min([today.year, from_year, *(day.year for day in _first_received())])


def _first_received() -> tuple[date, ...]:
    """Return the day of the first case that is there, and the month of the first that was."""
    firsts = (
        model.objects.aggregate(found=Min("received_on"))["found"]
        for model in (Complaint, RegisterStub)
    )
    return tuple(day for day in firsts if day is not None)


def years(today: date) -> tuple[int, ...]:
    """Return the years that can be reported on, the newest (still running) first."""
    return tuple(range(today.year, first_year(today) - 1, -1))


def frame_of(year: int, today: date) -> Frame:
    """Return the question for a year: the client's codes, departments and threshold."""
    client = scope.current()
    departments = {
        each.code: HeadCount(each.name, each.employees_count or None)
        for each in Department.objects.order_by("name")
    }
    return Frame(
        year=year,
        today=today,
        labels=labels_of_client(),
        departments=departments,
        threshold=client.small_number_threshold,
        employees_count=client.employees_count or None,
    )


def year_figures(year: int, today: date) -> Figures:
    """Return the figures of a year as they may be published, beside up to two earlier years.

    An earlier year stands as it was published; where it was not, as it would be today. Raise the
    refusals of `statistics.figures`.
    """
    rows, frame = register(today), frame_of(year, today)
    first = max(first_whole_year(today), year - EARLIER_YEARS)
    known = published_figures(range(first, year))
    made: list[Figures] = []
    for each in range(first, year):
        made.append(known.get(each) or figures(rows, replace(frame, year=each), earlier=made))
    return figures(rows, frame, earlier=made)


def leaks_of(own: Figures) -> list[Leak]:
    """Return the hidden numbers that follow from figures beside what readers have already.

    They have the published editions of the years before and after.
    """
    near = published_figures((own.year - 1, own.year + 1))
    return leaks(*near.values(), own)


def published_figures(wanted: Iterable[int]) -> dict[int, Figures]:
    """Return the figures of the newest published edition of each of these years."""
    editions = Edition.objects.filter(state="published", year__in=tuple(wanted))
    newest_last = editions.only("year", "figures").order_by("year", "number")
    return {each.year: load(each.figures) for each in newest_last}
