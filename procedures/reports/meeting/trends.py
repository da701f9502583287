"""How a year stands beside the one before, in sentences made of printed figures only."""

from collections.abc import Iterator

from procedures.reports.wording import Words
from procedures.rules.statistics import Cell, Figures, Unit

FOLLOWED: tuple[tuple[str, str, Unit], ...] = (
    ("flow", "received", "count"),
    ("flow", "closed", "count"),
    ("flow", "open_end", "count"),
    ("lead_time", "median", "days"),
    ("appreciation", "handling", "mark"),
)
SUBJECT = "category"


def trends(figures: Figures, language: str) -> list[str]:
    """Return a sentence for each figure that is shown, in the order of the report."""
    words = Words(language, figures.labels)
    return [*_over_time(figures, words), *_most(figures, words)]


def _over_time(figures: Figures, words: Words) -> Iterator[str]:
    for table, line, unit in FOLLOWED:
        now = figures.cell(table, line)
        before = figures.cell(table, line, str(figures.year - 1))
        if now is None or not _says(now):
            continue
        texts = [words.cell(one, unit, figures.threshold) if one else "" for one in (now, before)]
        told = {"now": texts[0], "before": texts[1], "year": figures.year - 1}
        yield words.text("trends", line, _way(now, before), **told)


def _says(cell: Cell) -> bool:
    return cell.value is not None or cell.mark == "small"


def _way(now: Cell, before: Cell | None) -> str:
    """Return which sentence fits; only whole numbers are compared."""
    if before is None or not _says(before):
        return "alone" if now.value is not None else "beside"
    if now.value is None or before.value is None:
        return "beside"
    if now.value == before.value:
        return "same"
    return "more" if now.value > before.value else "less"


def _most(figures: Figures, words: Words) -> Iterator[str]:
    """Name what most complaints are about, when no hidden number could be larger."""
    table = figures.table(SUBJECT)
    if table is None:
        return
    cells = {line.code: figures.cell(SUBJECT, line.code) for line in table.lines}
    known = {code: cell.value for code, cell in cells.items() if cell and cell.value}
    hidden = any(cell and cell.mark in {"covered", "withheld"} for cell in cells.values())
    most = [code for code, value in known.items() if value == max(known.values())]
    if not hidden and len(most) == 1 and len(known) > 1:
        name, cell = words.label(SUBJECT, most[0]), cells[most[0]]
        text = words.cell(cell, "count", figures.threshold) if cell else ""
        yield words.text("trends", "most", name=_within(name, words.language), now=text)


def _within(name: str, language: str) -> str:
    """Return a name as it stands within a sentence; German nouns keep their capital."""
    return name if language == "de" else name.lower()
