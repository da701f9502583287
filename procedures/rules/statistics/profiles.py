"""Who complains about what, where, along which way and with which result."""

from procedures.rules.statistics.counting import (
    NO_ADVICE,
    NONE,
    TOTAL,
    UNKNOWN,
    Profile,
    Year,
    key_of,
    profile,
)
from procedures.rules.statistics.drafting import Draft, DraftLine, DraftTable, Rate
from procedures.rules.statistics.flow import CLOSED, RECEIVED
from procedures.rules.statistics.places import ELSEWHERE, HERE
from procedures.rules.statistics.register import RegisterRow
from procedures.rules.statistics.tables import Cell, Column

CONTACTS = "contacts"


def _kind(row: RegisterRow) -> tuple[str, ...]:
    return (row.kind,)


def _category(row: RegisterRow) -> tuple[str, ...]:
    return row.categories or (NONE,)


def _ground(row: RegisterRow) -> tuple[str, ...]:
    return row.grounds or (NONE,)


def _channel(row: RegisterRow) -> tuple[str, ...]:
    return (row.channel or UNKNOWN,)


def _department(row: RegisterRow) -> tuple[str, ...]:
    return (row.department or UNKNOWN,)


def _name_given(row: RegisterRow) -> tuple[str, ...]:
    return ("anonymous" if row.anonymous else "by_name",)


def _outcome(row: RegisterRow) -> tuple[str, ...]:
    return (row.outcome or UNKNOWN,)


def _resolution(row: RegisterRow) -> tuple[str, ...]:
    return (row.resolution or UNKNOWN,)


def _handling(row: RegisterRow) -> tuple[str, ...]:
    return (row.handling or UNKNOWN,)


def _hearing(row: RegisterRow) -> tuple[str, ...]:
    return ("heard" if row.hearings_count else "not_heard",)


def _advice(row: RegisterRow) -> tuple[str, ...]:
    if row.departed_from_advice is None:
        return (NO_ADVICE,)
    return ("departed" if row.departed_from_advice else "followed",)


def _found_us(row: RegisterRow) -> tuple[str, ...]:
    return (row.found_us or UNKNOWN,)


def _complainant_role(row: RegisterRow) -> tuple[str, ...]:
    return (row.complainant_role or UNKNOWN,)


def _respondent_role(row: RegisterRow) -> tuple[str, ...]:
    return (row.respondent_role or UNKNOWN,)


def _complaint_about(row: RegisterRow) -> tuple[str, ...]:
    return (row.complaint_about or UNKNOWN,)


def _residence(row: RegisterRow) -> tuple[str, ...]:
    """The columns of the form of the antidiscrimination facilities (Besluit, annex).

    They are as one municipality sees it: over all that a bureau serves by name, nothing is here.
    """
    return (RESIDENCE.get((row.lives_in, row.happened_in), UNKNOWN),)


def _nature(row: RegisterRow) -> tuple[str, ...]:
    return row.natures or (NONE,)


def _field(row: RegisterRow) -> tuple[str, ...]:
    return row.fields or (NONE,)


def _barrier(row: RegisterRow) -> tuple[str, ...]:
    return row.barriers or (NONE,)


def _inadmissible(row: RegisterRow) -> tuple[str, ...]:
    return (row.inadmissible_reason or NONE,)


def _mediation(row: RegisterRow) -> tuple[str, ...]:
    return (row.mediation or UNKNOWN,)


def _extension(row: RegisterRow) -> tuple[str, ...]:
    """The reasons; unknown for a case with an extended term of which nobody said why."""
    extended = any(term.extended_count for term in row.terms)
    return row.extension_reasons or (UNKNOWN if extended else NONE,)


