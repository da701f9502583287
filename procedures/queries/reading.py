from dataclasses import dataclass
from datetime import date, datetime

from kernel.actors import Actor


@dataclass(frozen=True, slots=True)
class Reading:
    """Who reads, when, and in which language; `today` is a date in the client's zone."""

    actor: Actor
    at: datetime
    today: date
    language: str
