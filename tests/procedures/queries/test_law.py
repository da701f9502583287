"""The policy table and the querysets are one law: the same answer on generated cases."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.vault.models import StoredFile
from procedures.models import (
    Advice,
    Appointment,
    Complaint,
    Hearing,
    Letter,
    Measure,
    Message,
    Party,
    Piece,
)
from procedures.queries import visible_parts as parts
from procedures.queries.party_papers import letters_of_party, messages_of_party, pieces_of_side
from procedures.queries.party_view import hearings_of_side
from procedures.queries.regulations import of_case
from procedures.queries.seated import FREE, TIED
from procedures.queries.visible import cases_for
from procedures.rules.access import CaseFacts, Reach, reach
from procedures.rules.sharing import MEASURES_FOR_BOTH, complaint_shown
from procedures.rules.walk import SeatTaken
from tests.cast import Cast, cast
from tests.factories import cases

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
SIDES = ("complainant", "respondent")
pytestmark = pytest.mark.usefixtures("in_acme")


@dataclass(frozen=True)
class Made:
    """What is drawn for one case."""

    informed: bool
    opened_to: tuple[str, ...]
    advice: str
    closed: bool
    seat: tuple[int, int | None] | None
    said: str
    named: str
    side: str
    flags: tuple[bool, bool, bool]


drawn = st.builds(
    Made,
    informed=st.booleans(),
    opened_to=st.sampled_from([(), ("employer",), ("hr", "employer")]),
    advice=st.sampled_from(["", "given", "binding", "decided"]),
    closed=st.booleans(),
    seat=st.none() | st.tuples(st.integers(-3, 3), st.none() | st.integers(-3, 3)),
    said=st.sampled_from(["", FREE, TIED]),
    named=st.sampled_from(["", "carla", "dirk", "henk"]),
    side=st.sampled_from(SIDES),
    flags=st.tuples(st.booleans(), st.booleans(), st.booleans()),
)


def write(case: Complaint, made: Made, who: Cast) -> None:
    """Make the case what was drawn, with one or more rows of every kind in it."""
    if made.informed:
        case.acts.create(ordinal=90, name="x", kind="inform", at=NOW, recorded_at=NOW)
    case.opened_to = list(made.opened_to)
    case.closed_on = NOW.date() if made.closed else None
    case.save(update_fields=["opened_to", "closed_on"])
    if made.advice:
        decided = NOW if made.advice == "decided" else None
        binding = made.advice == "binding"
        Advice.objects.create(case=case, binding=binding, delivered_at=NOW, decided_at=decided)
    _seat(case, made, who)
    if made.named:
        person = getattr(who, made.named)
        case.parties.create(side="respondent", name=person.name, person=person)
    _papers(case, made, who)


def _seat(case: Complaint, made: Made, who: Cast) -> None:
    if made.seat is None:
        return
    begins, ends = made.seat
    Appointment.objects.create(
        case=case,
        person=who.dirk,
        seat="member",
        from_at=NOW + timedelta(days=begins),
        until_at=None if ends is None else NOW + timedelta(days=max(begins, ends)),
    )
    if made.said:
        by, at = cases.acting(who.dirk), NOW + timedelta(days=begins, hours=1)
        record(made.said, by=by, at=at, about=About("case", case.id), facts={})


def _papers(case: Complaint, made: Made, who: Cast) -> None:
    for party in case.parties.all():
        Message.objects.create(case=case, side=party.side, from_party=party, body="x", sent_at=NOW)
    for side, internal in ((made.side, False), ("", True)):
        sent = {"side": side, "internal": internal, "from_person": who.carla}
        Message.objects.create(case=case, body="x", sent_at=NOW, **sent)
    first, second, third = made.flags
    Hearing.objects.create(case=case, side=made.side, waived_at=NOW if first else None)
    for kind, state in (("person", "agreed"), ("relation", "proposed"), ("relation", "dropped")):
        Measure.objects.create(case=case, kind=kind, state=state, text="x")
    for role in ("committee", "employer", "hr", "secretariat"):
        _letter(case, role, None)
    for party in case.parties.all():
        _letter(case, party.side, party)
    _piece(case, SIDES[third], for_complainant=first, for_respondent=second)


def _letter(case: Complaint, to: str, party: Party | None) -> None:
    texts = {"subject": "x", "body": "x", "language": "nl", "name": "x"}
    act = case.acts.first()
    assert act is not None
    Letter.objects.create(
        case=case, act=act, to_side=to, to_party=party, created_at=NOW, **texts
    )  # fmt: skip


def _piece(case: Complaint, from_side: str, **given_to: bool) -> None:
    file = StoredFile.objects.create(
        case_id=case.id, name="x", content_type="x", byte_count=1, sha256="x", created_at=NOW
    )
    Piece.objects.create(case=case, file=file.id, from_side=from_side, added_at=NOW, **given_to)


def reach_of(actor: Actor, case: Complaint) -> Reach:
    """Return how far an actor reaches in a case by the law alone."""
    seats = case.appointments.values_list("person_id", "seat", "from_at", "until_at")
    people = case.parties.filter(side="respondent").exclude(person=None)
    facts = CaseFacts(
        kinds=frozenset(case.acts.values_list("kind", flat=True)),
        closed=case.closed_on is not None,
        opened_to=frozenset(case.opened_to),
        seats=tuple(SeatTaken(*seat) for seat in seats),
        parties=dict(case.parties.values_list("id", "side")),
        named=frozenset(people.values_list("person_id", flat=True)),
    )
    return reach(actor, facts, NOW)


@dataclass(frozen=True)
class Asked:
    """An actor at a case, with what holds there for everything in it."""

    actor: Actor
    case: Complaint
    reach: Reach
    said: str

    def may(self, kind: str, act: str, **holds: bool) -> bool:
        """Whether the law says yes, given what holds of the object."""
        advice = Advice.objects.filter(case=self.case).first()
        shared = advice is not None and (advice.binding or advice.decided_at is not None)
        always = {"free": self.said == FREE, "advice_shared": shared}
        return self.reach.may(kind, act, *(name for name, it in (always | holds).items() if it))

    def letter(self, one: Letter) -> bool:
        """Whether they may read a letter."""
        return self.may(
            "letter",
            "read",
            addressed=one.to_party_id == self.actor.id,
            to_committee=one.to_side == "committee",
            to_role=one.to_side in self.actor.roles,
        )

    def message(self, one: Message) -> bool:
        """Whether they may read a message or a note."""
        if one.internal:
            return self.may("note", "read")
        mine = one.side in self.actor.roles and one.from_party_id in (self.actor.id, None)
        return self.may("message", "read", own_talk=mine)

    def hearing(self, one: Hearing) -> bool:
        """Whether they may know of a hearing."""
        own = one.side in self.actor.roles and one.waived_at is None
        return self.may("hearing", "read", own_side=own)

    def piece(self, one: Piece) -> bool:
        """Whether they may read a piece; none here came with an advice."""
        shown = complaint_shown("respondent", of_case(self.case)) or one.from_side == "respondent"
        complains = "complainant" in self.actor.roles
        given = one.for_complainant if complains else one.for_respondent and shown
        either = one.for_complainant or one.for_respondent
        return self.may("piece", "read", given=given, judged_on=either)

    def measure(self, one: Measure) -> bool:
        """Whether they may read a measure."""
        both = one.kind in MEASURES_FOR_BOTH and one.state != "dropped"
        return self.may("measure", "read", for_both=both, decided_on=one.state != "proposed")

    def advice(self, _one: Advice) -> bool:
        """Whether they may read the advice."""
        return self.may("advice", "read")


READ: dict[Any, tuple[Callable[[Actor, datetime], Any], Callable[[Asked, Any], bool]]] = {
    Letter: (parts.letters_for, Asked.letter),
    Message: (lambda a, t: parts.messages_for(a, t) | parts.notes_for(a, t), Asked.message),
    Hearing: (parts.hearings_for, Asked.hearing),
    Piece: (parts.pieces_for, Asked.piece),
    Measure: (parts.measures_for, Asked.measure),
    Advice: (parts.advices_for, Asked.advice),
}


def everybody(who: Cast, all_cases: list[Complaint]) -> list[Actor]:
    """Return everybody of the client, every party, and who never sees anything."""
    people = [cases.acting(getattr(who, name)) for name in ("carla", "omar", "dirk", "henk")]
    others = [("hr", "hr"), ("beleid", "policy_officer"), ("advies", "consultant")]
    roles = [Actor("person", uuid4(), name, frozenset({role})) for name, role in others]
    parties = [
        Actor("party", one.id, "", frozenset({one.side}))
        for case in all_cases
        for one in case.parties.all()
    ]
    program = Actor("program", uuid4(), "HR", frozenset({"secretariat"}))
    return [*people, *roles, *parties, program, cases.SYSTEM]


def hold_together(who: Cast, made: dict[Complaint, Made]) -> None:
    """Hold the law and the querysets together, for everybody and everything there is."""
    for actor in everybody(who, list(made)):
        asked = {
            case.id: Asked(actor, case, reach_of(actor, case), one.said if one.seat else "")
            for case, one in made.items()
        }
        seen = set(cases_for(actor, NOW).values_list("id", flat=True))
        assert seen == {case for case, one in asked.items() if one.reach.sees}, actor
        for model, (visible, allows) in READ.items():
            found = {one.pk for one in visible(actor, NOW)}
            wanted = {one.pk for one in model.objects.all() if allows(asked[one.case_id], one)}
            assert found == wanted, (actor, model)


def hold_pages(made: dict[Complaint, Made]) -> None:
    """Hold what the pages of a party read together with the same querysets."""
    for party in (one for case in made for one in case.parties.all()):
        actor = Actor("party", party.id, "", frozenset({party.side}))
        if cases_for(actor, NOW).exists():
            read = {
                parts.letters_for: letters_of_party(party),
                parts.messages_for: messages_of_party(party),
                parts.hearings_for: hearings_of_side(party),
                parts.pieces_for: [one.piece for one in pieces_of_side(party)],
            }
            for visible, page in read.items():
                assert {one.pk for one in visible(actor, NOW)} == {one.pk for one in page}


@pytest.fixture
def who() -> Cast:
    """Return the people of the client, with two cases there."""
    people = cast()
    for story in ("Hij schreeuwt.", "Zij pest."):
        cases.complaint(story)
    return people


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(drawn=st.tuples(drawn, drawn))
def test_table_and_querysets_are_one_law(who: Cast, drawn: tuple[Made, Made]) -> None:
    with transaction.atomic():
        made = dict(zip(Complaint.objects.order_by("number"), drawn, strict=True))
        for case, one in made.items():
            write(case, one, who)
        hold_together(who, made)
        hold_pages(made)
        transaction.set_rollback(True)
