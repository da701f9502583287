"""What holds of every case under every regulation we ship, whatever is done in it."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kernel.terms import Term
from procedures import presets
from procedures.rules.deadlines import terms_of
from procedures.rules.exploring import Graph, Situation, explore, system_of
from procedures.rules.facts import record
from procedures.rules.guards import Standing, unmet
from procedures.rules.language import Field, Regulation, Step
from procedures.rules.outcome import outcome_of
from procedures.rules.reading import read_regulation
from procedures.rules.walk import SIDES, Taken, Walk, advance, walk

ZONES = {"nl": "Europe/Amsterdam", "be": "Europe/Brussels"}
START = datetime(2026, 3, 2, 10, tzinfo=UTC)
UNHURRIED = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
Draw = st.DataObject


@cache
def preset(name: str) -> Regulation:
    return read_regulation(presets.source_of(name))


@cache
def graph(name: str) -> Graph:
    return explore(system_of(preset(name)))


def possible(regulation: Regulation, so_far: Walk, at: datetime) -> list[Step]:
    """The steps that somebody may take now."""
    if not so_far.taken:
        return [step for step in regulation.steps if step.kind == "receive"]
    case = Standing(regulation, so_far, at.date())
    return [
        step
        for step in regulation.steps
        if so_far.state in step.from_
        and (step.repeats or not so_far.has(step.act))
        and not unmet(step, case)
    ]


def value(field: Field, step: Step, regulation: Regulation, data: Draw) -> object:
    """Something valid for a field."""
    chosen: dict[str, Any] = {
        "text": "Een zin.",
        "date": "2026-09-01",
        "moment": "2026-09-01T09:00:00+00:00",
        "flag": True,
        "attendance": "yes",
        "score": 7,
        "files": [str(UUID(int=9))],
        "elements": [str(UUID(int=7))],
        "measure": str(UUID(int=5)),
        "measures": [
            {
                "kind": regulation.code_lists.get("measure", ("x",))[0],
                "text": "Een.",
                "due_on": "2026-09-01",
            }
        ],
        "rulings": [{"element": UUID(int=7), "ruling": "founded", "reasons": "Daarom."}],
    }
    if field.type in chosen:
        return chosen[field.type]
    if field.type == "side":
        return field.of or data.draw(st.sampled_from(SIDES))
    if field.type in ("code", "codes"):
        code = data.draw(st.sampled_from(regulation.code_lists[field.list or field.name]))
        return [code] if field.type == "codes" else code
    if field.type == "term":
        mine = [name for name, term in regulation.terms.items() if _extends(step, term)]
        return data.draw(st.sampled_from(mine))
    if field.type == "seat":
        panel = regulation.panel
        return data.draw(st.sampled_from([*panel.seats, *panel.experts]))  # type: ignore[union-attr]
    return str(UUID(int=data.draw(st.integers(1, 6))))


def _extends(step: Step, term: Any) -> bool:
    return term.extension is not None and (term.extended_by or "extended") == step.act


def take(step: Step, regulation: Regulation, at: datetime, data: Draw) -> Taken:
    """An act with valid facts, as they come back from the database."""
    values = {one.name: value(one, step, regulation, data) for one in step.fields if one.required}
    facts = dict(record(step, values, regulation).facts)
    if step.kind == "rule":
        facts["outcome"] = outcome_of(["founded"])
    if any(term.extension and not term.extension.length for term in regulation.terms.values()):
        facts.setdefault("until", "2026-09-01") if step.kind == "extend" else None
    return Taken(step.act, step.kind, at, json.loads(json.dumps(facts)))


def generated(regulation: Regulation, data: Draw) -> list[Taken]:
    """A case of up to forty acts, some days apart, each of them allowed when it was done."""
    acts: list[Taken] = []
    so_far, at = walk(regulation, acts), START
    for _ in range(data.draw(st.integers(1, 40))):
        steps = possible(regulation, so_far, at)
        if not steps:
            break
        acts.append(take(data.draw(st.sampled_from(steps)), regulation, at, data))
        so_far = advance(regulation, so_far, acts[-1])
        at += timedelta(days=data.draw(st.integers(0, 12)))
    return acts


def terms(regulation: Regulation, so_far: Walk, on: datetime) -> dict[str, Term]:
    zone = ZONES[regulation.calendar]
    return {t.name: t for t in terms_of(regulation, so_far, zone=zone, today=on.date())}


@pytest.mark.parametrize("name", presets.names())
@UNHURRIED
@given(st.data())
def test_state_and_terms_are_the_same_whenever_they_are_computed(name: str, data: Draw) -> None:
    regulation = preset(name)
    acts = generated(regulation, data)
    so_far = walk(regulation, [])
    for act in acts:
        so_far = advance(regulation, so_far, act)
    on = acts[-1].at + timedelta(days=data.draw(st.integers(0, 400)))
    copied = [replace(act, facts=dict(act.facts)) for act in acts]
    assert walk(regulation, copied) == so_far
    assert terms(regulation, walk(regulation, copied), on) == terms(regulation, so_far, on)


@pytest.mark.parametrize("name", presets.names())
@UNHURRIED
@given(st.data())
def test_terms_end_once_and_never_come_back_earlier(name: str, data: Draw) -> None:
    regulation = preset(name)
    before: dict[str, Term] = {}
    so_far = walk(regulation, [])
    for act in generated(regulation, data):
        so_far = advance(regulation, so_far, act)
        now = terms(regulation, so_far, act.at)
        assert set(before) <= set(now)
        for term, former in before.items():
            same_start = now[term].starts_on == former.starts_on
            assert not same_start or now[term].due_on >= former.due_on
            assert not same_start or former.ended_on in (None, now[term].ended_on)
        before = {known: term for known, term in now.items() if not _recurs(regulation, known)}


def _recurs(regulation: Regulation, name: str) -> bool:
    spec = regulation.terms.get(name)
    return spec is not None and spec.every


@pytest.mark.parametrize("name", presets.names())
@UNHURRIED
@given(st.data())
def test_nobody_is_judged_without_admission_and_both_sides(name: str, data: Draw) -> None:
    regulation = preset(name)
    so_far = walk(regulation, [])
    for act in generated(regulation, data):
        step = regulation.step(act.act)
        if act.kind == "rule":
            assert step is not None
            excused = {
                one.side for guard in step.requires for one in guard.unless if so_far.has(one.taken)
            }
            assert so_far.admitted
            assert all(
                side.done(act.at.date()) or which in excused for which, side in so_far.sides.items()
            )
        so_far = advance(regulation, so_far, act)


@pytest.mark.parametrize("name", presets.names())
@UNHURRIED
@given(st.data())
def test_whatever_happens_is_among_the_situations_that_were_proven(name: str, data: Draw) -> None:
    regulation, known = preset(name), graph(name)
    here = set(known.beginnings)
    so_far = walk(regulation, [])
    for act in generated(regulation, data):
        here = {target for one in waited(known, here) for target in after(known, one, act)}
        so_far = advance(regulation, so_far, act)
        assert any(agrees(known, one, so_far) for one in here), act.act


def waited(known: Graph, here: set[Situation]) -> set[Situation]:
    """The situations, and those that time alone leads to."""
    found = set(here)
    for _ in SIDES:
        found |= {edge.target for one in found for edge in known.ways[one] if not edge.move.act}
    return found


def after(known: Graph, here: Situation, act: Taken) -> list[Situation]:
    side = act.facts.get("side", "")
    return [
        edge.target
        for edge in known.ways[here]
        if edge.move.act == act.act and edge.move.side in ("", side)
    ]


def agrees(known: Graph, one: Situation, so_far: Walk) -> bool:
    flags = known.system.flags
    facts = {
        "admitted": so_far.admitted,
        "informed": so_far.informed,
        "acknowledged": so_far.acknowledged,
        "closed": so_far.closed_at is not None,
        "outcome": so_far.outcome is not None,
        **{f"heard:{name}": side.heard or side.waived for name, side in so_far.sides.items()},
    }
    same = all(bool(one.flags & flags[name]) == holds for name, holds in facts.items())
    return one.state == so_far.state and same
