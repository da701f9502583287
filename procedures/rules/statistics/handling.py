"""How long complaints took, against their terms, and what else happened along the way."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from itertools import chain

from procedures.rules.statistics.counting import Year, key_of
from procedures.rules.statistics.drafting import (
    Counted,
    DraftLine,
    DraftTable,
    Share,
    Typical,
    rounded,
)
from procedures.rules.statistics.flow import CLOSED
from procedures.rules.statistics.frame import closing_of
from procedures.rules.statistics.register import RegisterRow, TermResult
from procedures.rules.statistics.tables import Column

TERM_COLUMNS = ("within", "late", "total", "extended")


def lead_time(year: Year) -> DraftTable:
    """Median and ninetieth percentile of the days from reception to closing."""
    days = sorted(_days(row) for row in year.cohorts.closed)
    least = year.frame.threshold
    values = {
        "median": Typical(_median(days), CLOSED, least),
        "p90": Typical(_nearest_rank(days, Fraction(9, 10)), CLOSED, 2 * least),
    }
    return DraftTable(
        name="lead_time",
        dimension="lead_time",
        columns=tuple(Column(each.code, "days", "year") for each in year.columns()),
        lines=tuple(
            DraftLine(code, (*year.earlier_cells("lead_time", code), own))
            for code, own in values.items()
        ),
        footnotes=("lead_time",),
    )


def _days(row: RegisterRow) -> int:
    if row.lead_time_days is not None:
        return row.lead_time_days
    return (closing_of(row) - row.received_on).days


def _median(ordered: Sequence[int]) -> float | None:
    if not ordered:
        return None
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return rounded(Fraction(ordered[middle - 1] + ordered[middle], 2), 1)


def _nearest_rank(ordered: Sequence[int], part: Fraction) -> float | None:
    """The smallest value that at least this part of the values does not exceed."""
    if not ordered:
        return None
    return ordered[-(-part.numerator * len(ordered) // part.denominator) - 1]


def terms(year: Year) -> DraftTable | None:
    """Count the terms that ended in the year, or should have, by whether they were kept."""
    frame = year.frame
    every = (*year.cohorts.closed, *year.cohorts.open_end)
    start, until = frame.starts_on, frame.until_on
    ripe: dict[str, list[TermResult]] = defaultdict(list)
    for term in chain.from_iterable(row.terms for row in every):
        if _ripe(term, start, until):
            ripe[term.name].append(term)
    codes = year.codes(frame.labels.get("term", {}), ripe, "terms")
    if not codes:
        return None
    lines = tuple(_term_line(year, code, ripe.get(code, [])) for code in codes)
    before = tuple(Column(each.period.code, "percent", "year") for each in year.earlier)
    counts = tuple(Column(code) for code in TERM_COLUMNS)
    return DraftTable(
        name="terms",
        dimension="term",
        columns=(*counts, *before, Column("share_within", "percent")),
        lines=lines,
        footnotes=("terms",),
    )


def _ripe(term: TermResult, start: date, until: date) -> bool:
    """Tell whether a term ended in the year, or ran past its due date without an end."""
    ended_on = term.ended_on or date.max
    return start <= ended_on <= until or (ended_on > until and term.due_on < until)


def _term_line(year: Year, code: str, ended: Sequence[TermResult]) -> DraftLine:
    late = [term for term in ended if (term.ended_on or date.max) > term.due_on]
    counts = {
        "within": len(ended) - len(late),
        "late": len(late),
        "total": len(ended),
        "extended": sum(term.extended_count > 0 for term in ended),
    }
    keys = {name: key_of("terms", code, name) for name in counts}
    counted = [year.ledger.count(keys[name], number) for name, number in counts.items()]
    year.ledger.relate(keys["total"], [keys["within"], keys["late"]])
    year.ledger.relate_within(keys["total"], keys["extended"])
    share = Share(keys["within"], keys["total"], rest=keys["late"])
    return DraftLine(code, (*counted, *year.earlier_cells("terms", code, "share_within"), share))


def events(year: Year) -> DraftTable:
    """Count what happened in complaints: hearings, extensions, signals of retaliation."""
    closed, around = year.cohorts.closed, (*year.cohorts.closed, *year.cohorts.open_end)
    measures = [measure for row in around for measure in row.measures]
    overdue = [m for m in measures if m.state not in year.frame.measures_done and m.due_on]
    counts = {
        "hearings": sum(row.hearings_count for row in closed),
        "extensions": sum(t.extended_count for t in chain.from_iterable(r.terms for r in closed)),
        "retaliation": sum(row.retaliation_signalled for row in around),
        "measures_overdue": sum(m.due_on < year.frame.until_on for m in overdue if m.due_on),
    }
    lines = []
    for code, number in counts.items():
        counted = year.ledger.count(key_of("events", code), number)
        lines.append(DraftLine(code, (*year.earlier_cells("events", code), counted)))
    return DraftTable(
        name="events",
        dimension="event",
        columns=year.columns(),
        lines=tuple(lines),
        footnotes=("events",),
    )


def measures(year: Year) -> DraftTable | None:
    """Count the measures of complaints closed in the year, by kind and by state."""
    standing = [m for row in year.cohorts.closed for m in row.measures]
    labels = year.frame.labels
    kinds = year.codes(labels.get("measure_kind", {}), (m.kind for m in standing), "measures")
    own = labels.get("measure_state", {})
    states = [*own, *sorted({measure.state for measure in standing} - set(own))]
    if not kinds or not states:
        return None
    pairs = [(m.kind, m.state) for m in standing]
    for kind in (*kinds, "total"):
        _enter_measures(year, kind, states, [s for k, s in pairs if kind in {k, "total"}])
    for state in (*states, "total"):
        year.ledger.relate(
            key_of("measures", "total", state), [key_of("measures", kind, state) for kind in kinds]
        )
    columns = (*(Column(state, dimension="measure_state") for state in states), Column("total"))
    return DraftTable(
        name="measures",
        dimension="measure_kind",
        columns=columns,
        lines=tuple(_measure_line(kind, states) for kind in kinds),
        totals=(_measure_line("total", states),),
        footnotes=("measures",),
    )


def _enter_measures(year: Year, kind: str, states: Sequence[str], seen: Sequence[str]) -> None:
    for state in states:
        year.ledger.count(key_of("measures", kind, state), seen.count(state))
    total = key_of("measures", kind, "total")
    year.ledger.count(total, len(seen))
    year.ledger.relate(total, [key_of("measures", kind, state) for state in states])


def _measure_line(kind: str, states: Sequence[str]) -> DraftLine:
    keys = [key_of("measures", kind, state) for state in (*states, "total")]
    return DraftLine(kind, tuple(Counted(key) for key in keys))


def appreciation(year: Year) -> DraftTable:
    """Mean mark that complainants gave at aftercare, of reception and of handling."""
    asked: dict[str, Callable[[RegisterRow], int | None]] = {
        "reception": lambda row: row.appreciation_reception,
        "handling": lambda row: row.appreciation_handling,
    }
    before = tuple(Column(each.period.code, "mark", "year") for each in year.earlier)
    return DraftTable(
        name="appreciation",
        dimension="appreciation",
        columns=(*before, Column(year.column, "mark", "year"), Column("answers")),
        lines=tuple(_mean_line(year, code, mark_of) for code, mark_of in asked.items()),
        footnotes=("appreciation",),
    )


def _mean_line(year: Year, code: str, mark_of: Callable[[RegisterRow], int | None]) -> DraftLine:
    given = [mark_of(row) for row in year.cohorts.closed]
    marks = [mark for mark in given if mark is not None]
    key = key_of("appreciation", code)
    answers = year.ledger.count(key, len(marks))
    year.ledger.relate_within(CLOSED, key)
    mean = rounded(Fraction(sum(marks), len(marks)), 1) if marks else None
    typical = Typical(mean, key, year.frame.threshold)
    return DraftLine(code, (*year.earlier_cells("appreciation", code), typical, answers))
