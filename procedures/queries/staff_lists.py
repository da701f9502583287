"""The lists of who handles cases: which cases, in which order, and how each one stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import (
    Count,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    prefetch_related_objects,
)

from kernel.actors import Actor
from procedures.models import CaseHandler, Complaint, Measure, Person, TermRow
from procedures.queries.listed_work import waited_for
from procedures.queries.regulations import light, of_case, texts_of
from procedures.queries.shown_terms import COUNTING, SOON, listed_state, next_term
from procedures.queries.since import News, news_of
from procedures.queries.visible import cases_for
from procedures.queries.words import Words
from procedures.rules.access import SEES_EVERY_CASE

EVERY = "all"
NOBODY = "nobody"
OPEN_MEASURES = ("proposed", "agreed")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody is looking for; an empty value does not narrow the list.

    `handler` is the id of a person, or NOBODY. `term` is one that runs now.
    """

    state: str = ""
    overdue: bool = False
    soon: bool = False
    category: str = ""
    year: int | None = None
    number: str = ""
    handler: str = ""
    term: str = ""
    channel: str = ""
    from_on: date | None = None
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of the list: codes in words, and the term that comes first."""

    case: Complaint
    state: str
    waits_for: str
    categories: tuple[str, ...]
    term: str = ""
    due_on: date | None = None
    term_state: str = ""
    handler: str = ""
    news: News | None = None


@dataclass(frozen=True, slots=True)
class Load:
    """How much work there is: open cases, those too late, and those due within a week."""

    open_count: int
    overdue_count: int
    soon_count: int


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """An open measure with its case; `term_state` says how its date stands."""

    measure: Measure
    kind: str
    term_state: str


def listed_cases(
    actor: Actor, wanted: Wanted, words: Words, *, at: datetime, today: date
) -> QuerySet[Complaint]:
    """Return the actor's cases that are wanted: what is due first comes first."""
    found = cases_for(actor, at).select_related("handler__person")
    found = found.filter(_state(wanted, words), _narrowed(wanted), _handler(wanted))
    if wanted.term:
        found = found.filter(_runs(wanted.term))
    found = found.annotate(first_due_on=first_due())
    if wanted.overdue:
        found = found.filter(first_due_on__lt=today)
    if wanted.soon:
        found = found.filter(first_due_on__range=(today, today + SOON))
    return found.order_by(F("first_due_on").asc(nulls_last=True), "-received_on", "-number")


def case_rows(cases: Sequence[Complaint], *, language: str, today: date) -> list[CaseRow]:
    """Return a page of cases as lines; terms and handlers come along, or by one query each."""
    handlers = Prefetch("handler", CaseHandler.objects.select_related("person"))
    prefetch_related_objects(list(cases), "terms", handlers)
    return [
        replace(_row(case, list(case.terms.all()), language, today), handler=_handled_by(case))
        for case in cases
    ]


def _handled_by(case: Complaint) -> str:
    handler: CaseHandler | None = getattr(case, "handler", None)
    return handler.person.name if handler else ""


def with_news(rows: Iterable[CaseRow], reader: Actor) -> list[CaseRow]:
    """Return lines with what is new in them for their reader; two queries."""
    found = list(rows)
    news = news_of([row.case.id for row in found], reader)
    return [replace(row, news=news[row.case.id]) for row in found]


def load_of(actor: Actor, words: Words, *, at: datetime, today: date) -> Load:
    """Return how much there is to do over all the actor's cases; one query."""
    open_cases = cases_for(actor, at).filter(_state(Wanted(), words))
    counts = open_cases.annotate(first_due_on=first_due()).aggregate(
        open=Count("pk"),
        overdue=Count("pk", filter=Q(first_due_on__lt=today)),
        soon=Count("pk", filter=Q(first_due_on__range=(today, today + SOON))),
    )
    return Load(counts["open"], counts["overdue"], counts["soon"])


