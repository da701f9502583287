"""An invented client and its year, written down so that every number is known beforehand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from procedures.models import Edition
from procedures.reports.content import EditionContent, FollowUp
from procedures.rules.statistics import (
    Department,
    Figures,
    Frame,
    Labels,
    MeasureState,
    RegisterRow,
    TermResult,
    dump,
    figures,
    load,
)
from tenants import scope
from tenants.models import Tenant

LABELS: Labels = {
    "category": {
        "bullying": {"nl": "Pesten", "en": "Bullying"},
        "harassment": {"nl": "Intimidatie", "en": "Harassment"},
        "stalking": {"nl": "Stalking", "en": "Stalking"},
        "violence": {"nl": "Geweld", "en": "Violence"},
        "extremism": {"nl": "Extremisme", "en": "Extremism"},
    },
    "channel": {"portal": {"nl": "Portaal"}, "phone": {"nl": "Telefoon"}},
    "outcome": {"founded": {"nl": "Gegrond"}, "unfounded": {"nl": "Ongegrond"}},
    "term": {"acknowledgement": {"nl": "Ontvangstbevestiging"}},
    "measure_kind": {"person": {"nl": "Voor de persoon"}},
    "measure_state": {"open": {"nl": "Loopt"}, "done": {"nl": "Uitgevoerd"}},
}
DEPARTMENTS = {"care": Department("Zorg", 1210), "office": Department("Kantoor", 85)}
MADE_AT = datetime(2026, 2, 2, 10, 0, tzinfo=UTC)
NUMBERS = {2024: (8, 6), 2025: (17, 9)}
"""By year: how many complaints of bullying and of harassment were received and closed."""


def complaints(year: int, number: int, category: str, **given: object) -> list[RegisterRow]:
    """Return closed complaints of one category, all else alike."""
    received_on = date(year, 2, 3)
    term = TermResult("acknowledgement", received_on + timedelta(7), received_on + timedelta(2))
    row = RegisterRow(
        number=f"{year}-{category}",
        kind="complaint",
        received_on=received_on,
        closed_on=received_on + timedelta(40),
        channel="portal",
        categories=(category,),
        department="care",
        outcome="founded" if category == "bullying" else "unfounded",
        terms=(term,),
        measures=(MeasureState("person", "done", received_on + timedelta(90)),),
        appreciation_reception=8,
        appreciation_handling=7,
    )
    return [replace(row, number=f"{row.number}-{n}", **given) for n in range(number)]  # type: ignore[arg-type]


def register() -> list[RegisterRow]:
    """Return the register of two years, with three complaints that must stay hidden."""
    rows: list[RegisterRow] = []
    for year, (bullying, harassment) in NUMBERS.items():
        rows += complaints(year, bullying, "bullying")
        rows += complaints(year, harassment, "harassment")
    return [*rows, *complaints(2025, 3, "stalking", channel="phone")]


def frame(year: int = 2025) -> Frame:
    """Return the question for a year of this client."""
    return Frame(year=year, today=date(2026, 1, 31), labels=LABELS, departments=DEPARTMENTS)


def counted(rows: Sequence[RegisterRow] | None = None) -> Figures:
    """Return the figures of 2025 beside those of 2024."""
    given = register() if rows is None else rows
    return figures(given, frame(), earlier=[figures(given, frame(2024))])


def edition(seen: Figures | None = None, **given: object) -> EditionContent:
    """Return a published edition with its digest."""
    content = EditionContent(
        client_name="Zorggroep De Linden",
        consultancy_name="Bureau Samenspraak",
        brand_colour="#0b5c6b",
        language="nl",
        figures=seen or counted(),
        made_on=date(2026, 1, 31),
        chapters={"flow": "Het aantal klachten groeide."},
        decisions=(FollowUp("Geef voorlichting", "Hoofd P&O", date(2025, 5, 1), "done"),),
        status="published",
        published_on=date(2026, 2, 12),
    )
    changed = replace(content, **given)  # type: ignore[arg-type]
    return replace(changed, digest=changed.computed_digest())


def uncovered() -> Figures:
    """Return figures in which a hidden number follows: what covers it is printed after all."""
    stored = dump(counted())
    (channel,) = [table for table in stored["tables"] if table["name"] == "channel"]
    cells = [cell for line in channel["lines"] for cell in line["cells"] if cell["key"]]
    (covered,) = [cell for cell in cells if cell["mark"] == "covered"]
    covered.update(mark="", value=26)
    return load(stored)


def published(client: Tenant, number: int, *, edition: int = 1) -> None:
    """Keep a published yearly report with so many complaints, all else as a factory has it."""
    with scope.within(client):
        seen = counted(complaints(2025, number, "bullying"))
        Edition.objects.create(
            year=2025,
            number=edition,
            state="published",
            figures=dump(seen),
            drafted_at=MADE_AT,
            counted_at=MADE_AT,
            published_at=MADE_AT,
        )
