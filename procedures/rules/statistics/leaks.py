"""Hold a printed edition against an attacker who also has the editions of earlier years."""

from collections.abc import Iterator, Mapping, Sequence

from procedures.rules.statistics.flow import OPEN_END, OPEN_START
from procedures.rules.statistics.tables import Cell, Figures
from procedures.rules.suppression import (
    Interval,
    Leak,
    Mark,
    Relation,
    audit,
    derivable,
    interval,
)

HIDING: tuple[Mark, ...] = ("small", "covered", "withheld")


def leaks(*editions: Figures) -> list[Leak]:
    """List the hidden counts that follow from the editions of one client taken together.

    The key of a leak starts with the year of its edition. An edition with a leak must not be
    published. Two attackers that share no code look: one reasons, one solves (`audit`). Raise
    Refusal `audit.contradiction` when no counts at all could print like this.
    """
    intervals: dict[str, Interval] = {}
    relations: list[Relation] = []
    for edition in editions:
        intervals.update(_intervals(edition))
        relations.extend(_relations(edition))
    relations.extend(_joints(editions))
    printed = tuple(_printed(each, intervals) for each in relations if each.total in intervals)
    found = {leak.key: leak for leak in derivable(intervals, printed)}
    found.update({one.key: Leak(one.key, one.lowest) for one in audit(intervals, printed)})
    return [found[key] for key in sorted(found)]


def _printed(relation: Relation, intervals: Mapping[str, Interval]) -> Relation:
    """Leave out the parts without a print: periods that had not begun counted nothing."""
    parts = tuple(part for part in relation.parts if part in intervals)
    return Relation(relation.total, parts, relation.kind)


def _named(edition: Figures, key: str) -> str:
    return f"{edition.year}:{key}"


def _counts(edition: Figures) -> Iterator[Cell]:
    for table in edition.tables:
        for line in (*table.lines, *table.totals):
            yield from (cell for cell in line.cells if cell.key)


def _intervals(edition: Figures) -> Iterator[tuple[str, Interval]]:
    for cell in _counts(edition):
        mark: Mark = next((each for each in HIDING if each == cell.mark), "")
        value = None if cell.value is None else int(cell.value)
        known = interval(mark, value=value, threshold=edition.threshold)
        yield _named(edition, cell.key), known


def _relations(edition: Figures) -> Iterator[Relation]:
    for each in edition.relations:
        parts = tuple(_named(edition, part) for part in each.parts)
        yield Relation(_named(edition, each.total), parts, each.kind)


def _joints(editions: Sequence[Figures]) -> Iterator[Relation]:
    """What is open at the end of a year is open at the start of the next."""
    by_year = {edition.year: edition for edition in editions}
    for edition in editions:
        following = by_year.get(edition.year + 1)
        if following and _agree(edition, following):
            yield Relation(_named(following, OPEN_START), (_named(edition, OPEN_END),))


def _agree(edition: Figures, following: Figures) -> bool:
    """Tell whether both print the same; after a correction of the register they may not."""
    ends, starts = edition.cell("flow", OPEN_END), following.cell("flow", OPEN_START)
    return bool(ends and starts and (ends.value, ends.mark) == (starts.value, starts.mark))
