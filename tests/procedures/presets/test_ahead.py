"""Under every regulation we ship, no state leaves a party without what is next, and when."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from uuid import UUID

import pytest
from django.utils import translation

from procedures import presets
from procedures.queries.ahead import told
from procedures.rules.ahead import Ahead, Running, ahead
from procedures.rules.deadlines import terms_of
from procedures.rules.exploring import explore, system_of
from procedures.rules.language import Regulation, Texts
from procedures.rules.reading import read_regulation, read_texts
from procedures.rules.walk import SIDES, Taken, Walk, walk

START = datetime(2026, 3, 2, 10, tzinfo=UTC)
STEP = timedelta(days=2)
LABEL = re.compile(r"^(?P<act>[a-z_]+)(?: \((?P<side>[a-z_]+)\))?$")
NAMES = presets.names()


@cache
def preset(name: str) -> Regulation:
    return read_regulation(presets.source_of(name))


@cache
def words(name: str, language: str) -> Texts:
    return read_texts(presets.texts_of(name)[language], file=language)


def walks(name: str) -> Iterator[Walk]:
    """The nearest walk that comes into each state by each act."""
    regulation = preset(name)
    graph = explore(system_of(regulation))
    nearest: dict[tuple[str, str], tuple[str, ...]] = {}
    for edge in graph.edges:
        if edge.move.act:
            key = edge.target.state, edge.move.act
            nearest.setdefault(key, graph.walk_through(edge))
    for labels in nearest.values():
        yield walk(regulation, acts(regulation, labels))


def acts(regulation: Regulation, labels: tuple[str, ...]) -> Iterator[Taken]:
    for place, label in enumerate(labels):
        found = LABEL.match(label)
        step = regulation.step(found["act"]) if found else None
        if found is None or step is None:
            continue
        seats = (*regulation.panel.seats, *regulation.panel.experts) if regulation.panel else ()
        facts: dict[str, object] = {
            "person": str(UUID(int=place)),
            "seat": seats[0] if seats else "",
            "outcome": regulation.code_lists["outcome"][0],
            **({"side": found["side"]} if found["side"] else {}),
            **({"until": "2027-01-04"} if step.kind in ("postpone", "extend") else {}),
        }
        yield Taken(step.act, step.kind, START + place * STEP, facts)


def terms(regulation: Regulation, so_far: Walk, today: date) -> list[Running]:
    zone = {"nl": "Europe/Amsterdam", "be": "Europe/Brussels"}[regulation.calendar]
    found = terms_of(regulation, so_far, zone=zone, today=today)
    return [Running(one.name, one.due_on, str(one.state)) for one in found]


def answers(name: str) -> Iterator[tuple[Regulation, Walk, str, Ahead]]:
    regulation = preset(name)
    for so_far in walks(name):
        last = so_far.taken[-1].at.date()
        for today in (last + timedelta(days=1), last + timedelta(days=800)):
            for side in SIDES:
                running = terms(regulation, so_far, today)
                yield regulation, so_far, side, ahead(regulation, so_far, running, side)


@pytest.mark.parametrize("name", NAMES)
def test_every_state_says_who_does_what_next_or_that_it_is_over(name: str) -> None:
    seen = set()
    for regulation, so_far, side, found in answers(name):
        seen.add(so_far.state)
        where = so_far.state, so_far.taken[-1].act, side
        assert found.over == regulation.states[so_far.state].final, where
        if not found.over:
            assert found.who, where
            assert found.term or found.acts or regulation.states[so_far.state].waits_for, where
    assert seen == set(preset(name).states)


@pytest.mark.parametrize("name", NAMES)
def test_every_answer_has_words_in_each_language(name: str) -> None:
    regulation = preset(name)
    known = {language: words(name, language) for language in regulation.languages}
    for _regulation, so_far, side, found in answers(name):
        for language, texts in known.items():
            with translation.override(language if language in ("nl", "en") else "nl"):
                said = told(found, texts, None, side=side, language=language)
            where = so_far.state, so_far.taken[-1].act, side, language
            assert said.what, where
            assert said.who, where
            assert said.when, where
            assert found.over or said.otherwise, where
            named = {*found.who, *(way.body for way in found.ways)}
            assert named <= set(texts.roles), where
            assert {*found.acts, *filter(None, [found.silence])} <= set(texts.acts), where


@pytest.mark.parametrize("name", NAMES)
def test_nobody_is_told_of_an_act_that_is_not_theirs_to_know(name: str) -> None:
    for regulation, _so_far, side, found in answers(name):
        for act in found.acts:
            step = regulation.step(act)
            assert step is not None
            assert side in step.visible_to


def test_silence_is_told_where_the_law_makes_it_count() -> None:
    told_ = {found.silence for *_rest, found in answers("be-psychosocial-individual")}
    assert "accepted" in told_
