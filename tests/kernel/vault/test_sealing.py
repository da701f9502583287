from dataclasses import astuple

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import assume, given
from hypothesis import strategies as st

from kernel.vault.sealing import (
    DamagedError,
    Place,
    derived,
    header,
    new_key,
    padded,
    sealed,
    unpadded,
    unsealed,
)

KEY = bytes(range(32))
PLACE = Place("acme", "tenant", "vault.test", "row")
ASSOCIATED = bytes.fromhex(
    "00000006" "010100000001"
    "00000004" "61636d65"
    "00000006" "74656e616e74"
    "0000000a" "7661756c742e74657374"
    "00000003" "726f77",
)  # fmt: skip
HALLO = bytes.fromhex(
    "0101" "00000001" "000102030405060708090a0b" "0f63ba77aa98fac6a3a291a6e4fafdbfff007b6ec5",
)  # fmt: skip

texts = st.text(max_size=12)
places = st.builds(Place, texts, texts, texts, texts)


def test_place_is_written_part_by_part_with_its_length() -> None:
    assert PLACE.associated(header()) == ASSOCIATED


def test_known_sealed_value_opens() -> None:
    assert unsealed(KEY, HALLO, PLACE) == b"Hallo"


def test_sealed_value_is_header_nonce_and_plain_aes_gcm() -> None:
    raw = sealed(KEY, b"Hallo", PLACE)
    assert raw[:6] == bytes.fromhex("010100000001")
    assert AESGCM(KEY).decrypt(raw[6:18], raw[18:], ASSOCIATED) == b"Hallo"


def test_derived_key_is_hkdf_of_its_purpose() -> None:
    known = "c797cec385929b43093ea4555ca1c6dbc59dc81d4e7bd4ebbdd33e5642ccd4b8"
    assert derived(KEY, "field").hex() == known
    assert derived(KEY, "file") != derived(KEY, "field")


def test_same_text_is_sealed_differently_each_time() -> None:
    assert sealed(KEY, b"ja", PLACE) != sealed(KEY, b"ja", PLACE)


def test_new_keys_are_32_bytes_and_differ() -> None:
    first, second = new_key(), new_key()
    assert (len(first), len(second), first == second) == (32, 32, False)


@given(plain=st.binary(max_size=600), place=places)
def test_what_is_sealed_opens_at_its_own_place(plain: bytes, place: Place) -> None:
    assert unsealed(KEY, sealed(KEY, plain, place), place) == plain


@given(place=places, elsewhere=places)
def test_value_moved_elsewhere_does_not_open(place: Place, elsewhere: Place) -> None:
    assume(place != elsewhere)
    with pytest.raises(DamagedError):
        unsealed(KEY, sealed(KEY, b"geheim", place), elsewhere)


@given(parts=st.lists(texts, min_size=4, max_size=4), cut=st.integers(0, 2), data=st.data())
def test_text_shifted_between_parts_of_a_place_does_not_open(
    parts: list[str],
    cut: int,
    data: st.DataObject,
) -> None:
    joined = parts[cut] + parts[cut + 1]
    at = data.draw(st.integers(0, len(joined)))
    shifted = [*parts[:cut], joined[:at], joined[at:], *parts[cut + 2 :]]
    assume(shifted != parts)
    with pytest.raises(DamagedError):
        unsealed(KEY, sealed(KEY, b"geheim", Place(*parts)), Place(*shifted))


@given(at=st.integers(0, len(HALLO) - 1), flip=st.integers(1, 255))
def test_value_with_any_altered_byte_does_not_open(at: int, flip: int) -> None:
    altered = bytearray(HALLO)
    altered[at] ^= flip
    with pytest.raises(DamagedError):
        unsealed(KEY, bytes(altered), PLACE)


@pytest.mark.parametrize("length", range(len(HALLO)))
def test_cut_value_does_not_open(length: int) -> None:
    with pytest.raises(DamagedError):
        unsealed(KEY, HALLO[:length], PLACE)


def test_value_does_not_open_under_another_key() -> None:
    with pytest.raises(DamagedError):
        unsealed(new_key(), HALLO, PLACE)


def test_damage_names_the_label_and_nothing_of_the_row() -> None:
    with pytest.raises(DamagedError) as damaged:
        unsealed(KEY, b"", PLACE)
    assert damaged.value.args == (astuple(PLACE)[2],)


@given(plain=st.binary(max_size=1100))
def test_padding_hides_the_length_and_comes_off_whole(plain: bytes) -> None:
    filled = padded(plain)
    assert (len(filled) % 256, unpadded(filled)) == (0, plain)


def test_yes_and_no_are_equally_long_when_sealed() -> None:
    assert len(sealed(KEY, padded(b"ja"), PLACE)) == len(sealed(KEY, padded(b"nee"), PLACE))
