import pytest

from kernel.errors import Refusal
from procedures.rules.matching import excerpt, held, plain, words_wanted


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ZOË", "zoe"),
        ("Straße", "strasse"),
        ("plain", "plain"),
        ("Ołena", "ołena"),
        ("ليلى", "ليلى"),
    ],
)
def test_capitals_and_accents_do_not_matter(text: str, folded: str) -> None:
    assert plain(text) == folded


def test_words_are_taken_once_and_a_quoted_text_is_one_word() -> None:
    assert words_wanted('Noël "de Boer" noel x') == ("noel", "de boer")


@pytest.mark.parametrize("asked", ["", "a", ' " " ', "- ."])
def test_nothing_to_look_for_is_said(asked: str) -> None:
    with pytest.raises(Refusal) as refused:
        words_wanted(asked)
    assert refused.value.code == "search.short"


def test_a_pasted_letter_is_not_looked_for() -> None:
    with pytest.raises(Refusal) as refused:
        words_wanted("woord " * 200_000)
    assert refused.value.code == "search.long"


def test_bits_say_which_words_a_text_holds() -> None:
    assert [held(("boer", "anna"), text) for text in ("Anna", "De Boer", "ANNA BOER", "x")] == [
        2,
        1,
        3,
        0,
    ]


def test_excerpt_shows_the_letters_as_they_were_written() -> None:
    assert excerpt(("zoe",), "Ik zag Zoë staan.") == ("Ik zag ", "Zoë", " staan.")


def test_excerpt_of_a_long_text_says_that_there_is_more() -> None:
    before, word, after = excerpt(("strasse",), "a" * 100 + " Straße " + "b" * 100)
    assert (before[0], word, after[-1]) == ("…", "Straße", "…")


def test_excerpt_without_the_word_is_empty() -> None:
    assert excerpt(("zoe",), "Niemand.") == ("", "", "")
