"""What must hold of a regulation before it may be adopted, each as an obligation.

Some obligations are read off the document; most are asked of every situation a case can be in
(`rules.exploring`), so that a failed one comes with a shortest walk that shows it.
"""

from procedures.rules.proofs.obligations import (
    OBLIGATIONS,
    OF_WORDS,
    Obligation,
    check,
    obligations,
    proven,
)
from procedures.rules.proofs.subject import Failure, Subject, Words
from procedures.rules.ways import edges, reachable

__all__ = [
    "OBLIGATIONS",
    "OF_WORDS",
    "Failure",
    "Obligation",
    "Subject",
    "Words",
    "check",
    "edges",
    "obligations",
    "proven",
    "reachable",
]
