"""A table as comma-separated values, for who works on with the numbers."""

from collections.abc import Iterable
from csv import writer
from io import StringIO

from procedures.reports.view import ShownTable

BYTE_ORDER_MARK = "\ufeff"
"""Tells spreadsheet programs that the file is UTF-8."""
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv(table: ShownTable) -> str:
    """Return a table as CSV, separated by semicolons as Dutch spreadsheet programs expect.

    A label that a spreadsheet program would take for a formula gets an apostrophe before it.
    """
    target = StringIO()
    write = writer(target, delimiter=";")
    write.writerow(_safe([table.corner, *table.heads]))
    for line in table.lines:
        write.writerow(_safe([line.label, *(cell.text for cell in line.cells)]))
    return BYTE_ORDER_MARK + target.getvalue()


def _safe(texts: Iterable[str]) -> list[str]:
    return [f"'{text}" if text.startswith(FORMULA_STARTS) else text for text in texts]
