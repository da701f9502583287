"""Who may see and do what: one table, and the law that follows from it.

The table (table.yaml) is printed into docs/access.md; the same law as querysets is in
queries.visible, and one test holds the two against each other.
"""

from procedures.rules.access.law import CaseFacts, Reach, reach
from procedures.rules.access.roles import (
    SEES_EVERY_CASE,
    SEES_FIGURES,
    WRITES_REGULATION,
    sits,
)
from procedures.rules.access.table import PUBLIC, Row, openers, rows, who_may

__all__ = [
    "PUBLIC",
    "SEES_EVERY_CASE",
    "SEES_FIGURES",
    "WRITES_REGULATION",
    "CaseFacts",
    "Reach",
    "Row",
    "openers",
    "reach",
    "rows",
    "sits",
    "who_may",
]
