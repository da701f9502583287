"""What came in beside the complaints, counted apart: contacts that are no case, and activities."""

from collections import Counter
from collections.abc import Sequence

from procedures.rules.statistics.codes import CONTACT_KINDS
from procedures.rules.statistics.counting import NONE, UNKNOWN, Profile, Year, key_of, profile
from procedures.rules.statistics.drafting import (
    NOTHING,
    Counted,
    Draft,
    DraftLine,
    DraftTable,
    Typical,
)
from procedures.rules.statistics.register import RegisterRow
from procedures.rules.statistics.tables import Cell, Column

CONTACT = "contact"
ACTIVITY = key_of("kind", "activity")


def _of_kinds(year: Year) -> list[RegisterRow]:
    kinds = set(CONTACT_KINDS) - year.frame.complaint_kinds
    return [row for row in year.cohorts.contacts if row.kind in kinds]


PROFILES = tuple(
    Profile(
        name=name,
        dimension=dimension,
        population=CONTACT,
        codes_of=codes_of,
        multi_valued=name in {"contact_subject", "contact_barrier"},
        optional=True,
    )
    for name, dimension, codes_of in (
        ("contact_channel", "contact_channel", lambda row: (row.channel or UNKNOWN,)),
        ("contact_subject", "category", lambda row: row.categories or (NONE,)),
        ("contact_role", "complainant_role", lambda row: (row.complainant_role or UNKNOWN,)),
        ("contact_department", "department", lambda row: (row.department or UNKNOWN,)),
        ("contact_handling", "contact_handling", lambda row: (row.handling or UNKNOWN,)),
        ("contact_barrier", "barrier", lambda row: row.barriers or (NONE,)),
    )
)


def contacts(year: Year) -> list[DraftTable]:
    """Count contacts that are no case by how they came, what they were about and what was done.

    Call it after the kinds were counted: those counts make up the population.
    """
    rows = _of_kinds(year)
    kinds = [key_of("kind", kind) for kind in CONTACT_KINDS if kind not in _counted_as(year)]
    known = [key for key in kinds if key in year.ledger.values]
    if not rows or not known:
        return []
    year.ledger.count(CONTACT, len(rows))
    year.ledger.relate(CONTACT, known)
    found = [profile(year, rows, asked) for asked in PROFILES]
    return [table for table in found if table]


def _counted_as(year: Year) -> frozenset[str]:
    return year.frame.complaint_kinds


def activities(year: Year) -> DraftTable | None:
    """Count activities by sort, with how many people they reached."""
    rows = [row for row in year.cohorts.contacts if row.kind == "activity"]
    if not rows or ACTIVITY not in year.ledger.values:
        return None
    counts = Counter(row.activity or UNKNOWN for row in rows)
    codes = year.codes(year.frame.labels.get("activity", {}), counts, "activity")
    keys = [key_of("activity", code) for code in codes]
    lines = tuple(_activity(year, code, counts[code], rows) for code in codes)
    year.ledger.relate(ACTIVITY, keys)
    total: tuple[Draft, ...]
    total = (*year.earlier_cells("activity", "total"), Counted(ACTIVITY))
    return DraftTable(
        name="activity",
        dimension="activity",
        columns=(*year.columns(), Column("reach", "people")),
        lines=lines,
        totals=(DraftLine("total", (*total, _reach(rows, ACTIVITY, year))),),
        footnotes=("reach",),
    )


def _activity(year: Year, code: str, number: int, rows: Sequence[RegisterRow]) -> DraftLine:
    key = key_of("activity", code)
    own = [row for row in rows if (row.activity or UNKNOWN) == code]
    counted = year.ledger.count(key, number)
    return DraftLine(code, (*year.earlier_cells("activity", code), counted, _reach(own, key, year)))


def _reach(rows: Sequence[RegisterRow], key: str, year: Year) -> Draft:
    """How many people were reached; beside a hidden number of activities it is hidden too."""
    told = [row.reach for row in rows if row.reach is not None]
    if not told:
        return NOTHING if rows else Cell(0)
    return Typical(sum(told), key, year.frame.threshold)
