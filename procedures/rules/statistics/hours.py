"""The hours that were worked in a year, by what they were for."""

from collections.abc import Sequence
from fractions import Fraction

from procedures.rules.statistics.counting import TOTAL, Year, key_of
from procedures.rules.statistics.drafting import (
    Counted,
    Draft,
    DraftLine,
    DraftTable,
    Typical,
    rounded,
)
from procedures.rules.statistics.places import in_scope
from procedures.rules.statistics.register import RegisterRow, Spent
from procedures.rules.statistics.tables import Cell, Column

WORKED_ON = "worked_on"


def hours(year: Year) -> DraftTable | None:
    """Add up the hours of the year by purpose, with how many cases and contacts they went to.

    Hours are shown from the threshold of cases on; the total only where no purpose is hidden for
    being small, or it would give the hidden hours away.
    """
    worked = [(row, _in_year(row, year)) for row in year.rows if row.spent]
    worked = [(row, spent) for row, spent in worked if spent]
    if not worked:
        return None
    seen = {one.purpose for _row, spent in worked for one in spent}
    codes = year.codes(year.frame.labels.get("purpose", {}), seen, "hours")
    bases = {code: _count(year, code, worked) for code in codes}
    year.ledger.count(WORKED_ON, len(worked))
    year.ledger.relate(WORKED_ON, [key_of("hours", code) for code in codes], overlapping=True)
    used = [code for code in codes if bases[code]]
    least = min(used, key=lambda code: bases[code])
    total = Typical(_hours(worked, codes), key_of("hours", least), year.frame.threshold)
    return DraftTable(
        name="hours",
        dimension="purpose",
        columns=_columns(year),
        lines=tuple(_line(year, code, worked) for code in codes),
        totals=(
            DraftLine(TOTAL, (*year.earlier_cells("hours", TOTAL), total, Counted(WORKED_ON))),
        ),
        footnotes=("hours",),
        multi_valued=True,
    )


Worked = Sequence[tuple[RegisterRow, Sequence[Spent]]]


def _columns(year: Year) -> tuple[Column, ...]:
    years = tuple(Column(each.code, "hours", "year") for each in year.columns())
    return (*years, Column(WORKED_ON))


def _in_year(row: RegisterRow, year: Year) -> list[Spent]:
    start, until = year.frame.starts_on, year.frame.until_on
    if not in_scope(row, year.frame.scope):
        return []
    return [one for one in row.spent if start <= one.on <= until]


def _count(year: Year, code: str, worked: Worked) -> int:
    number = sum(any(one.purpose == code for one in spent) for _row, spent in worked)
    year.ledger.count(key_of("hours", code), number)
    return number


def _hours(worked: Worked, codes: Sequence[str]) -> float:
    minutes = [one.minutes for _row, spent in worked for one in spent if one.purpose in codes]
    return rounded(Fraction(sum(minutes), 60), 1)


def _line(year: Year, code: str, worked: Worked) -> DraftLine:
    key = key_of("hours", code)
    told: Draft = Cell(0)
    if year.ledger.values[key]:
        told = Typical(_hours(worked, [code]), key, year.frame.threshold)
    return DraftLine(code, (*year.earlier_cells("hours", code), told, Counted(key)))
