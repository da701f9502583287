"""Whether a story may stand beside the figures: it must fit enough cases, whatever it tells.

A story tells facts, each a dimension and a code. Whoever knows any of them must still have as many
cases before them as the client's threshold asks (k-anonymity, L. Sweeney 2002).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kernel.errors import Refusal
from procedures.rules.statistics import Period, RegisterRow
from procedures.rules.statistics.places import in_scope

Facts = Mapping[str, str]

DIMENSIONS = (
    "category",
    "ground",
    "department",
    "complainant_role",
    "respondent_role",
    "period",
    "handling",
    "outcome",
    "resolution",
)
"""What a story may tell, in the order in which it is asked."""
QUARTERS = ("q1", "q2", "q3", "q4")
FEWEST_PEOPLE = 10
"""In a department with fewer people than this, everybody knows who it was."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A story that stands in a report already, with the period and the part that this is about."""

    title: str
    facts: Facts
    period: Period
    scope: str = ""


def about(rows: Iterable[RegisterRow], period: Period, scope: str) -> list[RegisterRow]:
    """Return the cases that a report is about: a story in it tells its period and part too."""
    within = (row for row in rows if period.starts_on <= row.received_on <= period.ends_on)
    return [row for row in within if in_scope(row, scope)]


def count(rows: Iterable[RegisterRow], facts: Facts, year: int) -> int:
    """Return how many cases of a year fit the facts."""
    return sum(all(_fits(row, *fact, year) for fact in facts.items()) for row in rows)


def check_facts(rows: Sequence[RegisterRow], facts: Facts, *, year: int, least: int) -> None:
    """Raise Refusal `vignette.facts` for none, or `vignette.small` when too few cases fit.

    `small` names the smallest combination that is too small, `without` a fact to leave out.
    """
    if not facts or set(facts) - set(DIMENSIONS):
        raise Refusal(
            "vignette.facts",
            message="Kies ten minste één kenmerk: waarover gaat dit verhaal?",
            field="text",
        )
    if count(rows, facts, year) >= least:
        return
    raise Refusal(
        "vignette.small",
        message="Te weinig zaken passen op deze kenmerken samen. Wie het verhaal leest, kan"
        " raden om wie het gaat.",
        small=_smallest(rows, facts, year, least),
        without=_without(rows, facts, year, least),
    )


def check_together(
    rows: Sequence[RegisterRow], facts: Facts, earlier: Iterable[Earlier], *, year: int, least: int
) -> None:
    """Raise Refusal `vignette.together` when with other stories too few cases are left.

    Whoever reads some stories as one knows the facts of all of them, also where they name different
    codes of one list: a case may have two grounds. Where no case fits, there is nobody to find.
    """
    groups = {frozenset(place for place, row in enumerate(rows) if count([row], facts, year))}
    for one in earlier:
        told = about(rows, one.period, one.scope)
        own = {id(row) for row in told if count([row], one.facts, year)}
        fitting = frozenset(place for place, row in enumerate(rows) if id(row) in own)
        both = {group & fitting for group in groups}
        if any(0 < len(group) < least for group in both):
            raise Refusal(
                "vignette.together",
                message="Samen met een ander verhaal past dit op te weinig zaken. Wie beide leest,"
                " kan raden om wie het gaat. Vertel minder, of kies een ander onderwerp.",
                exposed=(one.title,),
                field="text",
            )
        groups |= both


def check_departments(facts: Facts, people: Mapping[str, int | None]) -> None:
    """Raise Refusal `vignette.department` where so few people work that all know who it was."""
    heads = people.get(facts.get("department", ""), None)
    if heads is not None and heads < FEWEST_PEOPLE:
        raise Refusal(
            "vignette.department",
            message="Op deze afdeling werken zo weinig mensen dat iedereen weet om wie het gaat."
            " Noem de afdeling niet.",
            field="department",
        )


def check_approver(written_by: object, approver: object) -> None:
    """Raise Refusal `vignette.own` for who wrote it: a second person looks."""
    if approver is None or approver == written_by:
        raise Refusal(
            "vignette.own",
            message="U schreef dit verhaal zelf. Laat een collega het nakijken.",
        )


def _fits(row: RegisterRow, dimension: str, code: str, year: int) -> bool:
    """Whether a complaint of the year has this code; a quarter is that of its reception."""
    if row.kind != "complaint" or row.received_on.year != year:
        return False
    return code in _CODES[dimension](row)


def _one(name: str) -> Callable[[RegisterRow], tuple[str, ...]]:
    return lambda row: tuple(filter(None, [getattr(row, name, None)]))


_CODES: Mapping[str, Callable[[RegisterRow], Sequence[str]]] = {
    **{name: _one(name) for name in DIMENSIONS},
    "category": lambda row: row.categories,
    "ground": lambda row: row.grounds,
    "period": lambda row: (QUARTERS[(row.received_on.month - 1) // 3],),
}


def _smallest(
    rows: Sequence[RegisterRow], facts: Facts, year: int, least: int
) -> tuple[tuple[str, str], ...]:
    """Return the smallest combination of facts that fits too few cases."""
    for size in range(1, len(facts)):
        for some in combinations(facts.items(), size):
            if count(rows, dict(some), year) < least:
                return some
    return tuple(facts.items())


def _without(
    rows: Sequence[RegisterRow], facts: Facts, year: int, least: int
) -> tuple[tuple[str, str], ...]:
    """Return the fewest facts to leave out so that enough cases fit; all when nothing else does."""
    for size in range(1, len(facts)):
        for some in combinations(facts.items(), size):
            kept = {name: code for name, code in facts.items() if (name, code) not in some}
            if count(rows, kept, year) >= least:
                return some
    return tuple(facts.items())
