"""What the employer's side of a client reads: advices given to it, measures, and a bare number.

A complaint under investigation is nothing to the employer but one more in a count.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Case, F, Prefetch, Q, QuerySet, When

from kernel.actors import Actor
from procedures.models import Act, AdoptedRegulation, Complaint, Letter, Measure, Party
from procedures.queries.case_head import CaseHead, case_head
from procedures.queries.finishing import finishing_step
from procedures.queries.next_steps import Choices, next_steps
from procedures.queries.read_once import letters_of_acts, parties_of, read_once
from procedures.queries.reading import Reading
from procedures.queries.regulations import light, of_case, rules_of, texts_of
from procedures.queries.shown_terms import ShownTerm, shown_terms
from procedures.queries.staff_lists import CaseRow, MeasureRow, case_rows, first_due, measure_rows
from procedures.queries.standing import hides_complainant
from procedures.queries.timeline import Entry, timeline
from procedures.queries.to_do import to_do
from procedures.queries.told import ToldFile
from procedures.queries.visible import asked_about, opened_to_roles

ADVISED = ("rule", "advise")
JUDGED = (*ADVISED, "decide")
FOLLOWING = ("extend", "measure", "close")
"""Kinds of acts after the advice that the employer reads; talks and aftercare are not for it."""
AGREED, PROPOSED = "agreed", "proposed"


@dataclass(frozen=True, slots=True)
class OpenedRow:
    """One line of the employer's list: the advice that came, and what is to be done with it."""

    row: CaseRow
    outcome: str
    to_do: tuple[str, ...]
    due: ShownTerm | None


@dataclass(frozen=True, slots=True)
class ToFinish:
    """A measure with, when the reader may report on it now, the act and the field to do so."""

    row: MeasureRow
    act: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """What the employer reads of a case that was opened to it."""

    head: CaseHead
    choices: Choices
    terms: tuple[ShownTerm, ...]
    judged: tuple[Entry, ...]
    following: tuple[Entry, ...]
    parties: list[tuple[Party, str]]
    measures: list[ToFinish]
    letters: list[Letter]


def opened_cases(reading: Reading) -> QuerySet[Complaint]:
    """Return the cases that were opened to one of the reader's roles; a seat opens none here."""
    return opened_to_roles(reading.actor)


def adopted_versions() -> list[AdoptedRegulation]:
    """Return every version of the regulation that the client ever adopted."""
    return list(light(AdoptedRegulation.objects.all()))


def unopened_count(reading: Reading) -> int:
    """Return how many complaints run of which the reader may know nothing else."""
    opened = Q(opened_to__overlap=sorted(reading.actor.roles))
    running = Complaint.objects.filter(~opened, closed_on=None)
    return running.exclude(id__in=asked_about(reading.actor)).count()


def is_ever_told(reading: Reading, versions: Iterable[AdoptedRegulation]) -> bool:
    """Whether some version of the regulation opens cases to one of the reader's roles at all."""
    return any(
        reading.actor.roles & set(state.open_to)
        for adopted in versions
        for state in rules_of(adopted).states.values()
    )


def listed(reading: Reading, versions: Iterable[AdoptedRegulation]) -> QuerySet[Complaint]:
    """Return the opened cases: what waits for the reader first, then what runs, by its term."""
    turn = Case(When(waiting_for(reading.actor, versions), then=0), default=1)
    acts = Prefetch("acts", Act.objects.defer("texts"))
    return (
        opened_cases(reading)
        .select_related("advice", "handler__person")
        .prefetch_related(acts, "terms")
        .annotate(first_due_on=first_due(), turn=turn)
        .order_by(
            "turn",
            F("closed_on").desc(nulls_first=True),
            F("first_due_on").asc(nulls_last=True),
            "-number",
        )
    )


def waiting_for(actor: Actor, versions: Iterable[AdoptedRegulation]) -> Q:
    """Return the states that wait for one of the actor's roles, per version of the regulation."""
    mine = Q(pk__in=[])
    for adopted in versions:
        states = rules_of(adopted).states.items()
        names = [name for name, state in states if state.waits_for in actor.roles]
        mine |= Q(regulation=adopted, state__in=names)
    return mine


def opened_rows(cases: Iterable[Complaint], reading: Reading) -> list[OpenedRow]:
    """Return cases of `listed` as lines; one query for their terms."""
    rows = case_rows(list(cases), language=reading.language, today=reading.today)
    return [_line(row, reading) for row in rows]


