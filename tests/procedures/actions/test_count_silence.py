"""Silence in a living case: past the last day the act is recorded, once, by nobody."""

from datetime import UTC, date, datetime

import pytest

from kernel.audit.verifying import verify
from procedures import presets
from procedures.actions.adopt_regulation import adopt_regulation
from procedures.actions.sweep_terms import sweep_terms
from procedures.models import Act, Complaint, TermRow
from procedures.queries.timeline import timeline
from tests.cast import Cast, cast
from tests.factories import cases

pytestmark = pytest.mark.usefixtures("in_acme")

SILENCE_ADMITS = """
inherits: provider
terms:
  admissibility: {silence: admitted}
"""
LAST_DAY = date(2026, 3, 16)  # filed on 2 March, two weeks


@pytest.fixture
def who() -> Cast:
    """The people of the client."""
    return cast()


@pytest.fixture
def case(who: Cast) -> Complaint:
    """A complaint that is acknowledged and then waits for a word on its admissibility."""
    adopt_regulation(
        SILENCE_ADMITS,
        dict.fromkeys(presets.texts_of("provider"), "{}"),
        in_force_from=date(2024, 1, 1),
        by=cases.SYSTEM,
        at=datetime(2024, 1, 1, 8, tzinfo=UTC),
    )
    found = cases.complaint()
    cases.do(found, "acknowledged", who.carla)
    return cases.fresh(found.id)


def test_nothing_is_recorded_on_the_last_day_itself(case: Complaint) -> None:
    sweep_terms(datetime(2026, 3, 16, 22, 59, tzinfo=UTC))
    assert cases.fresh(case.id).state == case.state


def test_act_is_recorded_by_nobody_on_the_last_second_of_the_term(case: Complaint) -> None:
    sweep_terms(datetime(2026, 3, 16, 23, 1, tzinfo=UTC))
    sweep_terms(datetime(2026, 3, 17, 8, tzinfo=UTC))
    act = Act.objects.get(case=case, name="admitted")
    assert (act.actor_kind, act.actor_id, act.facts) == ("system", None, {"deemed": "silence"})
    assert act.at == datetime(2026, 3, 16, 22, 59, 59, tzinfo=UTC)
    row = TermRow.objects.get(case=case, name="admissibility")
    assert (row.state, row.ended_on) == ("met", LAST_DAY)
    assert cases.fresh(case.id).state != case.state
    assert isinstance(verify(), int)


def test_timeline_says_that_nobody_answered(case: Complaint, who: Cast) -> None:
    sweep_terms(datetime(2026, 3, 17, 8, tzinfo=UTC))
    shown = timeline(cases.fresh(case.id), cases.acting(who.carla), language="nl")
    told = {entry.act.name: entry.role for entry in shown}
    assert told["admitted"] == "vanzelf: er kwam geen reactie op tijd"
    assert "vanzelf" not in told["acknowledged"]


def test_answer_in_time_leaves_no_silence(case: Complaint, who: Cast) -> None:
    cases.do(case, "admitted", who.carla, reasons="Het gaat over gedrag.")
    sweep_terms(datetime(2026, 3, 17, 8, tzinfo=UTC))
    assert [act.actor_kind for act in Act.objects.filter(case=case, name="admitted")] == ["person"]
