"""A shipped regulation with acts on days: its terms, and what stands in the way of an act."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from kernel.terms import Term
from procedures import presets
from procedures.rules.deadlines import Clock
from procedures.rules.guards import Standing, unmet
from procedures.rules.language import Regulation, Step
from procedures.rules.reading import read_regulation
from procedures.rules.reckoning import ActAt, reckon
from procedures.rules.walk import Taken, walk

ZONE = "Europe/Amsterdam"
LATER = date(2026, 12, 31)
Dated = tuple[str, str, Mapping[str, Any]]


def on(act: str, day: str, **facts: Any) -> Dated:
    """An act at noon (UTC) on a day, with facts."""
    return act, day, facts


@cache
def preset(name: str) -> Regulation:
    """Return a shipped regulation."""
    return read_regulation(presets.source_of(name))


@dataclass(frozen=True)
class Under:
    """A regulation by its name, as something to ask."""

    name: str

    @property
    def regulation(self) -> Regulation:
        """Return the regulation itself."""
        return preset(self.name)

    def step(self, act: str) -> Step:
        """Return the step of an act that the regulation knows."""
        found = self.regulation.step(act)
        assert found is not None, act
        return found

    def terms(self, *acts: Dated, today: date = LATER) -> dict[str, Term]:
        """Return each term that has started after these acts, by its name in a case."""
        given = [ActAt(act, _noon(day), facts) for act, day, facts in acts]
        found = reckon(self.regulation, given, Clock(ZONE, today))
        return {one.name: one.term for one in found if one.term}

    def due(self, term: str, *acts: Dated, today: date = LATER) -> str:
        """Return the last day of a term, as ISO text."""
        return self.terms(*acts, today=today)[term].due_on.isoformat()

    def refused(self, act: str, *acts: Dated, today: str) -> list[str]:
        """Return the codes of what stands in the way of an act."""
        rows = [Taken(one, self.step(one).kind, _noon(day), facts) for one, day, facts in acts]
        so_far = walk(self.regulation, rows)
        case = Standing(self.regulation, so_far, date.fromisoformat(today))
        assert so_far.state in self.step(act).from_, so_far.state
        return [refusal.code for refusal in unmet(self.step(act), case)]


def _noon(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)
