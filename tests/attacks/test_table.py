from infra.attack_table import PAGE, groups, marked_by_case, page

CASES = {number: case for group in groups().values() for number, case in group.items()}


def test_every_mark_names_a_case_of_the_list() -> None:
    assert sorted(set(marked_by_case()) - set(CASES)) == []


def test_every_case_is_shown_by_a_test_or_says_why_not() -> None:
    shown = marked_by_case()
    assert [number for number in CASES if number not in shown and "left" not in CASES[number]] == []


def test_page_says_what_the_tests_show() -> None:
    assert PAGE.read_text("utf-8") == page()
