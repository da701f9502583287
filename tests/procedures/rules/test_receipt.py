import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.errors import Refusal
from procedures.rules.receipt import ALPHABET, ReceiptCode, new_code, read_code

codes = st.text(ALPHABET, min_size=20, max_size=20)


@given(codes)
def test_written_code_is_read_back_whatever_the_case_and_the_spaces(plain: str) -> None:
    code = ReceiptCode(plain[:5], plain[5:])
    assert read_code(code.written().lower().replace("-", " ")) == code


def test_letters_that_look_alike_are_read_as_digits() -> None:
    assert read_code("o0OiI-lL123-45678-9ABCD") == read_code("00011-11123-45678-9ABCD")


@pytest.mark.parametrize("typed", ["", "ABCDE", "ABCDE-FGHJK-MNPQR-STVW", "U" * 20, "é" * 20])
def test_what_cannot_be_a_code_is_refused_with_what_to_do(typed: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_code(typed)
    assert refused.value.code == "receipt.form"


def test_new_codes_differ_and_are_written_in_four_groups_of_five() -> None:
    written = {new_code().written() for _ in range(200)}
    assert len(written) == 200
    assert {tuple(len(group) for group in one.split("-")) for one in written} == {(5, 5, 5, 5)}
