"""The file of one case as somebody with a seat reads it.

They read what both sides said and what experts advised. Talks before the investigation, mediation,
notes of the secretariat and messages of a party with the secretariat stay out of it: they are
confidential, and who judges must not know them. Notes of a talk or a mediation come into it once
both sides agreed to that.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from kernel.actors import Actor
from procedures.models import Act, Complaint, Department, Element, Hearing, Letter, Person
from procedures.queries.answers import Answered, answers_by_element
from procedures.queries.case_head import CaseHead, case_head
from procedures.queries.case_pieces import NamedPiece, named_pieces
from procedures.queries.next_steps import Choices, next_steps
from procedures.queries.notes import shared_acts
from procedures.queries.read_once import letters_of_acts, parties_of, read_once, seats_of
from procedures.queries.regulations import of_case
from procedures.queries.timeline import Entry, timeline
from procedures.rules.grants import Grant
from procedures.rules.language import Regulation, Texts

JUDGED_ON = frozenset({"answer", "hear", "waive", "opine", "extend", "rule", "decide"})
"""Kinds of acts whose words belong to what is judged; of the others only that they happened."""
BROUGHT_IN = frozenset({"answer", "waive", "opine"})
COMMITTEE = "committee"


@dataclass(frozen=True, slots=True)
class Seat:
    """Who sits where in the case."""

    person: Person
    name: str
    own: bool


@dataclass(frozen=True, slots=True)
class ShownParty:
    """A party as this reader may see it: without a name, neither where they work nor as what."""

    side: str
    name: str
    position: str = ""
    department: Department | None = None


@dataclass(frozen=True, slots=True)
class SeatedFile:
    """Everything on the page of the case; words are in the reader's language."""

    head: CaseHead
    choices: Choices
    categories: list[str]
    elements: list[tuple[Element, str, tuple[Answered, ...]]]
    answers: list[tuple[str, str]]
    parties: list[tuple[ShownParty, str]]
    seats: list[Seat]
    assignments: tuple[Entry, ...]
    hearings: list[tuple[Hearing, str]]
    brought_in: tuple[Entry, ...]
    judged: tuple[Entry, ...]
    course: tuple[Entry, ...]
    pieces: list[NamedPiece]
    letters: list[Letter]


def seated_file(
    case: Complaint, actor: Actor, *, language: str, today: date, grant: Grant
) -> SeatedFile:
    """Return the file as the grant shows it; whether it holds now is for the caller to ask."""
    read_once(case)
    head = case_head(case, language=language, today=today)
    texts, regulation = head.texts, of_case(case)
    told = timeline(case, actor, language=language)
    shared = shared_acts(case)
    entries = [_without_confidences(entry, regulation, shared) for entry in told]
    if not grant.files:
        entries = [_without_files(entry) for entry in entries]
    brought_in = tuple(one for one in entries if _brings_in(one, regulation, shared))
    return SeatedFile(
        head=head,
        choices=next_steps(case, actor, texts, today=today),
        categories=[_code(texts, "category", code) for code in case.categories],
        elements=_elements(case, texts, brought_in),
        answers=_answers(case, texts),
        parties=parties_shown(case, texts, names=grant.names),
        seats=_seats(case, actor, texts),
        assignments=tuple(entry for entry in told if _appoints(entry, actor.id)),
        hearings=_hearings(case, texts),
        brought_in=brought_in,
        judged=tuple(one for one in entries if one.act.kind in ("rule", "decide")),
        course=tuple(replace(one, told=(), letters=()) for one in reversed(entries)),
        pieces=pieces_of_file(case) if grant.files else [],
        letters=_letters(case) if grant.names else [],
    )


