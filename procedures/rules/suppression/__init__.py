"""Small numbers: which counts of an edition are printed, and proof that the rest stays hidden."""

from procedures.rules.suppression.audit import Exposed, audit
from procedures.rules.suppression.cover import Cover, Known, cover
from procedures.rules.suppression.derive import Leak, derivable
from procedures.rules.suppression.marks import Interval, Mark, interval, within
from procedures.rules.suppression.relations import Relation, RelationKind, forms

__all__ = [
    "Cover",
    "Exposed",
    "Interval",
    "Known",
    "Leak",
    "Mark",
    "Relation",
    "RelationKind",
    "audit",
    "cover",
    "derivable",
    "forms",
    "interval",
    "within",
]
