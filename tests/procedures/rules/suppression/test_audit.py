from collections.abc import Mapping
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kernel.errors import Refusal
from procedures.rules.suppression import Exposed, Mark, Relation, audit, cover, derivable
from tests.factories.client_years import ClientYear, client_year, small_year
from tests.factories.least_hidden import least_hidden

SMALL = (1, 4)
OPEN = (5, None)
TOTAL = (Relation("total", ("a", "b", "c")),)


def test_one_hidden_part_follows_from_its_total() -> None:
    printed = {"total": (9, 9), "a": (7, 7), "b": SMALL, "c": (0, 0)}
    assert audit(printed, TOTAL) == [Exposed("b", 2, 2)]


def test_two_hidden_parts_of_a_total_stay_open() -> None:
    assert audit({"total": (12, 12), "a": (7, 7), "b": SMALL, "c": SMALL}, TOTAL) == []


def test_a_count_that_is_bound_tighter_than_asked_is_named_with_its_bounds() -> None:
    printed = {"total": (10, 10), "a": (7, 7), "b": SMALL, "c": SMALL}
    assert audit(printed, TOTAL, protection=1) == []
    assert audit(printed, TOTAL, protection=2) == [Exposed("b", 1, 2), Exposed("c", 1, 2)]


def test_only_whole_numbers_count_as_another_world() -> None:
    """Half a complaint would leave room: 2a + 2b = 4 with both at least one leaves none."""
    relations = (Relation("x", ("a", "b")), Relation("y", ("a", "b")), Relation("z", ("x", "y")))
    printed = {"z": (4, 4), "x": SMALL, "y": SMALL, "a": SMALL, "b": SMALL}
    assert [one.key for one in audit(printed, relations)] == ["a", "b", "x", "y"]


def test_a_print_that_no_counts_could_give_is_refused() -> None:
    with pytest.raises(Refusal) as refusal:
        audit({"total": (3, 3), "a": OPEN, "b": (0, 0), "c": (0, 0)}, TOTAL)
    assert refusal.value.code == "audit.contradiction"


@given(st.lists(st.integers(0, 6), min_size=3, max_size=3), st.sets(st.sampled_from("abc")))
@settings(max_examples=100, deadline=None)
def test_the_solver_finds_what_trying_every_number_finds(
    parts: list[int], hidden: set[str]
) -> None:
    values = dict(zip("abc", parts, strict=True))
    bounds = {key: (0, 6) if key in hidden else (n, n) for key, n in values.items()}
    bounds["total"] = (sum(parts), sum(parts))
    tried = product(*(range(bounds[key][0], bounds[key][1] + 1) for key in "abc"))
    worlds = [world for world in tried if sum(world) == sum(parts)]
    certain = [
        key for place, key in enumerate("abc")
        if key in hidden and len({world[place] for world in worlds}) == 1
    ]  # fmt: skip
    assert [one.key for one in audit(bounds, TOTAL)] == certain


@pytest.mark.parametrize("seed", [0, 1, 2, 3, 5, 7, 8, 17, 25, 60])
def test_no_count_of_a_year_with_departments_and_quarters_follows_from_its_print(seed: int) -> None:
    year = client_year(seed)
    done = cover(year.values, tuple(year.relations))
    assert {key for key, n in year.values.items() if 0 < n < 5} <= hidden_of(done.marks)
    assert audit(year.printed(done.marks), tuple(year.relations)) == []


def test_hiding_all_below_the_threshold_alone_leaks_in_nearly_every_year() -> None:
    years = [client_year(seed) for seed in range(30)]
    leaking = [one for one in years if audit(one.printed(one.naive()), tuple(one.relations))]
    assert len(leaking) >= 27


def test_what_the_reasoning_attacker_finds_the_solver_finds_too() -> None:
    for year in (client_year(seed) for seed in range(30)):
        printed, relations = year.printed(year.naive()), tuple(year.relations)
        reasoned = {(leak.key, leak.count) for leak in derivable(printed, relations)}
        assert reasoned <= {(one.key, one.lowest) for one in audit(printed, relations)}


def test_earlier_editions_and_sub_periods_leave_nothing_to_follow_either() -> None:
    for year in (client_year(seed) for seed in (0, 1, 4)):
        assert audit(year.printed(year.published()), tuple(year.relations)) == []


def test_hardly_more_is_hidden_than_the_least_that_is_safe() -> None:
    years = [small_year(seed) for seed in range(12)]
    ours = [len(hidden_of(cover(one.values, tuple(one.relations)).marks)) for one in years]
    least = [len(least_hidden(one)) for one in years]
    assert all(few <= many for few, many in zip(least, ours, strict=True))
    assert sum(ours) <= 1.1 * sum(least)


def test_the_least_that_is_safe_is_what_trying_every_choice_finds() -> None:
    year = ClientYear({"a": 3, "b": 7, "c": 20, "d": 0})
    year.total("total", "abcd")
    done = cover(year.values, tuple(year.relations))
    assert len(hidden_of(done.marks)) == len(least_hidden(year)) == least_by_trying(year)


def hidden_of(marks: Mapping[str, Mark]) -> set[str]:
    return {key for key, mark in marks.items() if mark}


def least_by_trying(year: ClientYear) -> int:
    """Return how few counts can be hidden safely, found by trying every choice."""
    naive, open_ = year.naive(), [key for key, n in year.values.items() if n >= 5]
    for extra in range(len(open_) + 1):
        for chosen in combinations(open_, extra):
            marks = naive | dict.fromkeys(chosen, "covered")
            if not audit(year.printed(marks), tuple(year.relations)):
                return len(hidden_of(marks))
    raise AssertionError(year)
