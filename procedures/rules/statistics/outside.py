"""Figures of others, such as the police, beside our own and never added to them or to each other.

Others count incidents or reports of their own, and one thing may be counted by both. Source: the
national reports on discrimination set them next to each other for that reason.
"""

from procedures.rules.statistics.counting import Year, key_of
from procedures.rules.statistics.drafting import NOTHING, Counted, Draft, DraftLine, DraftTable
from procedures.rules.statistics.register import OutsideNumber
from procedures.rules.statistics.tables import Cell, Column

ALL_GROUNDS = ""


def outside(year: Year) -> DraftTable | None:
    """Print what others counted in all, by municipality."""
    told = [one for one in year.frame.outside if one.ground == ALL_GROUNDS]
    if not told:
        return None
    sources = sorted({one.source for one in told})
    places = sorted({one.municipality for one in told})
    return DraftTable(
        name="outside",
        dimension="municipality",
        columns=tuple(Column(source, dimension="source") for source in sources),
        lines=tuple(
            DraftLine(place, tuple(_told(told, source, place) for source in sources))
            for place in places
        ),
        footnotes=_footnotes(year),
    )


def _told(told: list[OutsideNumber], source: str, place: str) -> Cell:
    found = [one.count for one in told if (one.source, one.municipality) == (source, place)]
    return Cell(found[0]) if found else NOTHING


def outside_grounds(year: Year) -> DraftTable | None:
    """Print our own complaints by ground beside what others counted at the one municipality.

    With more municipalities numbers would have to be added up, so the table is left out.
    """
    told = [one for one in year.frame.outside if one.ground != ALL_GROUNDS]
    if len({one.municipality for one in told}) != 1:
        return None
    sources = sorted({one.source for one in told})
    own = [*year.frame.labels.get("ground", {})]
    codes = [*own, *sorted({one.ground for one in told} - set(own))]
    return DraftTable(
        name="outside_ground",
        dimension="ground",
        columns=(Column("own"), *(Column(source, dimension="source") for source in sources)),
        lines=tuple(
            DraftLine(code, (_own(year, code), *(_by_ground(told, s, code) for s in sources)))
            for code in codes
        ),
        footnotes=(*_footnotes(year), "multi_valued"),
        multi_valued=True,
    )


def _own(year: Year, code: str) -> Draft:
    key = key_of("ground", code)
    return Counted(key) if key in year.ledger.values else Cell(0)


def _by_ground(told: list[OutsideNumber], source: str, ground: str) -> Cell:
    found = [one.count for one in told if (one.source, one.ground) == (source, ground)]
    return Cell(found[0]) if found else NOTHING


def _footnotes(year: Year) -> tuple[str, ...]:
    """Others count whole years; beside a part of one that has to be said."""
    return ("outside", "outside_year") if year.frame.part else ("outside",)
