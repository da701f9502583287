"""Terms as a page shows them: the label, how it stands today, and why it is that date."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kernel.terms import Reason, explain_all
from procedures.models import TermRow
from procedures.rules.explained import laws_of
from procedures.rules.language import Texts

SOON = timedelta(days=7)
LIVE = ("running", "overdue", "suspended")
COUNTING = ("running", "overdue")
_SHOWN = {"met": "met", "met_late": "met_late", "suspended": "suspended", "lapsed": "cancelled"}


@dataclass(frozen=True, slots=True)
class ShownTerm:
    """One term; `state` is one of those of the page's component, `met_on` when it was met.

    `source` names the laws behind it, empty when the regulation alone sets it.
    """

    name: str
    label: str
    due_on: date
    target_on: date | None
    met_on: date | None
    state: str
    source: str
    why: str

    @property
    def live(self) -> bool:
        """Whether the term still asks for something."""
        return self.state in ("on_time", "due_soon", "overdue", "suspended")


def state_on(row: TermRow, today: date) -> str:
    """Return how a term stands on `today`, also when no sweep has come by yet."""
    if row.state not in COUNTING:
        return _SHOWN.get(row.state, "open")
    if row.due_on < today:
        return "overdue"
    return "due_soon" if row.due_on <= today + SOON else "on_time"


def listed_state(row: TermRow, today: date) -> str:
    """Return how a term stands in a list, where its very last day is told apart."""
    state = state_on(row, today)
    return "due_today" if state == "due_soon" and row.due_on == today else state


def shown_terms(
    rows: Iterable[TermRow], texts: Texts, *, language: str, today: date
) -> tuple[ShownTerm, ...]:
    """Return the terms in the order of their dates, those that still run first."""
    found = [_shown(row, texts, language, today) for row in rows]
    return tuple(sorted(found, key=lambda term: (not term.live, term.due_on, term.name)))


def unhurried(terms: Iterable[ShownTerm]) -> tuple[ShownTerm, ...]:
    """Return the terms as a party reads them.

    They are mostly ours to keep: that one ends soon is no warning to a party.
    """
    return tuple(replace(one, state="on_time") if one.state == "due_soon" else one for one in terms)


def next_term(rows: Iterable[TermRow]) -> TermRow | None:
    """Return the live term that ends first; one that stands still comes after those that run."""
    live = [row for row in rows if row.state in LIVE]
    return min(live, key=lambda row: (row.state == "suspended", row.due_on, row.name), default=None)


def _shown(row: TermRow, texts: Texts, language: str, today: date) -> ShownTerm:
    state = state_on(row, today)
    reasons = [Reason.from_json(stored) for stored in row.why]
    return ShownTerm(
        name=row.name,
        label=texts.terms.get(row.name, row.name),
        due_on=row.due_on,
        target_on=row.target_on if row.target_on != row.due_on else None,
        met_on=row.ended_on if state in ("met", "met_late") else None,
        state=state,
        source=laws_of(row.source),
        why=explain_all(reasons, language, texts.acts),
    )
