from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from procedures import presets
from procedures.rules.guards import Standing, unmet
from procedures.rules.reading import read_regulation
from procedures.rules.walk import SideHeard, Taken, Walk, walk

PROVIDER = read_regulation(presets.source_of("provider"))
MONDAY = datetime(2026, 3, 23, 9, tzinfo=UTC)
DIRK = UUID(int=7)


def _taken(*acts: str | tuple[str, Mapping[str, object]]) -> Walk:
    rows = []
    for place, act in enumerate(acts):
        name, facts = (act, {}) if isinstance(act, str) else act
        step = PROVIDER.step(name)
        kind = step.kind if step else "note"
        rows.append(Taken(name, kind, MONDAY + timedelta(days=place), facts))
    return walk(PROVIDER, rows)


def _unmet(act: str, so_far: Walk, today: date = date(2026, 6, 1)) -> list[str]:
    step = PROVIDER.step(act)
    assert step is not None
    return [refusal.code for refusal in unmet(step, Standing(PROVIDER, so_far, today))]


ADMITTED = ("received", "acknowledged", "admitted", "respondent_informed")


def test_state_follows_from_the_acts() -> None:
    assert _taken().state == "received"
    assert _taken("received", "acknowledged").state == "assessment"
    assert _taken(*ADMITTED).state == "investigation"


def test_unknown_act_changes_nothing() -> None:
    assert _taken("received", "verzonnen") == _taken("received")


def test_first_entry_of_closed_is_when_the_case_closed() -> None:
    so_far = _taken(*ADMITTED, "withdrawn", ("follow_up_talk", {}))
    assert so_far.closed_at == MONDAY + timedelta(days=4)
    assert so_far.outcome == "withdrawn"


def test_outcome_of_a_ruling_comes_from_its_facts() -> None:
    so_far = _taken(*ADMITTED, ("advised", {"outcome": "partly_founded"}))
    assert (so_far.state, so_far.outcome) == ("decision", "partly_founded")


def test_ruling_waits_for_admissibility_and_both_sides() -> None:
    assert _unmet("advised", _taken("received", "acknowledged")) == [
        "guard.admissible",
        "guard.respondent_informed",
        "guard.both_sides_heard",
        "guard.panel_complete",
    ]


def _with_panel(*acts: str | tuple[str, Mapping[str, object]]) -> Walk:
    seats = [
        ("appointed", {"person": str(UUID(int=number)), "seat": seat})
        for number, seat in ((7, "chair"), (8, "member"), (9, "member"))
    ]
    return _taken(*ADMITTED, *seats, *acts)


def test_ruling_waits_when_only_one_side_was_heard() -> None:
    one = _with_panel(("heard", {"side": "complainant"}))
    assert _unmet("advised", one) == ["guard.both_sides_heard"]
    both = _with_panel(("heard", {"side": "complainant"}), ("heard", {"side": "respondent"}))
    assert _unmet("advised", both) == []


def test_waiver_counts_as_heard() -> None:
    so_far = _with_panel(("heard", {"side": "complainant"}), ("waived", {"side": "respondent"}))
    assert _unmet("advised", so_far) == []


def test_invitation_counts_only_after_its_last_day_has_passed() -> None:
    invited = ("invited", {"side": "respondent", "answer_by": "2026-05-10"})
    so_far = _with_panel(("heard", {"side": "complainant"}), invited)
    assert _unmet("advised", so_far, date(2026, 5, 10)) == ["guard.both_sides_heard"]
    assert _unmet("advised", so_far, date(2026, 5, 11)) == []


def test_answered_invitation_is_not_unanswered() -> None:
    invited = ("invited", {"side": "respondent", "answer_by": "2026-05-10"})
    answered = ("invitation_answered", {"side": "respondent"})
    so_far = _with_panel(("heard", {"side": "complainant"}), invited, answered)
    assert _unmet("advised", so_far, date(2026, 5, 11)) == ["guard.both_sides_heard"]


def test_act_that_hears_both_hears_both() -> None:
    training = read_regulation(presets.source_of("provider").replace("hears: side", "hears: both"))
    acts = [Taken("heard", "hear", MONDAY, {"side": "complainant"})]
    sides = walk(training, acts).sides
    assert {name: side.heard for name, side in sides.items()} == {
        "complainant": True,
        "respondent": True,
    }


def test_release_empties_the_seat() -> None:
    so_far = _with_panel(("released", {"person": str(DIRK)}))
    assert [seat.seat for seat in so_far.seats if seat.until_at is None] == ["member", "member"]
    assert _unmet("heard", so_far) == ["guard.panel_complete"]


def test_act_that_must_come_first_is_named() -> None:
    step = PROVIDER.step("decided")
    assert step is not None
    refusals = unmet(step, Standing(PROVIDER, _taken(*ADMITTED), date(2026, 6, 1)))
    assert [(one.code, dict(one.facts)) for one in refusals] == [
        ("guard.taken", {"act": "advised"})
    ]


def test_act_that_may_not_have_come_is_named() -> None:
    ended = _taken(*ADMITTED, "mediation_started", "mediation_ended")
    assert _unmet("mediated", ended) == ["guard.not_taken"]
    assert _unmet("mediated", _taken(*ADMITTED, "mediation_started")) == []


def test_mediation_needs_names() -> None:
    step = PROVIDER.step("mediation_started")
    assert step is not None
    anonymous = Standing(PROVIDER, _taken(*ADMITTED), date(2026, 6, 1), named=False)
    assert [one.code for one in unmet(step, anonymous)] == ["guard.named"]


def test_nobody_is_heard_before_anything_happened() -> None:
    assert SideHeard().done(date(2026, 1, 1)) is False
