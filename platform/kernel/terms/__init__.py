"""Terms: when they start, move and end, and why their last day is that day.

Sources: Algemene termijnenwet (the roll), Awb article 9:11 (extension, consent), and general
civil-law counting: the day of the event is not counted, weeks end on the same weekday, months on
the same day of the month or else its last.
"""

from kernel.terms.computing import Term, TermState, compute, compute_all
from kernel.terms.counting import backward, forward
from kernel.terms.explaining import explain, explain_all, tell
from kernel.terms.reasons import Fact, Reason, StoredReason
from kernel.terms.rules import (
    Amount,
    Cure,
    Event,
    Extension,
    Fallback,
    Roll,
    TermRule,
    Unit,
)

__all__ = [
    "Amount",
    "Cure",
    "Event",
    "Extension",
    "Fact",
    "Fallback",
    "Reason",
    "Roll",
    "StoredReason",
    "Term",
    "TermRule",
    "TermState",
    "Unit",
    "backward",
    "compute",
    "compute_all",
    "explain",
    "explain_all",
    "forward",
    "tell",
]
