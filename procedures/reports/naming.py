"""What the files of an edition are called."""

from procedures.models import Edition
from procedures.rules.reporting import ANNUAL
from procedures.rules.statistics import Period


def file_name(edition: Edition, what: str) -> str:
    """Return the name of a file of an edition, without its extension."""
    report = "klachten" if edition.definition == ANNUAL else edition.definition.replace("_", "-")
    part_of = edition.scope.partition(":")[2]
    period = Period(edition.year, edition.part).code
    return "-".join(filter(None, (report, period, part_of, what)))
