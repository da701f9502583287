"""Each outcome of the regulations we ship can be walked to, and no guard can be passed."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from kernel.terms import Term
from procedures.presets import source_of
from procedures.rules.deadlines import terms_of
from procedures.rules.facts import record
from procedures.rules.guards import Standing, unmet
from procedures.rules.language import Field as Asked
from procedures.rules.language import Regulation, Step
from procedures.rules.outcome import outcome_of
from procedures.rules.reading import read_regulation
from procedures.rules.walk import Taken, Walk, walk

ZONE = "Europe/Amsterdam"
START = datetime(2026, 3, 2, 10, tzinfo=UTC)
ELEMENT = UUID(int=7)
PEOPLE = {
    "chair": UUID(int=1),
    "member": UUID(int=2),
    "second_member": UUID(int=3),
}
SAMPLES: dict[str, object] = {
    "text": "Een zin.",
    "date": "2026-03-16",
    "moment": "2026-03-16T09:00:00+00:00",
    "side": "complainant",
    "person": str(PEOPLE["chair"]),
    "seat": "chair",
    "flag": True,
    "attendance": "yes",
    "score": 7,
    "files": [str(UUID(int=9))],
}


@dataclass
class Case:
    """A case walked by hand: one act a day, every required field filled with something."""

    regulation: Regulation
    named: bool = True
    today: datetime = START
    acts: list[Taken] = field(default_factory=list)

    @property
    def so_far(self) -> Walk:
        return walk(self.regulation, self.acts)

    def refused(self, act: str) -> list[str]:
        """The codes of what stands in the way of an act."""
        case = Standing(self.regulation, self.so_far, self.today.date(), named=self.named)
        return [refusal.code for refusal in unmet(self.step(act), case)]

    def step(self, act: str) -> Step:
        step = self.regulation.step(act)
        assert step is not None, act
        return step

    def take(self, act: str, **values: Any) -> "Case":
        step = self.step(act)
        assert step.kind == "receive" or self.so_far.state in step.from_, act
        assert step.repeats or not self.so_far.has(act), act
        assert self.refused(act) == [], act
        filled = {one.name: sample(one, self.regulation) for one in step.fields if one.required}
        facts = dict(record(step, {**filled, **values}, self.regulation).facts)
        if step.kind == "rule":
            facts["outcome"] = outcome_of([row["ruling"] for row in facts["rulings"]])  # type: ignore[attr-defined]
        self.acts.append(Taken(act, step.kind, self.today, facts))
        self.today += timedelta(days=1)
        return self

    def terms(self, today: date | None = None) -> dict[str, Term]:
        day = today or self.today.date()
        return {
            term.name: term for term in terms_of(self.regulation, self.so_far, zone=ZONE, today=day)
        }


def sample(one: Asked, regulation: Regulation) -> object:
    """Something valid for a field."""
    if one.type == "code":
        return regulation.code_lists[one.list or one.name][0]
    if one.type == "term":
        return next(name for name, term in regulation.terms.items() if term.extension)
    if one.type == "rulings":
        return rulings("founded")
    return SAMPLES[one.type]


def rulings(*codes: str) -> list[dict[str, object]]:
    return [
        {"element": UUID(int=ELEMENT.int + place), "ruling": code, "reasons": "Daarom."}
        for place, code in enumerate(codes)
    ]


def filed(name: str, *, named: bool = True) -> Case:
    case = Case(read_regulation(source_of(name)), named=named)
    return case.take("received").take("acknowledged")


def investigated(*, named: bool = True) -> Case:
    return filed("provider", named=named).take("admitted").take("respondent_informed")


def with_panel() -> Case:
    case = investigated()
    for seat, person in (("chair", "chair"), ("member", "member"), ("member", "second_member")):
        case.take("appointed", seat=seat, person=str(PEOPLE[person]))
    return case


def heard() -> Case:
    case = with_panel().take("panel_announced")
    for side in ("complainant", "respondent"):
        case.take("invited", side=side, answer_by="2026-03-30")
        case.take("heard", side=side)
    return case


def in_handling() -> Case:
    case = filed("training").take("admitted").take("respondent_informed")
    return case.take("handling_chosen", handling="three_way_talk")


def finish(case: Case) -> str | None:
    case.take("closed").take("aftercare_invited").take("aftercare_done")
    assert case.so_far.state == "ended"
    return case.so_far.outcome


@pytest.mark.parametrize(
    ("codes", "outcome"),
    [
        (("founded", "founded"), "founded"),
        (("founded", "unfounded"), "partly_founded"),
        (("unfounded",), "unfounded"),
        (("no_judgment",), "no_judgment"),
    ],
)
def test_provider_complaint_walks_to_each_outcome_of_a_ruling(
    codes: tuple[str, ...], outcome: str
) -> None:
    case = heard().take("advised", rulings=rulings(*codes)).take("decided", follows=True)
    assert finish(case) == outcome


@pytest.mark.parametrize(
    ("act", "outcome"),
    [
        ("declined", "inadmissible"),
        ("withdrawn", "withdrawn"),
        ("settled", "settled_to_satisfaction"),
    ],
)
@pytest.mark.parametrize("name", ["provider", "training"])
def test_complaint_that_ends_early_is_closed_and_gets_aftercare(
    name: str, act: str, outcome: str
) -> None:
    case = filed(name).take(act)
    assert (case.so_far.state, case.so_far.outcome) == ("closed", outcome)
    case.take("follow_up_talk").take("aftercare_invited").take("aftercare_done")
    assert case.so_far.state == "ended"


def test_mediation_stops_the_clock_and_can_solve_the_complaint() -> None:
    case = investigated().take("mediation_started")
    assert {name: str(case.terms()[name].state) for name in ("answer", "advice")} == {
        "answer": "suspended",
        "advice": "suspended",
    }
    case.take("mediated")
    assert (case.so_far.state, case.so_far.outcome) == ("closed", "mediated")


def test_ended_mediation_moves_the_advice_by_its_days() -> None:
    before = investigated().terms()["advice"].due_on
    case = investigated().take("mediation_started")
    case.today += timedelta(days=9)
    case.take("mediation_ended")
    assert case.terms()["advice"].due_on == before + timedelta(days=10)
    assert case.refused("mediated") == ["guard.not_taken"]


def test_mediation_of_an_anonymous_complaint_is_refused() -> None:
    assert investigated(named=False).refused("mediation_started") == ["guard.named"]


def test_advice_without_committee_and_hearing_is_refused() -> None:
    assert investigated().refused("advised") == ["guard.both_sides_heard", "guard.panel_complete"]


def test_advice_after_hearing_one_side_is_refused_and_a_written_answer_does_not_help() -> None:
    case = with_panel().take("invited", side="complainant").take("heard", side="complainant")
    case.take("answered")
    assert case.refused("advised") == ["guard.both_sides_heard"]


def test_advice_goes_on_when_a_side_leaves_its_invitation_unanswered() -> None:
    case = with_panel().take("heard", side="complainant")
    case.take("invited", side="respondent", answer_by="2026-03-20")
    case.today = datetime(2026, 3, 20, 10, tzinfo=UTC)
    assert case.refused("advised") == ["guard.both_sides_heard"]
    case.today = datetime(2026, 3, 21, 10, tzinfo=UTC)
    assert case.refused("advised") == []


def test_advice_waits_for_a_side_that_answered_its_invitation() -> None:
    case = with_panel().take("heard", side="complainant")
    case.take("invited", side="respondent", answer_by="2026-03-20")
    case.take("invitation_answered", side="respondent", attends="another_day")
    case.today = datetime(2026, 4, 1, 10, tzinfo=UTC)
    assert case.refused("advised") == ["guard.both_sides_heard"]


def test_provider_terms_are_those_of_the_regulation() -> None:
    case = heard().take("extended", term="advice").take("advised")
    assert {name: term.due_on for name, term in case.terms().items()} == {
        "acknowledge": date(2026, 3, 9),
        "admissibility": date(2026, 3, 16),
        "inform": date(2026, 3, 11),
        "answer": date(2026, 3, 19),
        "advice": date(2026, 5, 25),
        "employer_decision": date(2026, 4, 12),
    }


def test_employer_may_extend_once_and_departing_does_not_change_the_outcome() -> None:
    case = heard().take("advised", rulings=rulings("founded"))
    due_on = case.terms()["employer_decision"].due_on
    case.take("decision_extended", term="employer_decision")
    assert case.terms()["employer_decision"].due_on == due_on + timedelta(weeks=4)
    case.take("decided", follows=False, departure_reasons="Omdat.")
    assert finish(case) == "founded"


def test_aftercare_comes_two_months_after_the_first_closing() -> None:
    case = filed("provider").take("withdrawn")
    assert case.so_far.closed_at == datetime(2026, 3, 4, 10, tzinfo=UTC)
    assert case.terms()["aftercare"].due_on == date(2026, 5, 4)


def test_training_ruling_after_a_three_way_talk_that_solved_nothing() -> None:
    case = in_handling()
    assert case.refused("ruled") == ["guard.both_sides_heard"]
    case.take("three_way_held")
    assert finish(case.take("ruled", rulings=rulings("partly_founded"))) == "partly_founded"


def test_training_ruling_waits_for_both_two_way_talks_when_the_three_way_talk_is_refused() -> None:
    case = in_handling()
    assert case.refused("two_way_held") == ["guard.taken"]
    case.take("three_way_refused", refused_by="respondent")
    case.take("two_way_held", side="complainant")
    assert case.refused("ruled") == ["guard.both_sides_heard"]
    case.take("two_way_held", side="respondent")
    assert finish(case.take("ruled", rulings=rulings("unfounded"))) == "unfounded"


def test_training_exploring_talks_do_not_count_as_hearing() -> None:
    case = in_handling().take("talked", side="complainant").take("talked", side="respondent")
    assert case.refused("ruled") == ["guard.both_sides_heard"]


def test_training_outcome_is_due_in_four_weeks_and_four_more_with_an_explanation() -> None:
    case = in_handling()
    assert case.terms()["react"].due_on == date(2026, 3, 30)
    case.take("extended", term="react")
    assert case.terms()["react"].due_on == date(2026, 4, 27)


def test_training_talk_settles_the_complaint_in_time() -> None:
    case = in_handling().take("three_way_held").take("settled", handling="three_way_talk")
    assert (case.so_far.outcome, str(case.terms()["react"].state)) == (
        "settled_to_satisfaction",
        "met",
    )
