from dataclasses import replace
from datetime import date
from json import dumps, loads

from procedures.rules.statistics import digest, dump, figures, load
from tests.factories.registers import complaint, frame

ROWS = [complaint(date(2025, 5, 1), date(2025, 6, 1), department="care") for _ in range(7)]


def test_figures_survive_a_round_through_json() -> None:
    before = figures(ROWS, frame(2024))
    seen = figures(ROWS, frame(), earlier=[before])
    assert load(loads(dumps(dump(seen)))) == seen


def test_the_digest_does_not_depend_on_the_order_of_keys() -> None:
    seen = figures(ROWS, frame())
    first = digest(seen, {"summary": "Goed jaar", "outlook": "Rustig"})
    second = digest(
        load(loads(dumps(dump(seen), sort_keys=True))),
        {"outlook": "Rustig", "summary": "Goed jaar"},
    )
    assert first == second
    assert len(first) == 64


def test_another_number_or_another_word_gives_another_digest() -> None:
    seen = figures(ROWS, frame())
    digests = {
        digest(seen, {"summary": "Goed jaar"}),
        digest(seen, {"summary": "Goed jaar."}),
        digest(figures(ROWS[1:], frame()), {"summary": "Goed jaar"}),
        digest(replace(seen, until_on=date(2025, 12, 30)), {"summary": "Goed jaar"}),
    }
    assert len(digests) == 4


def test_the_figures_carry_the_labels_of_their_own_codes_only() -> None:
    labels = {"channel": {"portal": {"nl": "Portaal"}}, "stranger": {"x": {"nl": "X"}}}
    seen = figures(ROWS, frame(labels=labels))
    assert sorted(seen.labels) == ["channel", "department"]
    assert seen.labels["department"]["care"] == {"*": "Zorg"}


def test_an_unknown_table_line_or_column_has_no_cell() -> None:
    seen = figures(ROWS, frame())
    assert seen.cell("nowhere", "received") is None
    assert seen.cell("flow", "nowhere") is None
    assert seen.cell("flow", "received", "1999") is None
