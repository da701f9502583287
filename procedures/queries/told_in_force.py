from dataclasses import dataclass
from datetime import date

from kernel.errors import Refusal
from procedures.queries.regulations import in_force, texts_of


@dataclass(frozen=True, slots=True)
class InForce:
    """The regulation that people file under, in one line."""

    title: str
    version: int
    since_on: date


def told_in_force(today: date, language: str) -> InForce | None:
    """Return the regulation in force in the open client, None when there is none yet."""
    try:
        adopted = in_force(today)
    except Refusal:
        return None
    return InForce(texts_of(adopted, language).title, adopted.version, adopted.in_force_from)
