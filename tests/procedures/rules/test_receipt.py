from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.errors import Refusal
from procedures.rules import receipt_words
from procedures.rules.receipt import ALPHABET, ReceiptCode, new_code, read_code

codes = st.text(ALPHABET, min_size=20, max_size=20).map(lambda one: ReceiptCode(one[:5], one[5:]))
UNSEEN = "\u200b\u200d\ufeff\u00ad"


def refused(typed: str) -> bool:
    try:
        read_code(typed)
    except Refusal as refusal:
        return refusal.code == "receipt.form"
    return False


@given(codes)
def test_written_code_is_read_back_whatever_the_case_and_the_spaces(code: ReceiptCode) -> None:
    assert read_code(code.written().lower().replace("-", "  ")) == code
    assert read_code(code.written().replace("-", "")) == code


@given(codes)
def test_code_in_words_is_read_back_however_they_are_parted(code: ReceiptCode) -> None:
    words = code.words()
    assert len(words) == 11
    assert read_code(" ".join(words)) == code
    assert read_code(",\n".join(words).upper()) == code
    assert read_code("".join(f"{place}. {word} " for place, word in enumerate(words, 1))) == code


@given(codes)
def test_word_is_known_by_its_first_four_letters(code: ReceiptCode) -> None:
    assert read_code(" ".join(f"{word}en" for word in code.words())) == code
    assert read_code(" ".join(word[:4] for word in code.words())) == code


@given(codes, st.data())
def test_any_single_wrong_character_is_a_slip(code: ReceiptCode, data: st.DataObject) -> None:
    plain = code.written().replace("-", "")
    place = data.draw(st.integers(0, 20))
    other = data.draw(st.sampled_from([one for one in ALPHABET if one != plain[place]]))
    assert refused(plain[:place] + other + plain[place + 1 :])


@given(codes, st.data())
def test_any_two_characters_that_changed_places_are_a_slip(
    code: ReceiptCode, data: st.DataObject
) -> None:
    plain = list(code.written().replace("-", ""))
    one, other = sorted(data.draw(st.sets(st.integers(0, 20), min_size=2, max_size=2)))
    if plain[one] != plain[other]:
        plain[one], plain[other] = plain[other], plain[one]
        assert refused("".join(plain))


@given(codes, st.integers(0, 10), st.integers(1, 1023))
def test_any_single_wrong_word_is_a_slip(code: ReceiptCode, place: int, by: int) -> None:
    words = list(code.words())
    listed = receipt_words.listed()
    words[place] = listed[(listed.index(words[place]) + by) % 1024]
    assert refused(" ".join(words))


def test_letters_that_look_alike_are_read_as_digits() -> None:
    assert read_code("o0OiI-lL123-45678-9ABCD") == read_code("00011-11123-45678-9ABCD")


def test_code_without_its_check_character_is_read() -> None:
    assert read_code("00011-11123-45678-9ABCD") == ReceiptCode("00011", "11123456789ABCD")


@pytest.mark.parametrize(
    "typed",
    [
        "nul 0 nul een 1-1 een een twee drie vier vijf zes zeven acht negen A B C D",
        "00011\u201311123\u00a0\u201445678_9abcd",
        "".join(f"{one}{UNSEEN}" for one in "00011111234567 89ABCD"),
        "\uff10\uff10\uff10\uff11\uff11 11123 45678 9\uff21BCD",
    ],
)
def test_code_is_read_as_people_say_and_paste_it(typed: str) -> None:
    assert read_code(typed) == ReceiptCode("00011", "11123456789ABCD")


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ABCDE",
        "ABCDE-FGHJK-MNPQR-STVW",
        "U" * 20,
        "é" * 20,
        "0" * 22,
        "\x00" * 20,
        "\ud800" * 20,
        "aalbes " * 10,
        "aalbes " * 12,
        "9" * 100_000,
    ],
)
def test_what_cannot_be_a_code_is_refused(typed: str) -> None:
    assert refused(typed)


def test_new_codes_differ_and_are_written_in_groups_of_five_and_a_check() -> None:
    written = {new_code().written() for _ in range(200)}
    assert len(written) == 200
    assert {tuple(map(len, one.split("-"))) for one in written} == {(5, 5, 5, 5, 1)}


def test_words_are_told_apart_by_ear_and_by_hand() -> None:
    listed = receipt_words.listed()
    assert (len(listed), len({word[:4] for word in listed})) == (1024, 1024)
    assert {len(word) for word in listed} == {4, 5, 6, 7}
    assert listed == tuple(sorted(listed))
    assert not [(a, b) for a, b in combinations(listed, 2) if one_letter_apart(a, b)]


def one_letter_apart(a: str, b: str) -> bool:
    if len(a) == len(b):
        return sum(x != y for x, y in zip(a, b, strict=True)) == 1
    short, long = sorted((a, b), key=len)
    return len(long) == len(short) + 1 and any(
        long[:place] + long[place + 1 :] == short for place in range(len(long))
    )
