"""The policy table: every code has its words, no row contradicts another, docs tell the same."""

from itertools import product
from pathlib import Path

import pytest
import yaml

from procedures.reports.access_table import access_table
from procedures.rules.access import openers, rows, who_may
from procedures.rules.access.table import LIVING, STAGES
from procedures.rules.access.told import LANGUAGES, WORDS, codes_in_use, told
from procedures.rules.editions import ANSWERS_ADVICE, MAKES_EDITIONS
from procedures.rules.retention import APPROVES_SHREDDING, ASKS_SHREDDING, SETS_HOLD

DOCS = Path(__file__).parents[4] / "docs" / "access.md"
STANDS_FOR_PEOPLE = frozenset({"person"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_of_the_table_has_its_words(language: str) -> None:
    words = yaml.safe_load((WORDS / f"{language}.yaml").read_text(encoding="utf-8"))
    missing = {name: codes - words[name].keys() for name, codes in codes_in_use().items()}
    assert missing == dict.fromkeys(missing, frozenset())
    assert words["explanations"].keys() == words["relations"].keys()
    assert tuple(words["stages"]) == STAGES
    dutch = yaml.safe_load((WORDS / "nl.yaml").read_text(encoding="utf-8"))
    assert {part: {*words[part]} for part in dutch if part != "always"} == {
        part: {*dutch[part]} for part in dutch if part != "always"
    }


def test_seats_are_told_to_be_of_who_has_one() -> None:
    part = next(one for one in told("nl") if one.title.startswith("Wie een plaats heeft"))
    assert {line.who for line in part.lines} == {"wie een plaats heeft in de zaak"}


def test_every_language_tells_the_same_rows() -> None:
    shapes = [
        [(len(part.lines), [one.allows for one in part.lines]) for part in told(language)]
        for language in LANGUAGES
    ]
    assert shapes == [shapes[0]] * len(LANGUAGES)
    assert sum(count for count, _ in shapes[0]) == len(rows())


def test_page_in_docs_is_of_this_release() -> None:
    assert DOCS.read_text(encoding="utf-8") == access_table()


def test_no_row_says_no_to_what_another_allows_in_the_same_relation() -> None:
    said: dict[tuple[str, str, str, str], set[bool]] = {}
    for row in rows():
        for act, who in product(row.acts, row.who):
            said.setdefault((row.relation, row.kind, act, who), set()).add(row.allows)
    assert [key for key, answers in said.items() if len(answers) > 1] == []


def test_stages_are_those_of_the_table_and_nothing_is_left_of_a_shredded_case() -> None:
    assert [row for row in rows() if not set(row.stages) <= set(LIVING)] == []


@pytest.mark.parametrize(
    ("needs", "roles"),
    [
        (["shredding.ask"], ASKS_SHREDDING),
        (["shredding.decide"], APPROVES_SHREDDING),
        (["hold.change"], SETS_HOLD),
        (["edition.add"], MAKES_EDITIONS),
        (["meeting.answer"], ANSWERS_ADVICE),
    ],
)
def test_table_and_the_rules_of_a_subject_name_the_same_roles(
    needs: list[str], roles: frozenset[str]
) -> None:
    assert who_may(needs) == roles


def test_what_no_row_names_opens_nothing() -> None:
    with pytest.raises(KeyError):
        who_may(["case.burn"])
    assert openers()["public"] == frozenset()


def test_whoever_the_complaint_is_about_is_shut_out_of_everything() -> None:
    (named,) = [row for row in rows() if row.relation == "named"]
    assert (named.allows, named.who) == (False, tuple(STANDS_FOR_PEOPLE))
    assert named.is_about("piece", "download")
