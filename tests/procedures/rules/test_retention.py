"""When a file may go, and who decides."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from kernel.actors import Actor
from kernel.errors import Refusal
from procedures.rules.access import SEES_EVERY_CASE
from procedures.rules.retention import (
    APPROVES_SHREDDING,
    ASKS_SHREDDING,
    SETS_HOLD,
    Kept,
    check_decides,
    check_explained,
    check_hold,
    check_may_go,
    check_open,
    kept_until,
)

TODAY = date(2026, 11, 20)
OVER = Kept("2024-0001", date(2024, 4, 8), date(2026, 4, 8))
LAST_DAY = Kept("2024-0002", date(2024, 11, 20), TODAY)
RUNNING = Kept("2026-0001", None, None)
HELD = Kept("2024-0003", date(2024, 4, 8), date(2026, 4, 8), held=True)


@pytest.mark.parametrize(
    ("file", "why", "code"),
    [
        ([OVER], "retention", ""),
        ([LAST_DAY], "retention", "retention.early"),
        ([OVER, LAST_DAY], "retention", "retention.early"),
        ([OVER, LAST_DAY], "erasure", ""),
        ([LAST_DAY], "mistaken", ""),
        ([OVER, RUNNING], "erasure", "retention.running"),
        ([OVER, HELD], "retention", "retention.held"),
        ([HELD], "erasure", "retention.held"),
        ([OVER], "", "retention.why"),
        ([Kept("2023-0001", date(2023, 1, 1), None)], "retention", "retention.early"),
    ],
)
def test_file_goes_when_all_of_it_may(file: list[Kept], why: str, code: str) -> None:
    assert refused(lambda: check_may_go(file, why, today=TODAY)) == code


def test_file_is_kept_as_long_as_the_longest_of_its_cases() -> None:
    assert kept_until([OVER, LAST_DAY]) == TODAY
    assert kept_until([OVER, RUNNING]) is None
    assert kept_until([]) is None


@pytest.mark.parametrize(
    ("why", "note", "code"),
    [
        ("retention", "", ""),
        ("erasure", "  ", "retention.note"),
        ("mistaken", "Proef.", ""),
    ],
)
def test_going_early_takes_words(why: str, note: str, code: str) -> None:
    assert refused(lambda: check_explained(why, note)) == code


@pytest.mark.parametrize(
    ("by", "role", "why", "code"),
    [
        (1, "secretariat", "retention", "retention.own_request"),
        (None, "secretariat", "retention", "retention.own_request"),
        (2, "secretariat", "erasure", ""),
        (2, "consultant", "retention", ""),
        (2, "consultant", "erasure", "retention.not_yours"),
    ],
)
def test_two_people_decide(by: int | None, role: str, why: str, code: str) -> None:
    identity = None if by is None else UUID(int=by)
    actor = Actor("person", identity, "Iemand", frozenset({role}))
    assert refused(lambda: check_decides(UUID(int=1), why, actor)) == code


@pytest.mark.parametrize(("state", "code"), [("asked", ""), ("begun", "retention.decided")])
def test_decided_is_decided(state: str, code: str) -> None:
    assert refused(lambda: check_open(state, "asked", "approved")) == code


@pytest.mark.parametrize(
    ("why", "days", "code"),
    [
        ("proceedings", 30, ""),
        ("proceedings", 366, ""),
        ("proceedings", 0, "hold.review"),
        ("proceedings", 367, "hold.review"),
        ("just because", 30, "hold.why"),
    ],
)
def test_hold_has_a_reason_and_is_looked_at_again(why: str, days: int, code: str) -> None:
    review_on = TODAY + timedelta(days=days)
    assert refused(lambda: check_hold(why, review_on, today=TODAY)) == code


def test_who_may() -> None:
    assert (ASKS_SHREDDING, SETS_HOLD) == (SEES_EVERY_CASE, SEES_EVERY_CASE)
    assert {"consultant"} == APPROVES_SHREDDING - SEES_EVERY_CASE


def refused(act: object) -> str:
    """Return the code of a refusal, empty when there was none."""
    try:
        act()  # type: ignore[operator]
    except Refusal as refusal:
        return refusal.code
    return ""
