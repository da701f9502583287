"""Which report somebody asks for: its definition, its period, its part of the client."""

from dataclasses import dataclass

from django.db.models import QuerySet

from procedures.models import Edition
from procedures.rules.reporting import ANNUAL, Definition, definition
from procedures.rules.statistics import Period


@dataclass(frozen=True, slots=True)
class Asked:
    """A report on a period: a year or a part of it, of the client or a part of it."""

    definition: str
    year: int
    part: str = ""
    scope: str = ""

    @property
    def period(self) -> Period:
        """The period it is about."""
        return Period(self.year, self.part)

    @property
    def key(self) -> str:
        """A name for this report among all of the client."""
        return f"{self.definition}:{self.period.code}:{self.scope}"


def yearly(year: int) -> Asked:
    """Return the yearly report on a year."""
    return Asked(ANNUAL, year)


def asked_of(edition: Edition) -> Asked:
    """Return which report an edition is one of."""
    return Asked(edition.definition, edition.year, edition.part, edition.scope)


def definition_of(edition: Edition) -> Definition:
    """Return the definition of an edition, in the version it was made of."""
    return definition(edition.definition, edition.definition_version)


def series(found: QuerySet[Edition], asked: Asked) -> QuerySet[Edition]:
    """Return the editions of one report, the newest first."""
    same = found.filter(definition=asked.definition, year=asked.year)
    return same.filter(part=asked.part, scope=asked.scope).order_by("-number")
