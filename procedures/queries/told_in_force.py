from dataclasses import dataclass
from datetime import date

from kernel.errors import Refusal
from procedures.models import AdoptedRegulation
from procedures.queries.regulations import in_force, texts_of


@dataclass(frozen=True, slots=True)
class InForce:
    """The regulation that people file under, in one line."""

    title: str
    version: int
    since_on: date


def told_in_force(today: date, language: str) -> InForce | None:
    """Return the regulation in force in the open client, None when there is none yet."""
    return told(adopted_on(today), language)


def adopted_on(today: date) -> AdoptedRegulation | None:
    """Return the version in force in the open client, None when there is none yet."""
    try:
        return in_force(today)
    except Refusal:
        return None


def told(adopted: AdoptedRegulation | None, language: str) -> InForce | None:
    """Return a version in one line."""
    if adopted is None:
        return None
    return InForce(texts_of(adopted, language).title, adopted.version, adopted.in_force_from)
