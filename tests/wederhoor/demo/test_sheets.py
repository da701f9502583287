"""The sheets of the demo: no slip of the pen gets as far as the database."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain

import pytest
import yaml

from procedures import presets
from procedures.rules.language import Regulation
from procedures.rules.reading import read_regulation
from wederhoor.demo import sheets
from wederhoor.demo.sheets import Script, Step

CLIENTS = sheets.bureau().clients
CONTROL = {"day", "time", "by"}
LONG = 60


def regulation(script: Script) -> Regulation:
    return read_regulation(presets.source_of(script.client.preset))


def steps(script: Script) -> Iterator[Step]:
    yield from chain.from_iterable(script.routes.values())
    yield from chain.from_iterable(story.adds for story in script.stories)


@pytest.mark.parametrize("slug", CLIENTS)
def test_steps_name_acts_and_fields_of_the_regulation(slug: str) -> None:
    rules = regulation(Script(slug))
    for step in steps(Script(slug)):
        known = rules.step(step.act)
        assert known is not None, step
        assert set(step.values) <= {field.name for field in known.fields}, step


@pytest.mark.parametrize("slug", CLIENTS)
def test_stories_speak_of_slots_of_their_route_and_of_fields_of_the_act(slug: str) -> None:
    script, rules = Script(slug), regulation(Script(slug))
    for story in script.stories:
        route = {step.slot: step for step in (*script.routes[story.route], *story.adds)}
        assert set(story.says) <= set(route), story.key
        assert not story.until or story.until in route, story.key
        for slot, said in story.says.items():
            known = rules.step(route[slot].act)
            fields = {field.name for field in known.fields} if known else set()
            assert set(said or {}) - CONTROL <= fields, (story.key, slot)


@pytest.mark.parametrize("slug", CLIENTS)
def test_rulings_fit_the_elements_of_the_complaint(slug: str) -> None:
    for story in Script(slug).stories:
        said = [one["rulings"] for one in story.says.values() if one and "rulings" in one]
        assert all(len(rulings) == len(story.elements) for rulings in said), story.key


@pytest.mark.parametrize("slug", CLIENTS)
def test_parties_and_people_come_from_departments_that_are_there(slug: str) -> None:
    script = Script(slug)
    named = {part for story in script.stories for part in story.departments}
    named |= {person.department for person in script.client.people.values() if person.department}
    assert named <= set(script.client.departments)
    heads = sum(one.employees_count for one in script.client.departments.values())
    assert heads == script.client.employees_count


def test_every_address_is_one_that_nobody_can_have() -> None:
    scripts = [Script(slug) for slug in CLIENTS]
    found = [one.email for one in sheets.bureau().staff.values()]
    found += [one.email for script in scripts for one in script.client.people.values()]
    parties = [
        party.email
        for script in scripts
        for story in script.stories
        for party in (story.complainant, *story.respondents)
        if party is not None
    ]
    assert [one for one in (*found, *parties) if one and not one.endswith(".example")] == []
    assert [one for one, count in Counter(found).items() if count > 1] == []


def test_no_long_text_is_written_twice() -> None:
    def texts(node: object) -> Iterator[str]:
        if isinstance(node, dict):
            node = list(node.values())
        for one in node if isinstance(node, list) else ():
            yield from texts(one)
        if isinstance(node, str) and len(node) > LONG:
            yield node

    folder = sheets._data()  # noqa: SLF001 the very files
    stories = [
        yaml.load(entry.read_text(encoding="utf-8"), Loader=sheets.FAST_LOADER)  # noqa: S506
        for slug in CLIENTS
        for entry in (folder / slug / "stories").iterdir()
    ]
    found = Counter(chain.from_iterable(texts(one) for one in stories))
    assert [text for text, count in found.items() if count > 1] == []
    assert len(found) > 600


@pytest.mark.parametrize("slug", CLIENTS)
def test_stories_are_long_enough_to_be_believed(slug: str) -> None:
    lengths = {story.key: len(story.story.split()) for story in Script(slug).stories}
    assert {key: count for key, count in lengths.items() if not 35 <= count <= 180} == {}
