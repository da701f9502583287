"""What one side may see of its case; every page for parties reads through here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from procedures.models import Act, Advice, Complaint, Element, Hearing, Party
from procedures.queries.names import names_of
from procedures.queries.party_papers import pieces_of_side
from procedures.queries.read_once import around, seats_of
from procedures.queries.regulations import of_case, texts_of
from procedures.queries.shown_terms import ShownTerm, shown_terms, unhurried
from procedures.queries.standing import hides_complainant
from procedures.queries.told import Known, Told, ToldFile, tell
from procedures.rules.language import Texts
from procedures.rules.sharing import (
    MEASURES_FOR_BOTH,
    about_side,
    act_shown,
    complaint_shown,
    content_shown,
    kept_apart,
    row_shown,
    seats_shown,
)

COMPLAINANT = "complainant"
RESPONDENT = "respondent"


@dataclass(frozen=True, slots=True)
class ToldAct:
    """An act as a side reads it: no names of who did it; `about` is the side it was about."""

    act: Act
    what: str
    role: str
    own: bool
    about: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Handler:
    """Somebody who was appointed in the case, and as what."""

    name: str
    seat: str
    profession: str


@dataclass(frozen=True, slots=True)
class RuledElement:
    """A point of the complaint with the ruling on it."""

    element: Element
    ruling: str
    reasons: str


@dataclass(frozen=True, slots=True)
class SharedAdvice:
    """The advice (or binding ruling) once both sides may read it."""

    advice: Advice
    outcome: str
    rulings: tuple[RuledElement, ...]
    measures: tuple[tuple[str, str, date | None], ...]


@dataclass(frozen=True, slots=True)
class SharedComplaint:
    """The complaint as a side may read it; the respondent gets no wish and no answers.

    Where the filing is not shown to a side there is no story: it reads what it was told of it.
    """

    story: str
    points: tuple[tuple[str, str], ...]
    categories: tuple[str, ...]
    happened_on: date | None
    complainant: str
    respondents: tuple[Party, ...]
    wish: str = ""
    answers: tuple[tuple[str, str], ...] = ()


def informed_at(case: Complaint) -> Act | None:
    """Return the act with which the respondent was told of the complaint, if it was done."""
    return next((act for act in case.acts.all() if act.kind == "inform"), None)


def told_acts(party: Party, *, language: str) -> tuple[ToldAct, ...]:
    """Return the acts that the party's side may know of, the newest first."""
    case = party.case
    regulation, shown = of_case(case), []
    for act in reversed(case.acts.all()):
        step = regulation.step(act.name)
        if step is not None and act_shown(party.side, step):
            shown.append(act)
    known = _known(party, shown, language)
    return tuple(_told(act, party, known) for act in shown)


def terms_of_side(party: Party, *, language: str, today: date) -> tuple[ShownTerm, ...]:
    """Return the terms that matter to the party's side, those that still run first."""
    regulation = of_case(party.case)
    rows = [row for row in party.case.terms.all() if row_shown(party.side, row.name, regulation)]
    texts = texts_of(party.case.regulation, language)
    return unhurried(shown_terms(rows, texts, language=language, today=today))


def next_of(terms: tuple[ShownTerm, ...]) -> ShownTerm | None:
    """Return what comes first; a term that stands still only when none runs."""
    live = [term for term in terms if term.live]
    return min(live, key=lambda term: term.state == "suspended", default=None)


def hearings_of_side(party: Party) -> list[Hearing]:
    """Return the hearings of the party's own side, the next one first."""
    own = [
        one for one in party.case.hearings.all() if one.side == party.side and one.waived_at is None
    ]
    return sorted(own, key=_held_last)


def _held_last(hearing: Hearing) -> tuple[object, ...]:
    """What was not held yet first, by its moment; those without one last."""
    on, at = hearing.held_on, hearing.planned_at
    return (on is not None, on or 0, at is None, at or 0, hearing.id)


def handlers(party: Party, *, language: str) -> tuple[Handler, ...]:
    """Return who sits in the case now, where the regulation tells that to the party's side."""
    if not seats_shown(party.side, of_case(party.case)):
        return ()
    roles = texts_of(party.case.regulation, language).roles
    return tuple(
        Handler(one.person.name, roles.get(one.seat, one.seat), one.person.profession)
        for one in seats_of(party.case)
    )


