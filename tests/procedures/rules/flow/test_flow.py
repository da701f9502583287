from itertools import combinations

import pytest

from procedures import presets
from procedures.rules.flow import drawing, layers, staying, ways
from procedures.rules.flow.drawing import BOX_LEFT, BOX_WIDTH, LANES_LEFT, Drawing, Told
from procedures.rules.language import Regulation
from procedures.rules.reading import read_regulation, read_texts
from procedures.rules.ways import reachable

NAMES = presets.names()
LETTER = 8
"""How wide a letter of the picture is, on average."""
LOOP = """\
inherits: provider
states: {waiting: {waits_for: secretariat}}
steps:
  - {act: asked, kind: note, from: [assessment], to: waiting, by: [secretariat]}
  - {act: resumed, kind: note, from: [waiting], to: assessment, by: [secretariat]}
"""


def regulation(name: str) -> Regulation:
    return read_regulation(presets.source_of(name))


def picture(of: Regulation, name: str) -> Drawing:
    texts = read_texts(presets.texts_of(name)["nl"], file="nl")
    stays = {1: "1 stap", 2: "{} stappen"}
    return drawing(of, Told(texts.acts, texts.states, texts.roles, "Wacht op: {}", stays))


@pytest.mark.parametrize("name", NAMES)
def test_every_state_has_a_box_and_every_way_its_words(name: str) -> None:
    of = regulation(name)
    drawn = picture(of, name)
    assert {box.state for box in drawn.boxes} == set(of.states)
    texts = read_texts(presets.texts_of(name)["nl"], file="nl")
    words = " ".join(line.text for path in drawn.paths for line in path.lines)
    for way in ways(of):
        for act in way.acts:
            assert texts.acts[act] in words
    assert len(drawn.paths) == len(ways(of)) + 1


@pytest.mark.parametrize("name", NAMES)
def test_boxes_stand_apart_and_hold_their_words(name: str) -> None:
    drawn = picture(regulation(name), name)
    for one, two in combinations(drawn.boxes, 2):
        assert one.y + one.height < two.y
    for box in drawn.boxes:
        for line in (*box.title, *box.below):
            assert box.y < line.y < box.y + box.height
            assert line.x + len(line.text) * LETTER < BOX_LEFT + BOX_WIDTH + 2 * LETTER
    assert drawn.boxes[-1].y + drawn.boxes[-1].height < drawn.height


@pytest.mark.parametrize("name", NAMES)
def test_words_along_a_line_stay_clear_of_the_lanes_and_of_each_other(name: str) -> None:
    drawn = picture(regulation(name), name)
    lines = [line for path in drawn.paths for line in path.lines]
    for line in lines:
        assert line.x + len(line.text) * LETTER < LANES_LEFT + 2 * LETTER
    places = [(line.x, line.y) for line in lines]
    assert len(set(places)) == len(places)


@pytest.mark.parametrize("name", NAMES)
def test_each_layer_is_left_for_a_later_one_or_on_a_way_back(name: str) -> None:
    of = regulation(name)
    depth = {state: number for number, layer in enumerate(layers(of)) for state in layer}
    early = [way for way in ways(of) if depth[way.from_] >= depth[way.to]]
    assert [way for way in early if way.from_ not in reachable(of, way.to)] == []


def test_way_back_is_drawn_as_one_and_a_state_nobody_reaches_comes_last() -> None:
    of = read_regulation(LOOP, parents=presets.own_source_of)
    back = [path for path in picture(of, "provider").paths if path.back]
    assert [[line.text for line in path.lines] for path in back] == [["resumed"]]
    assert ("investigation", "waiting") in layers(of)
    cut = read_regulation(
        "inherits: provider\nwithout: [steps.advised]\n", parents=presets.source_of
    )
    assert layers(cut)[-1] == ("decision", "completion")


def test_step_that_keeps_a_case_where_it_is_stays() -> None:
    of = regulation("provider")
    assert [step.act for step in staying(of, "received")] == ["talked"]
    first = picture(of, "provider").boxes[0]
    assert [line.text for line in first.below] == ["Wacht op: Secretariaat", "1 stap"]
