from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from kernel.errors import Refusal
from procedures.rules import meetings
from procedures.rules.access import SEES_EVERY_CASE, SEES_FIGURES
from procedures.rules.editions import (
    ANSWERS_ADVICE,
    MAKES_EDITIONS,
    check_answer,
    check_open,
    check_progress,
    check_publishable,
    check_reviewer,
    check_safe,
    check_seen,
)

IRIS, CARLA = UUID(int=1), UUID(int=2)
AT = datetime(2026, 3, 10, 14, 0, tzinfo=UTC)
END, MAY = date(2025, 12, 31), date(2025, 5, 31)


def test_makers_and_answerers_all_see_the_figures() -> None:
    assert SEES_EVERY_CASE < MAKES_EDITIONS < ANSWERS_ADVICE < SEES_FIGURES
    assert {"hr", "policy_officer"} == SEES_FIGURES - ANSWERS_ADVICE


@pytest.mark.parametrize(
    "check",
    [
        lambda: check_open("draft", 1),
        lambda: check_open("reviewed", 1),
        lambda: check_seen(None, 4),
        lambda: check_seen(4, 4),
        lambda: check_reviewer(IRIS, CARLA),
        lambda: check_safe([]),
        lambda: check_publishable("reviewed", until_on=END),
        lambda: check_answer("follows", ""),
        lambda: check_answer("departs", "Geen geld."),
        lambda: check_progress("open", "", done_on=None, today=END),
        lambda: check_progress("done", "Klaar.", done_on=END, today=END),
        lambda: meetings.check_not_held(None),
        lambda: meetings.check_seen(None, 3),
        lambda: meetings.check_plan("Zaal", 1),
        lambda: meetings.check_decision("Training", "Henk"),
        lambda: meetings.check_report(
            edition_state="published", minutes="Besproken.", held_at=AT, at=AT
        ),
    ],
)
def test_what_may_be_done_is_not_refused(check: Callable[[], None]) -> None:
    check()


@pytest.mark.parametrize(
    ("check", "code"),
    [
        (lambda: check_open("published", 1), "edition.frozen"),
        (lambda: check_seen(3, 4), "edition.stale"),
        (lambda: check_reviewer(IRIS, IRIS), "edition.own_review"),
        (lambda: check_reviewer(None, None), "edition.own_review"),
        (lambda: check_safe(["Aard: Pesten, 2025"]), "edition.leaks"),
        (lambda: check_publishable("draft", until_on=END), "edition.not_reviewed"),
        (lambda: check_publishable("reviewed", until_on=MAY), "edition.year_running"),
        (lambda: check_answer("", ""), "advice.answer"),
        (lambda: check_answer("departs", " "), "advice.reasons"),
        (lambda: check_progress("late", "", done_on=None, today=END), "decision.state"),
        (lambda: check_progress("done", " ", done_on=None, today=END), "decision.note"),
        (lambda: check_progress("open", "", done_on=END, today=MAY), "decision.future"),
        (lambda: meetings.check_not_held(AT), "meeting.held"),
        (lambda: meetings.check_seen(2, 3), "meeting.stale"),
        (lambda: meetings.check_plan(" ", 1), "meeting.place"),
        (lambda: meetings.check_plan("Zaal", 0), "meeting.attendees"),
        (lambda: meetings.check_invitable(AT, AT), "meeting.past"),
        (lambda: meetings.check_decision("Training", " "), "decision.incomplete"),
    ],
)
def test_what_may_not_be_done_is_refused_with_its_code(
    check: Callable[[], None], code: str
) -> None:
    with pytest.raises(Refusal) as caught:
        check()
    assert caught.value.code == code
    assert caught.value.message
