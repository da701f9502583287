"""Charts of tables as SVG for a page: no script, no style attribute, readable without colour.

Shapes carry classes of the house's style sheet (wh-chart-1, wh-chart-3, wh-chart-text,
wh-chart-line) and presentation attributes, which a strict content security policy allows. The
numbers themselves stand in the table that belongs beside every chart.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from textwrap import wrap

from procedures.reports.view import WHOLE, ShownCell, ShownLine, ShownTable
from procedures.reports.wording import Words

WIDTH, BAR_WIDTH = 480, 330
"""In units of the drawing; a phone of 375 pixels shows 480 of them in 343."""
LINE, BAR, TOP = 26, 24, 12
"""The height of a line of words, of a bar with its number, and above each row."""
LABEL_LENGTH, LABEL_LINES = 40, 2
LETTER_WIDTH = 10
"""Room for a letter, also where the style sheet enlarges the text of narrow screens."""
SOLID, OPEN = (
    'class="wh-chart-1" fill="#1f4e79"',
    'class="wh-chart-before" fill="#ffffff" stroke="#59616b"',
)
HIDDEN = frozenset({"covered", "withheld"})
"""Where such a line has no bar, the others are drawn as parts of the total, if that is shown."""
WITHOUT_CHART = WHOLE - {"flow", "periods"}
"""Tables whose columns are no two series of one count."""


def has_chart(table: ShownTable) -> bool:
    """Tell whether a picture of the table says something."""
    return table.name not in WITHOUT_CHART and any(not line.is_blank for line in table.lines)


def bars(table: ShownTable, *, language: str, threshold: int = 5) -> str:
    """Return the SVG of a table: a bar for this year and one for the year before, or two columns.

    What is too small to show is hatched up to the most it can be; what is hidden has no bar. Such a
    bar takes less than half of the width: a picture of nothing but small counts looks small.
    """
    lines = [line for line in table.compact_lines if not line.is_total and _is_count(line)]
    places = _series(table)
    cells = [line.cells[place] for line in lines for place in places]
    totals = [line.cells[place] for line in table.lines if line.is_total for place in places]
    scaled = cells + (totals if any(cell.mark in HIDDEN for cell in cells) else [])
    has_small = any(cell.mark == "small" for cell in cells)
    drawing = _Drawing(
        table.name,
        lines,
        places,
        most=max(
            [2 * threshold if has_small else 1, *(_reach(cell, threshold) for cell in scaled)]
        ),
        threshold=threshold,
    )
    legend = [*(table.heads[place] for place in places)]
    if has_small:
        legend.append(Words(language, {}).text("charts", "legend_small", threshold=threshold))
    return "".join([*drawing.opening(table, language, legend), *drawing.rows(legend), "</svg>"])


def _series(table: ShownTable) -> tuple[int, ...]:
    """The columns to draw: this year and the last, or both columns of a table without years."""
    if table.previous is not None:
        return table.current, table.previous
    is_paired = len(table.heads) > 1 and all(
        cell.unit == "count" for line in table.lines for cell in line.cells
    )
    return (0, 1) if is_paired else (table.current,)


def _is_count(line: ShownLine) -> bool:
    return line.cells[0].unit == "count"


def _reach(cell: ShownCell, threshold: int) -> float:
    if cell.value is not None:
        return cell.value
    return threshold - 1 if cell.mark == "small" else 0


@dataclass(frozen=True, slots=True)
class _Drawing:
    name: str
    lines: list[ShownLine]
    places: tuple[int, ...]
    most: float
    threshold: int

    def height(self, legend: int) -> int:
        """Return how high it is under a legend of this height."""
        bars = TOP + BAR * len(self.places)
        return legend + sum(bars + LINE * len(_label(line.label)) for line in self.lines)

    def opening(self, table: ShownTable, language: str, legend: list[str]) -> Iterator[str]:
        """Begin the drawing with what it is called and what it shows in words."""
        facts = "; ".join(
            f"{line.label}: "
            + ", ".join(f"{table.heads[p]} {line.cells[p].text}" for p in self.places)
            for line in self.lines
        )
        described = Words(language, {}).text("charts", "described", title=table.title, facts=facts)
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" lang="{escape(language)}" '
            f'viewBox="0 0 {WIDTH} {self.height(LINE * len(_legend(legend)))}" '
            f'aria-labelledby="chart-{self.name}-title chart-{self.name}-desc">'
        )
        yield f'<title id="chart-{self.name}-title">{escape(table.title)}</title>'
        yield f'<desc id="chart-{self.name}-desc">{escape(described)}</desc>'
        yield (
            f'<defs><pattern id="chart-{self.name}-hatch" width="6" height="6" '
            'patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
            '<rect width="6" height="6" fill="#ffffff"/>'
            '<line x1="0" y1="0" x2="0" y2="6" stroke="#59616b" stroke-width="2"/></pattern></defs>'
        )

    def rows(self, legend: list[str]) -> Iterator[str]:
        """Name the fills; then draw each line: its label, its bars and their numbers."""
        fills = iter([*(SOLID, OPEN)[: len(self.places)], self._hatch()])
        top = 0
        for names in _legend(legend):
            yield from _legend_line(names, fills, top)
            top += LINE
        for line in self.lines:
            top += TOP
            for piece in _label(line.label):
                yield _text(0, top + 18, piece)
                top += LINE
            for order, place in enumerate(self.places):
                yield from self._bar(line.cells[place], top, order)
                top += BAR

    def _bar(self, cell: ShownCell, top: int, order: int) -> Iterator[str]:
        long = round(_reach(cell, self.threshold) / self.most * BAR_WIDTH, 1)
        fill = self._hatch() if cell.mark == "small" else (SOLID, OPEN)[order]
        if long:
            yield f'<rect x="1" y="{top + 1}" width="{long}" height="18" {fill}/>'
        yield _text(long + 8, top + 16, cell.text)

    def _hatch(self) -> str:
        return f'fill="url(#chart-{self.name}-hatch)" stroke="#59616b"'


def _label(label: str) -> list[str]:
    """Return a label as it stands above its bars, in two lines at most."""
    return wrap(label, LABEL_LENGTH, max_lines=LABEL_LINES, placeholder="…")


def _legend(names: list[str]) -> list[list[str]]:
    """Return the names of the fills in lines that are no wider than the drawing."""
    lines: list[list[str]] = [[]]
    for name in names:
        if lines[-1] and sum(map(_room, [*lines[-1], name])) > WIDTH:
            lines.append([])
        lines[-1].append(name)
    return lines


def _room(name: str) -> int:
    return 40 + LETTER_WIDTH * len(name)


def _legend_line(names: list[str], fills: Iterator[str], top: int) -> Iterator[str]:
    left = 1
    for name in names:
        yield f'<rect x="{left}" y="{top + 4}" width="16" height="14" {next(fills)}/>'
        yield _text(left + 22, top + 17, name)
        left += _room(name)


def _text(left: float, base: int, text: str) -> str:
    return f'<text class="wh-chart-text" x="{left}" y="{base}" font-size="14">{escape(text)}</text>'
