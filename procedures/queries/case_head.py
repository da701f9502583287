from dataclasses import dataclass
from datetime import date

from procedures.models import Complaint
from procedures.queries.listed_work import waited_for
from procedures.queries.read_once import around
from procedures.queries.regulations import of_case, texts_of
from procedures.queries.shown_terms import ShownTerm, next_term, shown_terms
from procedures.queries.tracks import former_of, next_of_case
from procedures.rules.language import Texts


@dataclass(frozen=True, slots=True)
class CaseHead:
    """What is above every page of a case: where it is, for whom it waits, what is next.

    `former` is the case that it continues, `going` the one that continues it.
    """

    case: Complaint
    texts: Texts
    state: str
    outcome: str
    waits_for: str
    terms: tuple[ShownTerm, ...]
    unread_count: int
    former: Complaint | None
    going: Complaint | None

    @property
    def next(self) -> ShownTerm | None:
        """The term that comes first; one that stands still only when none runs."""
        live = [term for term in self.terms if term.live]
        return min(live, key=lambda term: term.state == "suspended", default=None)


def case_head(case: Complaint, *, language: str, today: date) -> CaseHead:
    """Return the head of a case's pages in a language."""
    texts = texts_of(case.regulation, language)
    known, terms = around(case), list(case.terms.all())
    waits_for = waited_for(of_case(case), case.state, next_term(terms))
    return CaseHead(
        case=case,
        texts=texts,
        state=texts.states.get(case.state, case.state),
        outcome=texts.codes.get("outcome", {}).get(case.outcome, case.outcome),
        waits_for=texts.roles.get(waits_for, waits_for),
        terms=shown_terms(terms, texts, language=language, today=today),
        unread_count=known.unread_count if known else _unread(case),
        former=former_of(case),
        going=next_of_case(case),
    )


def _unread(case: Complaint) -> int:
    return case.messages.filter(read_at=None, from_party__isnull=False).count()
