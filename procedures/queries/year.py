"""The figures of a year: what is asked of the register, and what was published before."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from django.db.models import Min, QuerySet

from procedures.models import AdoptedRegulation, Complaint, Edition, RegisterStub, Registration
from procedures.queries.labels import labels_of_client
from procedures.queries.register import register
from procedures.queries.registering import (
    departments_on,
    moves,
    note_labels,
    outside_numbers,
)
from procedures.rules.reporting import ANNUAL, Definition
from procedures.rules.statistics import Figures, Frame, OutsideNumber, Period, figures, leaks, load
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
    contact = Registration.objects.filter(withdrawn_at=None).aggregate(found=Min("happened_on"))
    return tuple(day for day in (*firsts, contact["found"]) if day is not None)


def years(today: date) -> tuple[int, ...]:
    """Return the years that can be reported on, the newest (still running) first."""
    return tuple(range(today.year, first_year(today) - 1, -1))


def frame_of(year: int, today: date) -> Frame:
    """Return the question for a year: the client's codes, departments and threshold."""
    client, told = scope.current(), moves()
    departments = departments_on(date(year, 1, 1), min(date(year, 12, 31), today))
    named = {code: {"*": each.label} for code, each in departments.items()}
    labels = labels_of_client()
    notes = note_labels(told, {**labels, "department": named})
    return Frame(
        year=year,
        today=today,
        labels={**labels, "note": notes} if notes else labels,
        departments=departments,
        threshold=client.small_number_threshold,
        employees_count=client.employees_count or None,
        outside=outside_numbers(year),
        moves=told,
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
        asked = replace(frame, year=each)
        made.append(known.get(each) or figures(rows, asked, earlier=made, published=told_of(each)))
    return figures(rows, frame, earlier=made, published=told_of(year))


def report_figures(asked: Definition, period: Period, part_of: str, today: date) -> Figures:
    """Return the figures of a report on a period and a part of the client, as safe as the others.

    Beside them stand at most two earlier periods, as this report printed them. Raise the refusals
    of `statistics.figures`.
    """
    if asked.name == ANNUAL:
        return year_figures(period.year, today)
    around = frame_of(period.year, today)
    outside = _about(around.outside, part_of, around)
    frame = replace(around, part=period.part, scope=part_of, tables=asked.tables, outside=outside)
    editions = Edition.objects.filter(
        definition=asked.name, scope=part_of, state="published", year__gte=period.year - 2
    )
    newest = {(each.year, each.part): each for each in editions.order_by("number")}
    earlier = [load(each.figures) for each in newest.values()]
    return figures(register(today), frame, earlier=earlier, published=told_of(period.year))


def _about(told: Sequence[OutsideNumber], part_of: str, around: Frame) -> tuple[OutsideNumber, ...]:
    """Return what others counted at a municipality, by its code or its name; else all of it."""
    kind, _, code = part_of.partition(":")
    if kind != "municipality":
        return tuple(told)
    words = around.labels.get("municipality", {}).get(code, {})
    names = {each.casefold() for each in (code, *words.values())}
    return tuple(one for one in told if one.municipality.casefold() in names)


def told_of(year: int, *, before: int = 0) -> list[Figures]:
    """Return all published editions that print something of a year, old to new.

    An edition prints the two years before its own as well; ``before`` asks for as many years more.
    """
    found = editions_told(year, before=before)
    return [load(each.figures) for each in found.only("figures").order_by("published_at")]


def editions_told(year: int, *, before: int = 0) -> QuerySet[Edition]:
    """Return the editions of `told_of`."""
    around = range(year - before, year + EARLIER_YEARS + 1)
    return Edition.objects.filter(state="published", year__in=around)


def leaks_of(own: Figures) -> list[Leak]:
    """Return the hidden numbers that follow from figures beside what readers have already.

    They have all published editions that say something of the year, or of the one before it.
    """
    return leaks(*told_of(own.year, before=1), own)


def published_figures(wanted: Iterable[int]) -> dict[int, Figures]:
    """Return the figures of the newest yearly report that is out, of each of these years."""
    yearly = Edition.objects.filter(definition=ANNUAL, state="published")
    editions = yearly.filter(year__in=tuple(wanted))
    newest_last = editions.only("year", "figures").order_by("year", "number")
    return {each.year: load(each.figures) for each in newest_last}
