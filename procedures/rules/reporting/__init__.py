"""Reports as data: what is in each, for whom, over which period, due when. Versioned."""

from procedures.rules.reporting.definition import ANNUAL, Chapter, Definition
from procedures.rules.reporting.loading import definition, definitions, faults_of, newest, of_client

__all__ = [
    "ANNUAL",
    "Chapter",
    "Definition",
    "definition",
    "definitions",
    "faults_of",
    "newest",
    "of_client",
]
