"""The figures of a period: count, hide what must be hidden, and print the rest."""

from collections.abc import Iterable, Sequence

from procedures.rules.statistics import flow, handling, profiles
from procedures.rules.statistics.counting import Year
from procedures.rules.statistics.drafting import DraftTable, Ledger, Sealing, keys_of
from procedures.rules.statistics.frame import Frame, cohorts
from procedures.rules.statistics.register import RegisterRow
from procedures.rules.statistics.tables import Cell, Figures, Labels, Table
from procedures.rules.suppression import Cover, Known, cover

EARLIER_YEARS = 2
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
)


def figures(
    rows: Iterable[RegisterRow], frame: Frame, *, earlier: Sequence[Figures] = ()
) -> Figures:
    """Return the figures of a period and scope as they may be published.

    ``rows`` is the whole register, other years included. ``earlier`` holds the figures of earlier
    periods, best those of the published editions; the last two of the same length and scope are
    compared with, as printed there. Raise ``suppression.threshold`` or ``suppression.unsafe`` (see
    ``cover``).
    """
    year = Year(frame, cohorts(rows, frame), _compared(earlier, frame))
    drafts = _drafts(year)
    hiding = _hiding(year)
    sealing = Sealing(year.ledger.values, hiding.marks, frame.threshold)
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


def _compared(earlier: Sequence[Figures], frame: Frame) -> tuple[Figures, ...]:
    alike = (each for each in earlier if _is_alike(each, frame))
    before = sorted(alike, key=lambda each: each.period.starts_on)
    return tuple(before[-EARLIER_YEARS:])


def _is_alike(figures: Figures, frame: Frame) -> bool:
    """Tell whether earlier figures are of a period of this length, and of this scope."""
    period = figures.period
    same = (period.kind, figures.scope) == (frame.period.kind, frame.scope)
    return same and period.ends_on < frame.starts_on


def _drafts(year: Year) -> list[DraftTable]:
    """Draft the tables; the flow goes first, for its counts are the totals of the others."""
    built = [build(year) for build in BUILDERS]
    asked = year.frame.tables
    tables = [table for table in built if table] + profiles.profiles(year)
    year.ledger.relate_within(flow.CASELOAD, "events/retaliation")
    if "hearing/heard" in year.ledger.values:
        year.ledger.relate_within("events/hearings", "hearing/heard")
    order = {name: place for place, name in enumerate(ORDER)}
    tables = sorted(tables, key=lambda table: order[table.name])
    return tables if asked is None else _only(asked, tables, year.ledger)


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
    "channel",
    "name_given",
    "department",
    "handling",
    "outcome",
    "resolution",
    "advice",
    "lead_time",
    "terms",
    "hearing",
    "events",
    "measures",
    "appreciation",
)
"""The order of the tables in every rendering."""


def _hiding(year: Year) -> Cover:
    return cover(
        year.ledger.values,
        tuple(year.ledger.relations),
        threshold=year.frame.threshold,
        known=_known(year),
    )


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
    return {name: codes for name, codes in labels.items() if name in dimensions}
