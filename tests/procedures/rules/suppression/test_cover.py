from collections.abc import Mapping
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kernel.errors import Refusal
from procedures.rules.suppression import Cover, Known, Relation, cover, derivable, forms, interval
from procedures.rules.suppression.board import Board, Move
from procedures.rules.suppression.cheapest import cheapest
from procedures.rules.suppression.cover import _Search

TOTAL = Relation("total", ("a", "b", "c"))


def hold(values: Mapping[str, int], relations: tuple[Relation, ...]) -> bool:
    sums = [
        (sum(weight * values[key] for key, weight in form.weights.items()), form.exact)
        for form in forms(relations)
    ]
    return all(number == 0 if exact else number >= 0 for number, exact in sums)


def printed(values: Mapping[str, int], done: Cover) -> dict[str, tuple[int, int | None]]:
    return {
        key: interval(mark, value=None if mark else values[key], threshold=5)
        for key, mark in done.marks.items()
    }


def test_counts_at_the_threshold_and_zeros_are_shown() -> None:
    done = cover({"total": 11, "a": 5, "b": 6, "c": 0}, (TOTAL,))
    assert set(done.marks.values()) == {""}


def test_a_single_small_count_takes_a_second_one_with_it() -> None:
    done = cover({"total": 30, "a": 3, "b": 7, "c": 20}, (TOTAL,))
    assert done.marks == {"total": "", "a": "small", "b": "covered", "c": ""}


def test_hiding_the_small_ones_alone_leaks_what_the_cover_protects() -> None:
    values = {"total": 30, "a": 3, "b": 7, "c": 20}
    naive = {key: (1, 4) if 0 < number < 5 else (number, number) for key, number in values.items()}
    assert [leak.key for leak in derivable(naive, (TOTAL,))] == ["a"]
    assert derivable(printed(values, cover(values, (TOTAL,))), (TOTAL,)) == []


def test_a_second_count_at_the_threshold_does_not_protect_alone() -> None:
    values = {"total": 6, "a": 1, "b": 5, "c": 0}
    done = cover(values, (TOTAL,))
    assert done.marks == {"total": "covered", "a": "small", "b": "", "c": ""}


def test_a_total_in_many_tables_is_spared_by_withholding_in_one() -> None:
    values = {"total": 6, "a": 1, "b": 5, "c": 0, "d": 6, "e": 6, "f": 6}
    relations = (TOTAL, *(Relation("total", (key,)) for key in "def"))
    done = cover(values, relations)
    hidden = {key: mark for key, mark in done.marks.items() if mark}
    assert hidden == {"a": "small", "b": "withheld"}


def test_a_small_total_hides_the_totals_of_linked_tables() -> None:
    values = {"total": 3, "a": 3, "b": 0, "c": 0, "d": 2, "e": 1}
    done = cover(values, (TOTAL, Relation("total", ("d", "e"))))
    assert [key for key, mark in done.marks.items() if not mark] == ["b", "c"]


def test_what_was_hidden_before_stays_hidden_and_what_was_shown_stays_shown() -> None:
    values = {"total": 20, "a": 3, "b": 7, "c": 10}
    known = Known(shown=frozenset({"b"}), hidden=frozenset({"total"}))
    done = cover(values, (TOTAL,), known=known)
    assert done.marks == {"total": "covered", "a": "small", "b": "", "c": ""}


def test_a_count_of_two_editions_is_left_open_in_both_directions() -> None:
    values = {"total": 20, "a": 3, "b": 7, "c": 10}
    done = cover(values, (TOTAL,), known=Known(stepwise=frozenset({"a"})))
    assert {move["a"] for move in done.worlds["a"]} == {1, -1}


def test_a_threshold_that_would_hide_nothing_is_refused() -> None:
    with pytest.raises(Refusal) as refusal:
        cover({"a": 1}, (), threshold=2)
    assert refusal.value.code == "suppression.threshold"
    assert refusal.value.facts == {"threshold": 2}


def test_counts_that_cannot_be_protected_are_refused() -> None:
    known = Known(shown=frozenset({"total", "b"}))
    with pytest.raises(Refusal) as refusal:
        cover({"total": 9, "a": 2, "b": 7}, (Relation("total", ("a", "b")),), known=known)
    assert refusal.value.code == "suppression.unsafe"