def shared_complaint(party: Party, *, language: str) -> SharedComplaint:
    """Return what the complaint says, as far as the party's side may read it."""
    case, texts = party.case, texts_of(party.case.regulation, language)
    own = party.side == COMPLAINANT
    shown = own or complaint_shown(party.side, of_case(case))
    parties = list(case.parties.order_by("id"))
    return SharedComplaint(
        story=case.story if shown else "",
        points=_points(case, texts) if shown else (),
        categories=tuple(_code(texts, "category", one) for one in case.categories),
        happened_on=case.happened_on if shown else None,
        complainant="" if not own and hides_complainant(case) else _complainant(parties),
        respondents=tuple(one for one in parties if one.side == RESPONDENT and own),
        wish=case.wish if own else "",
        answers=_answers(case, texts) if own else (),
    )


def _complainant(parties: list[Party]) -> str:
    return next((one.name for one in parties if one.side == COMPLAINANT), "")


def _points(case: Complaint, texts: Texts) -> tuple[tuple[str, str], ...]:
    """The points apart from the story; a single point is the story itself."""
    found = list(case.elements.order_by("ordinal"))
    if len(found) == 1 and found[0].text == case.story:
        return ()
    return tuple((_code(texts, "category", one.category), one.text) for one in found)


def _answers(case: Complaint, texts: Texts) -> tuple[tuple[str, str], ...]:
    given = {**case.answers, **case.written_answers}
    questions = of_case(case).filing.questions
    return tuple(
        (texts.questions.get(one.name, one.name), _code(texts, one.name, given[one.name]))
        for one in questions
        if given.get(one.name)
    )


def shared_advice(party: Party, *, language: str) -> SharedAdvice | None:
    """Return the advice when it binds or once the employer decided; before that None."""
    advice = Advice.objects.filter(case_id=party.case_id).first()
    if advice is None or not (advice.binding or advice.decided_at):
        return None
    texts, case = texts_of(party.case.regulation, language), party.case
    return SharedAdvice(
        advice=advice,
        outcome=_code(texts, "outcome", case.outcome),
        rulings=tuple(_rulings(case, texts)),
        measures=tuple(_measures(case, texts)),
    )


def _rulings(case: Complaint, texts: Texts) -> list[RuledElement]:
    found = case.rulings.select_related("element").order_by("element__ordinal")
    return [
        RuledElement(one.element, _code(texts, "ruling", one.ruling), one.reasons) for one in found
    ]


def _measures(case: Complaint, texts: Texts) -> list[tuple[str, str, date | None]]:
    """What is done for the relation and the organisation; who does it stays with the employer."""
    shown = case.measures.filter(kind__in=MEASURES_FOR_BOTH).exclude(state="dropped")
    return [
        (_code(texts, "measure", one.kind), one.text, one.due_on)
        for one in shown.order_by("kind", "id")
    ]


def _code(texts: Texts, list_: str, code: str) -> str:
    return texts.codes.get(list_, {}).get(code, code)


def _told(act: Act, party: Party, known: Known) -> ToldAct:
    step = known.regulation.step(act.name)
    own = _did(act, party)
    readable = step is not None and content_shown(party.side, step, act.facts, own=own)
    about = about_side(step, act.facts) if step else None
    return ToldAct(
        act=act,
        what=known.texts.acts.get(act.name, act.name),
        role=known.role(act.actor_role),
        own=own,
        about=known.role(about) if about else "",
        told=_readable(act, known, kept_apart(party.side, step)) if step and readable else (),
    )


def _did(act: Act, party: Party) -> bool:
    """Whether the party did the act itself; who files has no id yet."""
    if act.actor_kind != "party" or act.actor_role != party.side:
        return False
    return act.actor_id in (party.id, None)


def _readable(act: Act, known: Known, apart: frozenset[str]) -> tuple[Told, ...]:
    return tuple(one for one in tell(act, known) if one.type not in apart)


def _known(party: Party, acts: list[Act], language: str) -> Known:
    case = party.case
    return Known(
        regulation=of_case(case),
        texts=texts_of(case.regulation, language),
        names=names_of(
            (UUID(act.facts["person"]) for act in acts if act.facts.get("person")),
            known=around(case),
        ),
        elements={},
        files=_files(party),
        measures={measure.id: measure.text for measure in case.measures.all()},
    )


def _files(party: Party) -> Mapping[UUID, ToldFile]:
    return {one.piece.file: ToldFile(one.piece.id, one.name) for one in pieces_of_side(party)}