def opened_file(case: Complaint, reading: Reading) -> OpenedFile:
    """Return what the employer reads of a case; that it was opened is for the caller to ask."""
    read_once(case)
    head = case_head(case, language=reading.language, today=reading.today)
    entries = _since_ruling(timeline(case, reading.actor, language=reading.language))
    own_letters = [one for one in letters_of_acts(case) if one.to_side in reading.actor.roles]
    return OpenedFile(
        head=head,
        choices=next_steps(case, reading.actor, head.texts, today=reading.today),
        terms=tuple(term for term in head.terms if _own(term, case, reading.actor)),
        judged=tuple(entry for entry in entries if entry.act.kind in JUDGED),
        following=tuple(entry for entry in entries if entry.act.kind in FOLLOWING),
        parties=_parties(case, head),
        measures=finishable(_decided(case), reading),
        letters=sorted(own_letters, key=lambda one: one.created_at, reverse=True),
    )


def agreed_measures(reading: Reading, *, open_only: bool) -> QuerySet[Measure]:
    """Return what was agreed in the opened cases: what is still to be done, or what is over."""
    acts = Prefetch("case__acts", Act.objects.defer("texts"))
    state = Q(state=AGREED) if open_only else Q(state__in=("done", "dropped"))
    order = F("due_on").asc(nulls_last=True) if open_only else F("done_on").desc(nulls_last=True)
    found = Measure.objects.filter(
        state, case__in=opened_cases(reading).order_by().values("pk")
    ).select_related("case__regulation")
    return (
        light(found, "case__regulation__")
        .prefetch_related(acts)
        .order_by(order, "case__number", "id")
    )


def finishable(measures: Iterable[Measure], reading: Reading) -> list[ToFinish]:
    """Return measures as lines, each with how the reader can report on it."""
    found = list(measures)
    rows = measure_rows(found, language=reading.language, today=reading.today)
    how = {one.case_id: _how(one.case, reading) for one in found}
    return [
        ToFinish(row, *how[row.measure.case_id]) if row.measure.state == AGREED else ToFinish(row)
        for row in rows
    ]


def files_of_advice(case: Complaint, reading: Reading) -> set[UUID]:
    """Return the ids of the pieces that came with the advice or the decision itself."""
    entries = _since_ruling(timeline(case, reading.actor, language=reading.language))
    told = (one for entry in entries if entry.act.kind in JUDGED for one in entry.told)
    return {file.piece for one in told if one.type == "files" for file in _files(one.value)}


def _line(row: CaseRow, reading: Reading) -> OpenedRow:
    texts = texts_of(row.case.regulation, reading.language)
    outcome = texts.codes.get("outcome", {}).get(row.case.outcome, row.case.outcome)
    terms = shown_terms(row.case.terms.all(), texts, language=reading.language, today=reading.today)
    own = (term for term in terms if term.live and _own(term, row.case, reading.actor))
    steps = to_do(row.case, reading.actor, texts, today=reading.today)
    return OpenedRow(row, outcome, steps, next(own, None))


def _since_ruling(entries: tuple[Entry, ...]) -> list[Entry]:
    """From the ruling or advice on: what came before it is not for the employer."""
    first = next((one.act.ordinal for one in entries if one.act.kind in ADVISED), None)
    if first is None:
        return []
    return [replace(one, letters=()) for one in entries if one.act.ordinal >= first]


def _own(term: ShownTerm, case: Complaint, actor: Actor) -> bool:
    """Whether it is up to the reader to end the term in time."""
    regulation = of_case(case)
    ends = regulation.terms[term.name].ends if term.name in regulation.terms else ()
    steps = (regulation.step(act) for act in ends)
    return any(step is not None and actor.roles & set(step.by) for step in steps)


def _decided(case: Complaint) -> list[Measure]:
    """The measures on which was decided; what is only proposed stands in the advice."""
    kept = [one for one in case.measures.all() if one.state != PROPOSED]
    return sorted(kept, key=lambda one: (one.due_on or date.max, one.id))


def _parties(case: Complaint, head: CaseHead) -> list[tuple[Party, str]]:
    roles = head.texts.roles
    hidden = "complainant" if hides_complainant(case) else ""
    return [(one, roles.get(one.side, one.side)) for one in parties_of(case) if one.side != hidden]


def _how(case: Complaint, reading: Reading) -> tuple[str, str]:
    step = finishing_step(case, reading.actor, reading.today)
    if step is None:
        return "", ""
    return step.act, next(one.name for one in step.fields if one.type == "measure")


def _files(value: object) -> list[ToldFile]:
    return [one for one in value if isinstance(one, ToldFile)] if isinstance(value, list) else []