def pieces_of_file(case: Complaint) -> list[NamedPiece]:
    """Return the pieces that a side was given, and those that came with what is judged.

    What the secretariat kept from both sides is no ground for a ruling.
    """
    brought = {
        file_id
        for act in case.acts.all()
        if act.kind in JUDGED_ON
        for file_id in _file_ids(act, of_case(case))
    }
    return [
        one
        for one in named_pieces(case)
        if one.piece.for_complainant or one.piece.for_respondent or one.piece.file in brought
    ]


def _file_ids(act: Act, regulation: Regulation) -> Iterator[UUID]:
    step = regulation.step(act.name)
    for one in step.fields if step else ():
        if one.type == "files":
            yield from (UUID(each) for each in act.facts.get(one.name, []))


def _without_confidences(entry: Entry, regulation: Regulation, shared: frozenset[UUID]) -> Entry:
    step = regulation.step(entry.act.name)
    hears = step is not None and step.hears != "none"
    if entry.act.kind in JUDGED_ON or hears or entry.act.id in shared:
        return replace(entry, letters=())
    return replace(entry, told=(), letters=())


def _brings_in(entry: Entry, regulation: Regulation, shared: frozenset[UUID]) -> bool:
    """Answers, opinions, notes by consent, and talks that hear without being planned as that."""
    step = regulation.step(entry.act.name)
    hears = step is not None and step.hears != "none" and entry.act.kind == "talk"
    brings = entry.act.kind in BROUGHT_IN or entry.act.id in shared
    return bool(entry.told) and (brings or hears)


def _appoints(entry: Entry, person: UUID | None) -> bool:
    words: Mapping[str, str] = entry.act.texts if entry.act.kind == "appoint" else {}
    return bool(words) and entry.act.facts.get("person") == str(person)


def _elements(
    case: Complaint, texts: Texts, brought_in: Iterable[Entry]
) -> list[tuple[Element, str, tuple[Answered, ...]]]:
    """Return each element with what it is about, and what the respondent answered to it."""
    said = answers_by_element(case, (one.act for one in brought_in))
    return [
        (one, _code(texts, "category", one.category), said.get(one.id, ()))
        for one in case.elements.all()
    ]


def _answers(case: Complaint, texts: Texts) -> list[tuple[str, str]]:
    given = {**case.answers, **case.written_answers}
    return [
        (texts.questions.get(name, name), _code(texts, name, answer))
        for name, answer in given.items()
        if answer
    ]


def parties_shown(case: Complaint, texts: Texts, *, names: bool) -> list[tuple[ShownParty, str]]:
    """Return the parties with their roles; without names they are called after their side."""
    parties = parties_of(case)
    if not names:
        sides = [(one.side, texts.roles.get(one.side, one.side)) for one in parties]
        return [(ShownParty(side, role), role) for side, role in sides]
    return [
        (
            ShownParty(one.side, one.name, one.position, one.department),
            texts.roles.get(one.side, one.side),
        )
        for one in parties
    ]


def _letters(case: Complaint) -> list[Letter]:
    own = [one for one in letters_of_acts(case) if one.to_side == COMMITTEE]
    return sorted(own, key=lambda one: one.created_at, reverse=True)


def _without_files(entry: Entry) -> Entry:
    return replace(entry, told=tuple(one for one in entry.told if one.type != "files"))


def _seats(case: Complaint, actor: Actor, texts: Texts) -> list[Seat]:
    return [
        Seat(one.person, texts.roles.get(one.seat, one.seat), one.person_id == actor.id)
        for one in seats_of(case)
    ]


def _hearings(case: Complaint, texts: Texts) -> list[tuple[Hearing, str]]:
    planned = sorted(case.hearings.all(), key=_planned)
    return [(one, texts.roles.get(one.side, one.side)) for one in planned]


def _planned(hearing: Hearing) -> tuple[object, ...]:
    """By side, then by moment and day; those without come last."""
    at, on = hearing.planned_at, hearing.held_on
    return (hearing.side, at is None, at or 0, on is None, on or 0)


def _code(texts: Texts, list_: str, code: str) -> str:
    return texts.codes.get(list_, {}).get(code, code)