RESIDENCE: dict[tuple[str | None, str | None], str] = {
    (HERE, HERE): "resident_here",
    (HERE, ELSEWHERE): "resident_elsewhere",
    (ELSEWHERE, HERE): "visitor_here",
}
FIXED = {
    "residence": ("resident_here", "resident_elsewhere", "visitor_here", UNKNOWN),
    "name_given": ("by_name", "anonymous"),
    "hearing": ("heard", "not_heard"),
    "advice": ("followed", "departed", NO_ADVICE),
}
SEVERAL = frozenset({"category", "ground", "nature", "field", "barrier", "extension"})
"""Dimensions of which one case may have more than one code."""
ALWAYS = frozenset(
    {"category", "ground", "channel", "name_given"}
    | {"outcome", "resolution", "handling", "hearing", "advice"}
)
"""Tables of every client that has a list of such codes; the others wait for a first case."""
INFLOW = tuple(
    Profile(
        name=name,
        dimension=name,
        population=RECEIVED,
        codes_of=codes_of,
        fixed=FIXED.get(name, ()),
        multi_valued=name in SEVERAL,
        optional=name not in ALWAYS,
    )
    for name, codes_of in {
        "category": _category,
        "ground": _ground,
        "channel": _channel,
        "name_given": _name_given,
        "found_us": _found_us,
        "complainant_role": _complainant_role,
        "respondent_role": _respondent_role,
        "complaint_about": _complaint_about,
        "residence": _residence,
        "nature": _nature,
        "field": _field,
        "barrier": _barrier,
    }.items()
)
OUTFLOW = tuple(
    Profile(
        name=name,
        dimension=name,
        population=CLOSED,
        codes_of=codes_of,
        fixed=FIXED.get(name, ()),
        multi_valued=name in SEVERAL,
        optional=name not in ALWAYS,
    )
    for name, codes_of in {
        "outcome": _outcome,
        "resolution": _resolution,
        "handling": _handling,
        "hearing": _hearing,
        "advice": _advice,
        "mediation": _mediation,
        "inadmissible": _inadmissible,
        "extension": _extension,
    }.items()
)


def profiles(year: Year) -> list[DraftTable]:
    """Count complaints received by what they are, and complaints closed by how they ended."""
    inflow = [profile(year, year.cohorts.received, asked) for asked in INFLOW]
    outflow = [profile(year, year.cohorts.closed, asked) for asked in OUTFLOW]
    return [table for table in (*inflow, *outflow) if table]


def kinds(year: Year) -> DraftTable | None:
    """Count cases of every kind; only those that are complaints return in the other tables."""
    rows = year.cohorts.contacts
    if not {row.kind for row in rows} - year.frame.complaint_kinds:
        return None
    year.ledger.count(CONTACTS, len(rows))
    asked = Profile(name="kind", dimension="kind", population=CONTACTS, codes_of=_kind)
    table = profile(year, rows, asked)
    keys = [key_of("kind", kind) for kind in sorted(year.frame.complaint_kinds)]
    year.ledger.relate(RECEIVED, [key for key in keys if key in year.ledger.values])
    return table


def departments(year: Year) -> DraftTable | None:
    """Count complaints by department and for every hundred employees of it."""
    asked = Profile(
        name="department",
        dimension="department",
        population=RECEIVED,
        codes_of=_department,
        share=False,
        footnotes=("departments",),
    )
    table = profile(year, year.cohorts.received, asked)
    if table is None:
        return None
    return DraftTable(
        name=table.name,
        dimension=table.dimension,
        columns=(*table.columns, Column("employees", "people"), Column("per_100", "per_100")),
        lines=tuple(
            _with_rate(year, line, key_of("department", line.code)) for line in table.lines
        ),
        totals=tuple(_with_rate(year, line, RECEIVED) for line in table.totals),
        footnotes=table.footnotes,
    )


def _with_rate(year: Year, line: DraftLine, key: str) -> DraftLine:
    known = year.frame.departments.get(line.code)
    heads = known.employees_count if known else None
    if line.code == TOTAL:
        heads = year.frame.heads
    people = Cell(heads) if heads is not None else Cell(None, "none")
    rate: Draft = Rate(key, heads)
    return DraftLine(line.code, (*line.cells, people, rate))
