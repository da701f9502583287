"""The figures of a period: count, hide what must be hidden, and print the rest."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kernel.errors import Refusal
from procedures.rules.statistics import (
    contacts,
    crossing,
    flow,
    handling,
    hours,
    outside,
    profiles,
)
from procedures.rules.statistics.counting import Year
from procedures.rules.statistics.drafting import DraftTable, Ledger, Sealing, keys_of
from procedures.rules.statistics.frame import Frame, cohorts
from procedures.rules.statistics.joining import Joint, joined
from procedures.rules.statistics.recoding import recoded
from procedures.rules.statistics.register import RegisterRow
from procedures.rules.statistics.tables import Cell, Figures, Labels, Table
from procedures.rules.suppression import Known, Mark, cover

EARLIER_YEARS = 2
FORMS = frozenset(name for name in crossing.TABLES if name.startswith("form_"))
"""Tables that hold all that the table of their lines alone would print."""
BUILDERS = (
    flow.flow,
    flow.periods,
    profiles.kinds,
    profiles.departments,
    handling.lead_time,
    handling.terms,
    handling.events,
    handling.measures,
    handling.appreciation,
    hours.hours,
    contacts.activities,
    outside.outside,
)


def figures(
    rows: Iterable[RegisterRow],
    frame: Frame,
    *,
    earlier: Sequence[Figures] = (),
    published: Sequence[Figures] = (),
) -> Figures:
    """Return the figures of a period and scope as they may be published.

    ``rows`` is the whole register, other years included. ``earlier`` holds the figures of earlier
    periods, best those of the published editions; the last two of the same length and scope are
    compared with, as printed there. ``published`` holds what readers have already, old to new: each
    count keeps the print it has, and none of what is hidden there may follow.
    A table of two codes at once that cannot be printed safely beside the others is left out; the
    table of one code stands in its place. Raise ``suppression.threshold`` or
    ``suppression.unsafe`` (see ``cover``).
    """
    every = tuple(recoded(rows, frame.moves, frame.until_on))
    known = (tuple(earlier), tuple(published))
    crossed = _crossed(frame.tables, every=False)
    made = _if_safe(every, frame, known) if crossed else None
    if made is not None:
        return made
    tables = None if frame.tables is None else frame.tables - set(crossed)
    made = _figures(every, replace(frame, tables=tables), known)
    for name in crossed:
        wider = (tables or frozenset()) | {name}
        found = _if_safe(every, replace(frame, tables=wider), known)
        made, tables = (found, wider) if found else (made, tables)
    return made


Earlier = tuple[tuple[Figures, ...], tuple[Figures, ...]]
"""The figures to compare with, and those that readers have."""


def _if_safe(every: tuple[RegisterRow, ...], frame: Frame, known: Earlier) -> Figures | None:
    try:
        return _figures(every, frame, known)
    except Refusal as refusal:
        if refusal.code != "suppression.unsafe":
            raise
        return None


def _figures(every: tuple[RegisterRow, ...], frame: Frame, known: Earlier) -> Figures:
    earlier, published = known
    year = Year(frame, cohorts(every, frame), _compared(earlier, frame), rows=every)
    drafts = _drafts(year)
    marks = _marks(year, joined(year, published, lambda other: _recounted(every, other)))
    sealing = Sealing(year.ledger.values, marks, frame.threshold)
    tables = tuple(sealing.table(draft) for draft in drafts)
    return Figures(
        year=frame.year,
        until_on=frame.until_on,
        threshold=frame.threshold,
        tables=tables,
        relations=tuple(year.ledger.relations),
        labels=_used_labels(frame.all_labels(), tables),
        part=frame.part,
        scope=frame.scope,
    )


def counted(rows: Iterable[RegisterRow], frame: Frame) -> dict[str, int]:
    """Return every count by its key before anything is hidden: to count after, never to show."""
    every = tuple(recoded(rows, frame.moves, frame.until_on))
    year = Year(frame, cohorts(every, frame), (), rows=every)
    _drafts(year)
    return dict(year.ledger.values)


def _compared(earlier: Sequence[Figures], frame: Frame) -> tuple[Figures, ...]:
    alike = (each for each in earlier if _is_alike(each, frame))
    before = sorted(alike, key=lambda each: each.period.starts_on)
    return tuple(before[-EARLIER_YEARS:])


def _is_alike(figures: Figures, frame: Frame) -> bool:
    """Tell whether earlier figures are of a period of this length, and of this scope."""
    period = figures.period
    same = (period.kind, figures.scope) == (frame.period.kind, frame.scope)
    return same and period.ends_on < frame.starts_on


def _drafts(year: Year, *, every: bool = False) -> list[DraftTable]:
    """Draft the tables; the flow goes first, for its counts are the totals of the others.

    Tables of two codes at once are there when asked by name, or when every table is.
    """
    built = [build(year) for build in BUILDERS]
    asked = year.frame.tables
    crossed = crossing.crossings(year, _crossed(asked, every=every))
    found = [*built, *profiles.profiles(year), *contacts.contacts(year), *crossed]
    tables = [table for table in (*found, outside.outside_grounds(year)) if table]
    year.ledger.relate_within(flow.CASELOAD, "events/retaliation")
    if "hearing/heard" in year.ledger.values:
        year.ledger.relate_within("events/hearings", "hearing/heard")
    order = {name: place for place, name in enumerate(ORDER)}
    divided = {crossing.TABLES[each.name][0] for each in tables if each.name in FORMS}
    tables = [table for table in tables if every or table.name not in divided]
    tables = sorted(tables, key=lambda table: order[table.name])
    return tables if asked is None else _only(asked, tables, year.ledger)


def _crossed(asked: frozenset[str] | None, *, every: bool) -> list[str]:
    return [name for name in crossing.TABLES if every or (asked and name in asked)]


def _only(asked: frozenset[str], tables: Sequence[DraftTable], ledger: Ledger) -> list[DraftTable]:
    """Leave out the tables that are not asked, with the counts that only they print."""
    kept = [table for table in tables if table.name in asked]
    lines = [line for table in kept for line in (*table.lines, *table.totals)]
    ledger.keep({key for line in lines for cell in line.cells for key in keys_of(cell)})
    return kept


ORDER = (
    "flow",
    "periods",
    "kind",
    "category",
    "ground",
    "nature",
    "field",
    "channel",
    "found_us",
    "name_given",
    "complainant_role",
    "respondent_role",
    "complaint_about",
    "residence",
    "form_ground",
    "form_field",
    "form_nature",
    "form_handling",
    "own_channel",
    "own_inadmissible",
    "own_outcome",
    "own_resolution",
    "own_in_time",
    "provider_channel",
    "provider_inadmissible",
    "provider_outcome",
    "provider_resolution",
    "provider_in_time",
    "department",
    "handling",
    "outcome",
    "inadmissible",
    "resolution",
    "mediation",
    "advice",
    "lead_time",
    "terms",
    "extension",
    "hearing",
    "events",
    "measures",
    "appreciation",
    "barrier",
    "hours",
    "contact_channel",
    "contact_subject",
    "contact_role",
    "contact_department",
    "contact_handling",
    "contact_barrier",
    "activity",
    "outside",
    "outside_ground",
)
"""The order of the tables in every rendering."""


def _recounted(rows: tuple[RegisterRow, ...], frame: Frame) -> Mapping[str, int]:
    """Count another period or scope from the same register."""
    year = Year(frame, cohorts(rows, frame), (), rows=rows)
    _drafts(year, every=True)
    return year.ledger.values


def _marks(year: Year, joint: Joint | None) -> Mapping[str, Mark]:
    """Return how each count is printed, by its own key."""
    ledger, threshold = year.ledger, year.frame.threshold
    if joint is None:
        relations = tuple(ledger.relations)
        return cover(ledger.values, relations, threshold=threshold, known=_known(year)).marks
    known = joint.known(_known(year), year.frame.place)
    marks = cover(joint.values, tuple(joint.relations), threshold=threshold, known=known).marks
    return {key: marks[year.frame.place.name(key)] for key in ledger.values}


def _known(year: Year) -> Known:
    """The open complaints at the end of the last period are those at the start: one number."""
    stepwise = frozenset({flow.OPEN_START, flow.OPEN_END})
    before = _end_of_last(year)
    same = frozenset({flow.OPEN_START})
    if before is None:
        return Known(stepwise=stepwise)
    if before.mark:
        return Known(stepwise=stepwise, hidden=same)
    if before.value == year.ledger.values[flow.OPEN_START]:
        return Known(stepwise=stepwise, shown=same)
    return Known(stepwise=stepwise)


def _end_of_last(year: Year) -> Cell | None:
    just_before = year.frame.period.before()
    last = [each for each in year.earlier if each.period == just_before]
    return last[0].cell("flow", flow.OPEN_END) if last else None


def _used_labels(labels: Labels, tables: Sequence[Table]) -> Labels:
    """Keep the labels of the tables' codes, so that the figures can be read without the client."""
    dimensions = {table.dimension for table in tables}
    dimensions |= {column.dimension for table in tables for column in table.columns}
    if any(each.startswith("note:") for table in tables for each in table.footnotes):
        dimensions.add("note")
    return {name: codes for name, codes in labels.items() if name in dimensions}
