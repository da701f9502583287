from procedures.rules.suppression import Leak, Relation, derivable

SMALL = (1, 4)
OPEN = (5, None)


def test_one_hidden_part_follows_from_its_total() -> None:
    printed = {"total": (9, 9), "a": (7, 7), "b": SMALL}
    assert derivable(printed, (Relation("total", ("a", "b")),)) == [Leak("b", 2)]


def test_two_hidden_parts_of_a_total_stay_open() -> None:
    printed = {"total": (12, 12), "a": (7, 7), "b": SMALL, "c": SMALL}
    assert derivable(printed, (Relation("total", ("a", "b", "c")),)) == []


def test_a_covered_part_that_must_be_at_the_threshold_is_found() -> None:
    printed = {"total": (6, 6), "a": SMALL, "b": OPEN}
    found = derivable(printed, (Relation("total", ("a", "b")),))
    assert found == [Leak("a", 1), Leak("b", 5)]


def test_as_many_small_parts_as_the_total_are_all_one() -> None:
    printed = {"total": (10, 10)} | {f"m{n}": SMALL for n in range(10)}
    found = derivable(printed, (Relation("total", tuple(f"m{n}" for n in range(10))),))
    assert {leak.count for leak in found} == {1}
    assert len(found) == 10


def test_a_count_follows_from_two_tables_with_the_same_hidden_total() -> None:
    printed = {"total": OPEN, "a": (7, 7), "b": SMALL, "c": (6, 6), "d": (3, 3)}
    relations = (Relation("total", ("a", "b")), Relation("total", ("c", "d")))
    assert derivable(printed, relations) == [Leak("b", 2), Leak("total", 9)]


def test_a_square_of_hidden_counts_is_open_but_three_corners_are_not() -> None:
    relations = (
        Relation("row1", ("a", "b")),
        Relation("row2", ("c", "d")),
        Relation("column1", ("a", "c")),
        Relation("column2", ("b", "d")),
    )
    sums = {"row1": (10, 10), "row2": (14, 14), "column1": (11, 11), "column2": (13, 13)}
    square = {"a": SMALL, "b": OPEN, "c": OPEN, "d": OPEN}
    assert derivable(sums | square, relations) == []
    found = derivable(sums | square | {"d": (6, 6)}, relations)
    assert [leak.key for leak in found] == ["a", "b", "c"]


def test_overlapping_parts_bound_each_other_from_below_only() -> None:
    relations = (Relation("total", ("a", "b"), "cover"), Relation("total", ("a", "b"), "within"))
    assert derivable({"total": (10, 10), "a": (6, 6), "b": SMALL}, relations) == [Leak("b", 4)]
    assert derivable({"total": (10, 10), "a": (8, 8), "b": SMALL}, relations) == []


def test_a_part_within_a_total_cannot_be_larger() -> None:
    printed = {"total": (5, 5), "a": OPEN}
    assert derivable(printed, (Relation("total", ("a",), "within"),)) == [Leak("a", 5)]


def test_the_same_equation_twice_adds_nothing() -> None:
    relation = Relation("total", ("a", "b"))
    printed = {"total": (5, 5), "a": SMALL, "b": SMALL}
    assert derivable(printed, (relation, relation)) == []


def test_a_total_without_parts_is_zero() -> None:
    assert derivable({"total": (0, 4)}, (Relation("total", ()),)) == [Leak("total", 0)]


def test_a_print_that_contradicts_itself_ends_the_attack_without_a_find() -> None:
    relations = (Relation("a", ("b", "one")), Relation("b", ("a", "one"), "cover"))
    impossible = (*relations, Relation("b", ("a", "one")))
    assert derivable({"a": OPEN, "b": OPEN, "one": (1, 1)}, impossible) == []
