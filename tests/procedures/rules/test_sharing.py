import pytest

from procedures import presets
from procedures.rules.language import Field, LetterTo, Regulation, Step
from procedures.rules.reading import read_regulation
from procedures.rules.sharing import (
    about_side,
    content_shown,
    kept_apart,
    seats_shown,
    term_shown,
)

SIDES = ("complainant", "respondent")


def rules(name: str) -> Regulation:
    return read_regulation(presets.source_of(name))


def step(kind: str = "note", *letters: tuple[str, str], **traits: object) -> Step:
    told = tuple(LetterTo(letter=name, to=to) for name, to in letters)  # type: ignore[arg-type]
    return Step(act="done", kind=kind, by=("secretariat",), letters=told, **traits)


def readers(one: Step, **facts: object) -> list[str]:
    return [side for side in SIDES if content_shown(side, one, facts, own=False)]


def test_who_did_it_always_reads_it() -> None:
    hidden = step(visible_to=())
    assert content_shown("respondent", hidden, {}, own=True)
    assert readers(hidden) == []


def test_act_shown_to_one_side_is_read_by_that_side() -> None:
    assert readers(step(visible_to=("complainant",))) == ["complainant"]


def test_act_about_one_side_is_read_by_that_side_alone() -> None:
    fields = (Field(name="side", type="side"), Field(name="report", type="text"))
    heard = step("hear", ("report", "complainant"), ("report", "respondent"), fields=fields)
    assert readers(heard, side="respondent") == ["respondent"]
    assert about_side(heard, {"side": "complainant"}) == "complainant"
    assert about_side(heard, {}) is None


def test_what_is_agreed_with_one_side_is_told_to_that_side_alone() -> None:
    alone, both = step("measure", visible_to=("complainant",)), step("decide")
    apart = {"rulings", "side"}
    agreed = {"measures", "measure"}
    assert (kept_apart("complainant", alone), kept_apart("respondent", alone)) == (
        apart,
        apart | agreed,
    )
    assert kept_apart("complainant", both) == apart | agreed


def test_same_letter_to_both_opens_the_content_to_both() -> None:
    assert readers(step("decide", ("decision", "complainant"), ("decision", "respondent"))) == [
        "complainant",
        "respondent",
    ]


def test_other_letter_to_the_respondent_opens_nothing_to_the_respondent() -> None:
    both = step("settle", ("settlement", "complainant"), ("end_notice", "respondent"))
    assert readers(both) == ["complainant"]


def test_letter_to_the_respondent_alone_opens_the_content_to_the_respondent() -> None:
    assert readers(step("note", ("notice", "respondent"))) == ["respondent"]


def test_act_without_letters_tells_that_it_was_done_and_nothing_more() -> None:
    assert readers(step("appoint")) == []


def test_answer_to_the_complaint_is_the_respondents_whoever_wrote_it_down() -> None:
    assert readers(step("answer", ("answer_notice", "complainant"))) == [
        "complainant",
        "respondent",
    ]


@pytest.mark.parametrize("name", ["provider", "training"])
def test_no_shipped_act_opens_what_a_side_may_not_know_was_done(name: str) -> None:
    for one in rules(name).steps:
        for side in SIDES:
            if side not in one.visible_to:
                assert not content_shown(side, one, {}, own=False), one.act


@pytest.mark.parametrize(
    ("side", "shown"),
    [
        ("complainant", {"acknowledge", "admissibility", "inform", "answer", "advice",
                         "employer_decision", "closing", "aftercare"}),
        ("respondent", {"admissibility", "inform", "answer", "advice", "employer_decision",
                        "closing"}),
    ],
)  # fmt: skip
def test_terms_that_matter_to_a_side(side: str, shown: set[str]) -> None:
    regulation = rules("provider")
    assert {name for name in regulation.terms if term_shown(side, name, regulation)} == shown


def test_term_of_another_version_matters_to_nobody() -> None:
    assert not term_shown("complainant", "bygone", rules("provider"))


def test_appointments_are_told_where_the_regulation_shows_them() -> None:
    assert seats_shown("respondent", rules("provider"))
    assert not seats_shown("respondent", rules("training"))
