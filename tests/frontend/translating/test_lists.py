from frontend.translating import lists
from frontend.translating.plurals import plurals_of


def test_list_and_answers_come_back_as_they_were() -> None:
    messages = ["Twee\nregels met \\", ("%(n)s stuk", "%(n)s stukken"), "Kort"]
    lines = list(lists.written(messages, plurals_of("pl"), {"Kort": "Short"}))
    assert lines[-2:] == ["3\tKort", "\tShort"]
    assert lists.read(lines) == dict(enumerate(messages, start=1))


def test_list_tells_which_numbers_a_form_is_for() -> None:
    lines = list(lists.written([("een", "meer")], plurals_of("pl"), {}))
    assert lines[1] == "\twrite 1.0 for 1; 1.1 for 2, 3, 4, 22, …; 1.2 for 0, 5, 6, 7, …"


def test_answers_are_read_with_their_forms_in_order() -> None:
    lines = ["# remark", "1\tjeden", "2.1\tdwa", "2.0\tjeden", "\tnote", "no number", "3\ta\\nb"]
    assert lists.answers(lines) == {1: ("jeden",), 2: ("jeden", "dwa"), 3: ("a\nb",)}


def test_answer_that_skips_a_form_has_it_empty() -> None:
    assert lists.answers(["1.0\ta", "1.2\tc"]) == {1: ("a", "", "c")}
