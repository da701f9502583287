"""Going on with a case under another regulation: a new case with the history that counts there."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from kernel import clock
from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.vault import files
from kernel.vault.models import StoredFile
from procedures.actions.consequences import bring_in_line
from procedures.actions.next_number import next_number
from procedures.models import Act, AdoptedRegulation, Complaint, Element, Party, Piece
from procedures.queries.regulations import of_case, rules_of
from procedures.queries.standing import taken
from procedures.queries.tracks import regulation_there
from procedures.rules.language import Regulation, Track
from procedures.rules.tracks import TRACK, counted, hidden_there, kept, renamed, track_named
from procedures.rules.walk import walk
from tenants import scope
from tenants.locks import wait_turn


def continue_case(case: Complaint, act: Act) -> Complaint:
    """Open the case as which this one goes on, in the transaction of the act that moves it.

    The day of receipt, the name or anonymity of the complainant and what was told go along; of
    what was done only what the track says counts. Whoever had a seat here has none there. Raise
    Refusal `track.…` when it cannot go on.
    """
    wait_turn("file")
    track = track_named(of_case(case), str(act.facts[TRACK]))
    adopted = regulation_there(track, case, _day(act))
    there = rules_of(adopted)
    hidden = hidden_there(there, anonymous=case.anonymous, hidden=case.hidden)
    going = _open(case, adopted, there, hidden=hidden)
    parties = _bring_parties(case, going, track, there)
    _bring_elements(case, going, there)
    if "pieces" in track.brings:
        _bring_pieces(case, going, act)
    _bring_acts(case, going, act, parties)
    _note(case, going, act)
    return going


def _day(act: Act) -> date:
    return clock.local_date(act.at, scope.current().time_zone)


def _open(
    case: Complaint, adopted: AdoptedRegulation, there: Regulation, *, hidden: bool
) -> Complaint:
    questions = {one.name: one for one in there.filing.questions}
    written = {**case.answers, **case.written_answers}
    return Complaint.objects.create(
        number=next_number(case.received_on.year),
        regulation=adopted,
        continues=case,
        language=case.language,
        channel=case.channel,
        anonymous=case.anonymous,
        hidden=hidden,
        received_at=case.received_at,
        received_on=case.received_on,
        happened_on=case.happened_on,
        categories=_known(case.categories, there, "category"),
        grounds=_known(case.grounds, there, "ground"),
        department=case.department,
        answers={
            name: code
            for name, code in case.answers.items()
            if name in questions and code in questions[name].options
        },
        written_answers={
            name: text
            for name, text in written.items()
            if name in questions and not questions[name].options
        },
        story=case.story,
        wish=case.wish,
        state=next(iter(there.states)),
    )


def _known(codes: list[str], there: Regulation, name: str) -> list[str]:
    return [code for code in codes if code in there.code_lists.get(name, ())]


def _bring_parties(
    case: Complaint, going: Complaint, track: Track, there: Regulation
) -> dict[UUID, UUID]:
    """Bring the complainant, and whom it is about where somebody there is told of a complaint.

    Nobody gets a code: the complainant goes on from the old case, others are told anew, or not.
    """
    respondents = "respondents" in track.brings and any(
        step.kind == "inform" for step in there.steps
    )
    found = {}
    for party in case.parties.order_by("id"):
        if party.side == "complainant" or respondents:
            found[party.id] = Party.objects.create(
                case=going,
                side=party.side,
                name=party.name,
                email=party.email,
                position=party.position,
                department=party.department,
                person=party.person,
            ).id
    return found


def _bring_elements(case: Complaint, going: Complaint, there: Regulation) -> None:
    known = there.code_lists.get("category", ())
    for one in case.elements.all():
        category = one.category if one.category in known else ""
        Element.objects.create(case=going, ordinal=one.ordinal, category=category, text=one.text)


def _bring_pieces(case: Complaint, going: Complaint, act: Act) -> None:
    """Bring what the complainant added, sealed anew under the key of the other case."""
    pieces = list(case.pieces.filter(from_side="complainant").order_by("added_at", "id"))
    stored = StoredFile.objects.in_bulk([piece.file for piece in pieces])
    for piece in (one for one in pieces if one.file in stored):
        former = stored[piece.file]
        copy = files.receive(going.id, former.name, files.opened(former), at=act.at)
        Piece.objects.create(
            case=going,
            file=copy.id,
            from_side=piece.from_side,
            for_complainant=piece.for_complainant,
            for_respondent=piece.for_respondent,
            added_at=piece.added_at,
        )


def _bring_acts(case: Complaint, going: Complaint, act: Act, parties: Mapping[UUID, UUID]) -> None:
    """Record what counts there, each at the moment it was done; its letters were sent already."""
    here, there = of_case(case), of_case(going)
    track = track_named(here, str(act.facts[TRACK]))
    names = renamed(track, here, there)
    rows = [row for row in case.acts.order_by("ordinal") if row.name in names]
    counted(track, here, there, taken(rows))
    made = [
        Act.objects.create(
            case=going,
            ordinal=ordinal,
            name=names[row.name].act,
            kind=names[row.name].kind,
            at=row.at,
            recorded_at=act.recorded_at,
            actor_kind=row.actor_kind,
            actor_id=parties.get(row.actor_id, row.actor_id) if row.actor_id else None,
            actor_role=row.actor_role if row.actor_role in names[row.name].by else "",
            facts={**kept(names[row.name], row.facts), "continues": case.number},
            texts=kept(names[row.name], row.texts),
        )
        for ordinal, row in enumerate(rows, start=1)
    ]
    bring_in_line(going, made[-1], walk(there, taken(made)), today=_day(act))


def _note(case: Complaint, going: Complaint, act: Act) -> None:
    actor = Actor(act.actor_kind, act.actor_id, "", frozenset({act.actor_role}))  # type: ignore[arg-type]
    facts = {"number": going.number, "channel": going.channel, "continues": case.number}
    record("case.filed", by=actor, at=act.at, about=About("case", going.id), facts=facts)
