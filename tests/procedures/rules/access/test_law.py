"""How far somebody reaches in a case, in values."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from kernel.actors import Actor
from procedures.rules.access import CaseFacts, reach
from procedures.rules.walk import SeatTaken

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
ME = uuid4()


def me(*roles: str, kind: str = "person") -> Actor:
    return Actor(kind, ME, "Ik", frozenset(roles))  # type: ignore[arg-type]


def case(*kinds: str, closed: bool = False, **facts: object) -> CaseFacts:
    return CaseFacts(frozenset(kinds), closed, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "stage"),
    [
        (case("receive"), "before_told"),
        (case("receive", "inform"), "running"),
        (case("inform", "advise"), "advised"),
        (case("inform", "rule"), "advised"),
        (case("inform", "advise", "decide"), "decided"),
        (case("receive", closed=True), "closed"),
    ],
)
def test_stage_follows_from_the_acts(facts: CaseFacts, stage: str) -> None:
    assert facts.stage == stage


def test_respondent_knows_of_nothing_until_told() -> None:
    parties = {ME: "respondent"}
    bram = me("respondent", kind="party")
    before, after = case("receive", parties=parties), case("inform", parties=parties)
    assert [reach(bram, one, NOW).sees for one in (before, after)] == [False, True]
    assert not reach(bram, before, NOW).may("letter", "read", "addressed")
    assert reach(bram, after, NOW).may("letter", "read", "addressed")
    assert not reach(bram, after, NOW).may("letter", "read")


@pytest.mark.parametrize("role", ["secretariat", "complaints_officer", "handler"])
def test_nobody_handles_a_complaint_about_themselves(role: str) -> None:
    about = case("inform", "advise", named=frozenset({ME}), opened_to=frozenset({"employer"}))
    assert not reach(me(role, "employer"), about, NOW).sees
    assert not reach(me(role), about, NOW).may("piece", "read")
    assert reach(me(role), case("inform"), NOW).may("piece", "read")


@pytest.mark.parametrize(
    ("begins", "ends", "sits"), [(-1, None, True), (1, None, False), (-2, -1, False), (-1, 1, True)]
)
def test_seat_reaches_as_long_as_it_lasts(begins: int, ends: int | None, sits: bool) -> None:
    until = None if ends is None else NOW + timedelta(days=ends)
    seat = SeatTaken(ME, "member", NOW + timedelta(days=begins), until)
    mine = reach(me(), case("inform", seats=(seat,)), NOW)
    assert mine.sees == sits
    assert mine.may("case", "read", "free") == sits
    assert not mine.may("case", "read")


def test_employer_learns_nothing_until_the_regulation_opens_the_case() -> None:
    henk = me("employer")
    shut, opened = case("inform"), case("advise", opened_to=frozenset({"employer"}))
    assert [reach(henk, one, NOW).sees for one in (shut, opened)] == [False, True]
    assert not reach(henk, opened, NOW).may("message", "read", "own_talk")
    assert not reach(me("hr"), opened, NOW).sees


@pytest.mark.parametrize("kind", ["program", "system"])
def test_programs_reach_no_case_by_a_role(kind: str) -> None:
    assert not reach(me("secretariat", kind=kind), case("inform"), NOW).sees
