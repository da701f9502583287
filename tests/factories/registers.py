"""Invented registers: plain rows for the figures, drawn at random or written down."""

from datetime import date, timedelta
from itertools import count

from hypothesis import strategies as st

from procedures.rules.statistics import Department, Frame, MeasureState, RegisterRow, TermResult

YEARS = (2023, 2024, 2025)
DEPARTMENTS = {
    "care": Department("Zorg", 240),
    "office": Department("Kantoor", 80),
    "kitchen": Department("Keuken", 4),
}
NUMBERS = count(1)
DAYS = st.dates(date(2022, 11, 1), date(2025, 12, 31))


def some(values: list[str]) -> st.SearchStrategy[str]:
    """Draw a code, the first one most."""
    return st.sampled_from([values[0], *values])


@st.composite
def rows(draw: st.DrawFn) -> RegisterRow:
    """Draw one case of any kind, open or closed."""
    received_on = draw(DAYS)
    closed_on = draw(st.none() | st.integers(0, 200).map(lambda n: received_on + timedelta(n)))
    due_on = received_on + timedelta(70)
    return RegisterRow(
        number=f"K-{next(NUMBERS)}",
        kind=draw(some(["complaint", "complaint", "report"])),
        received_on=received_on,
        closed_on=closed_on,
        channel=draw(some(["portal", "phone"])),
        categories=tuple(draw(st.sets(some(["bullying", "discrimination"]), max_size=2))),
        grounds=tuple(draw(st.sets(some(["age", "sex"]), max_size=1))),
        department=draw(st.none() | some(list(DEPARTMENTS))),
        outcome=draw(some(["founded", "unfounded", "withdrawn"])) if closed_on else None,
        handling=draw(some(["formal", "talk"])),
        anonymous=draw(st.integers(0, 9)) == 0,
        terms=(TermResult("decision", due_on, closed_on, "", draw(st.integers(0, 1))),),
        hearings_count=draw(st.integers(0, 2)),
        departed_from_advice=draw(st.sampled_from([None, False, False, True])),
        measures=(MeasureState("person", draw(some(["open", "done"])), due_on),),
        appreciation_handling=draw(st.none() | st.integers(1, 10)),
        retaliation_signalled=draw(st.integers(0, 9)) == 0,
    )


def registers(most: int = 40) -> st.SearchStrategy[list[RegisterRow]]:
    """Draw a register of a small client."""
    return st.lists(rows(), max_size=most)


def frame(year: int = 2025, **given: object) -> Frame:
    """Return the question for a year, asked on 1 February of the next."""
    asked = {"departments": DEPARTMENTS, "today": date(year + 1, 2, 1)} | given
    return Frame(year=year, **asked)  # type: ignore[arg-type]


def complaint(received_on: date, closed_on: date | None = None, **given: object) -> RegisterRow:
    """Return a complaint; what is not given is as empty as can be."""
    return RegisterRow(
        number=f"K-{next(NUMBERS)}",
        kind="complaint",
        received_on=received_on,
        closed_on=closed_on,
        **given,  # type: ignore[arg-type]
    )