def test_equal_input_gives_an_equal_cover() -> None:
    values = {"total": 30, "a": 3, "b": 7, "c": 20}
    assert cover(values, (TOTAL,)) == cover(values, (TOTAL,))


COUNTS = st.sampled_from([0, 1, 1, 2, 3, 4, 5, 5, 6, 9])
SQUARES = st.lists(st.lists(COUNTS, min_size=3, max_size=3), min_size=2, max_size=3)


def square(lines: list[list[int]]) -> tuple[dict[str, int], tuple[Relation, ...]]:
    """A table of two dimensions with all its totals, and a second table with the same total."""
    places = range(len(lines))
    values = {f"{r}{c}": lines[r][c] for r in places for c in range(3)}
    values |= {f"{r}t": sum(lines[r]) for r in places}
    values |= {f"t{c}": sum(line[c] for line in lines) for c in range(3)}
    values["tt"] = sum(map(sum, lines))
    values |= {"x": values["tt"] // 3, "y": values["tt"] - values["tt"] // 3}
    rows = [Relation(f"{r}t", tuple(f"{r}{c}" for c in range(3))) for r in places]
    columns = [Relation(f"t{c}", tuple(f"{r}{c}" for r in places)) for c in range(3)]
    ends = [Relation("tt", tuple(f"{r}t" for r in places)), Relation("tt", ("t0", "t1", "t2"))]
    return values, (*rows, *columns, *ends, Relation("tt", ("x", "y")))


@given(SQUARES)
@settings(max_examples=150, deadline=None)
def test_every_hidden_count_differs_in_another_world_that_prints_the_same(
    lines: list[list[int]],
) -> None:
    values, relations = square(lines)
    done = cover(values, relations)
    bounds = printed(values, done)
    assert derivable(bounds, relations) == []
    for key in (key for key, mark in done.marks.items() if mark):
        move = done.worlds[key][0]
        world = {each: number + move.get(each, 0) for each, number in values.items()}
        assert world[key] != values[key]
        assert hold(world, relations)
        assert all(
            low <= world[each] and (high is None or world[each] <= high)
            for each, (low, high) in bounds.items()
        )


@given(st.lists(COUNTS, min_size=2, max_size=4), st.data())
@settings(max_examples=100, deadline=None)
def test_the_attack_finds_what_trying_every_number_finds(
    parts: list[int], data: st.DataObject
) -> None:
    keys = [f"p{place}" for place in range(len(parts))]
    values = dict(zip(keys, parts, strict=True)) | {"total": sum(parts)}
    relation = (Relation("total", tuple(keys)),)
    hidden = data.draw(st.sets(st.sampled_from(keys)))
    bounds = {key: (1, 9) if key in hidden else (n, n) for key, n in values.items()}
    worlds = [
        world
        for numbers in product(*(range(bounds[key][0], bounds[key][1] + 1) for key in keys))
        if hold(world := dict(zip(keys, numbers, strict=True)) | {"total": sum(parts)}, relation)
    ]
    certain = [key for key in sorted(hidden) if len({world[key] for world in worlds}) == 1]
    assert not worlds or [leak.key for leak in derivable(bounds, relation)] == certain


def test_solver_finds_the_same_price_as_looking_step_by_step() -> None:
    values, relations = square([[1, 5, 9], [6, 2, 5]])
    board = Board(values, 5, frozenset(), frozenset())
    board.relate(relations)
    board.marks = {key: "small" if 0 < n < 5 else "" for key, n in values.items()}
    looked = _Search(board, steps_left=100_000)
    looked.extend({"00": 1}, board.price("00", 1))
    solved = cheapest(board, "00", 1)
    assert looked.best
    assert solved
    assert priced(board, solved) == priced(board, looked.best)


def test_count_that_cannot_move_has_no_other_world() -> None:
    board = Board({"a": 0, "b": 3}, 5, frozenset({"b"}), frozenset())
    board.relate((Relation("b", ("a",)),))
    board.marks = {"a": "", "b": "small"}
    assert [cheapest(board, key, 1) for key in "ab"] == [None, None]


def priced(board: Board, move: Move) -> int:
    return sum(board.price(key, delta) for key, delta in move.items())