def years_of(actor: Actor, at: datetime) -> list[int]:
    """Return the years in which the actor's cases came in, newest first."""
    days = cases_for(actor, at).order_by().dates("received_on", "year", order="DESC")
    return [day.year for day in days]


def open_measures(actor: Actor, *, at: datetime) -> QuerySet[Measure]:
    """Return the measures that are still to be done in the actor's cases, first due first."""
    found = Measure.objects.filter(state__in=OPEN_MEASURES, case__in=cases_for(actor, at))
    return light(found.select_related("case__regulation"), "case__regulation__").order_by(
        F("due_on").asc(nulls_last=True), "case__number", "id"
    )


def measure_rows(measures: Iterable[Measure], *, language: str, today: date) -> list[MeasureRow]:
    """Return measures as lines."""
    return [
        MeasureRow(
            one,
            texts_of(one.case.regulation, language).codes["measure"].get(one.kind, one.kind),
            _date_state(one.due_on, today),
        )
        for one in measures
    ]


def listed_people() -> list[Person]:
    """Return everybody at this client by name, those who are active first."""
    people = Person.objects.select_related("department")
    return sorted(people, key=lambda one: (not one.active, one.name.casefold()))


def _state(wanted: Wanted, words: Words) -> Q:
    if wanted.state == EVERY:
        return Q()
    if wanted.state:
        return Q(state=wanted.state)
    done = Q(pk__in=[])
    for adopted, states in words.final_states.items():
        done |= Q(regulation=adopted, state__in=states)
    return ~done


def handlers_of_client() -> list[Person]:
    """Return who handles cases here and may take one upon them, by name."""
    people = Person.objects.filter(active=True, roles__overlap=sorted(SEES_EVERY_CASE))
    return sorted(people, key=lambda one: one.name.casefold())


def _narrowed(wanted: Wanted) -> Q:
    """Return what the columns of the case itself must be."""
    asked = {
        "categories__contains": [wanted.category] if wanted.category else None,
        "received_on__year": wanted.year,
        "number__icontains": wanted.number,
        "channel": wanted.channel,
        "received_on__gte": wanted.from_on,
        "received_on__lte": wanted.until_on,
    }
    return Q(**{column: value for column, value in asked.items() if value})


def _handler(wanted: Wanted) -> Q:
    if not wanted.handler:
        return Q()
    if wanted.handler == NOBODY:
        return Q(handler=None)
    return Q(handler__person=UUID(wanted.handler))


def _runs(term: str) -> Exists:
    """Return the condition that this term of the case runs now."""
    return Exists(TermRow.objects.filter(case=OuterRef("pk"), name=term, state__in=COUNTING))


def first_due(case: str = "pk") -> Subquery:
    """Return the last day of the case's term that comes first; `case` is where its id is.

    A question of its own a case: joined, the rows would be grouped by all their columns.
    """
    counting = TermRow.objects.filter(case=OuterRef(case), state__in=COUNTING)
    return Subquery(counting.order_by("due_on").values("due_on")[:1])


def _row(case: Complaint, terms: list[TermRow], language: str, today: date) -> CaseRow:
    texts = texts_of(case.regulation, language)
    first = next_term(terms)
    waits_for = waited_for(of_case(case), case.state, first)
    category = texts.codes.get("category", {})
    return CaseRow(
        case=case,
        state=texts.states.get(case.state, case.state),
        waits_for=texts.roles.get(waits_for, waits_for),
        categories=tuple(category.get(code, code) for code in case.categories),
        term=texts.terms.get(first.name, first.name) if first else "",
        due_on=first.due_on if first else None,
        term_state=listed_state(first, today) if first else "",
    )


def _date_state(due_on: date | None, today: date) -> str:
    if due_on is None:
        return ""
    if due_on < today:
        return "overdue"
    return "due_soon" if due_on <= today + timedelta(days=7) else "on_time"
