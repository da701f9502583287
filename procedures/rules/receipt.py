"""Receipt codes: how somebody without an account comes back to their case.

20 Crockford base32 characters: 5 find the row (25 bits, not secret), 15 are the secret (75 bits).
They are written in groups of five with a character behind them that tells a slip of the pen, or
as eleven words with two such characters in them. Read without regard to case, spaces, hyphens,
characters that nobody sees, O/0 and I/L/1, or digits that were dictated as words.
"""

import re
import unicodedata
from dataclasses import dataclass
from secrets import choice

from kernel.errors import Refusal
from procedures.rules import receipt_words

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOCATOR_LENGTH = 5
SECRET_LENGTH = 15
LENGTH = LOCATOR_LENGTH + SECRET_LENGTH
_GROUP = 5
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SPOKEN = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_DIGITS = {word: str(digit) for digit, word in enumerate(_SPOKEN)}
_FIELD, _MODULUS = 32, 0b100101
"""Check characters are computed in the field of 32 elements, modulo x^5 + x^2 + 1."""


@dataclass(frozen=True, slots=True)
class ReceiptCode:
    """A code in its two parts; only a hash of the secret is ever kept."""

    locator: str
    secret: str

    def written(self) -> str:
        """Return the code as shown to its owner: four groups of five, and the check character."""
        whole = self.locator + self.secret
        groups = [whole[place : place + _GROUP] for place in range(0, len(whole), _GROUP)]
        return "-".join([*groups, _check(whole, 1)])

    def words(self) -> tuple[str, ...]:
        """Return the code as eleven words: 100 bits, and 10 that tell a slip of the pen."""
        whole = self.locator + self.secret
        return receipt_words.of(_numbers(whole + _check(whole, 1) + _check(whole, 2)))


NOBODYS = ReceiptCode("", "")
"""What is looked for when something typed cannot be a code: it costs as much, and finds nobody."""


def new_code() -> ReceiptCode:
    """Return a fresh code from the system's source of randomness."""
    return ReceiptCode(_characters(LOCATOR_LENGTH), _characters(SECRET_LENGTH))


def _characters(count: int) -> str:
    return "".join(choice(ALPHABET) for _ in range(count))


def read_code(typed: str) -> ReceiptCode:
    """Return the code somebody typed, said or pasted, in characters or in words.

    Raise Refusal `receipt.form` when it cannot be one. Without its check character it is read
    too: who leaves that off made no slip.
    """
    seen = "".join(one for one in unicodedata.normalize("NFKC", typed) if one.isprintable())
    spelled = _from_words(seen) or _from_characters(seen)
    if not spelled:
        raise Refusal(
            "receipt.form",
            message="Een code heeft 21 letters en cijfers, of elf woorden."
            " Controleer of u alles hebt overgenomen.",
        )
    return ReceiptCode(spelled[:LOCATOR_LENGTH], spelled[LOCATOR_LENGTH:])


def _from_characters(seen: str) -> str:
    said = [_DIGITS.get(one.casefold(), one) for one in re.split(r"[\W_]+", seen)]
    plain = "".join(said).upper().translate(_READ_AS)
    whole, check = plain[:LENGTH], plain[LENGTH:]
    known = len(whole) == LENGTH and not set(whole) - set(ALPHABET)
    return whole if known and check in ("", _check(whole, 1)) else ""


def _from_words(seen: str) -> str:
    numbers = receipt_words.numbers(re.split(r"[\W\d_]+", seen.casefold().strip()))
    if numbers is None:
        return ""
    spelled = "".join(ALPHABET[one // _FIELD] + ALPHABET[one % _FIELD] for one in numbers)
    whole = spelled[:LENGTH]
    return whole if spelled == whole + _check(whole, 1) + _check(whole, 2) else ""


def _numbers(spelled: str) -> list[int]:
    values = [ALPHABET.index(one) for one in spelled]
    pairs = zip(values[::2], values[1::2], strict=True)
    return [first * _FIELD + second for first, second in pairs]


def _check(whole: str, power: int) -> str:
    """Return a check character: the code as a polynomial, at a power of the field's generator.

    One tells any single wrong character and any two that changed places; two tell any two wrong
    ones (Reed and Solomon, 1960). Everybody can compute it: it says nothing about who has a code.
    """
    value = 0
    for one in whole:
        for _ in range(power):
            value = _doubled(value)
        value ^= ALPHABET.index(one)
    for _ in range(power):
        value = _doubled(value)
    return ALPHABET[value]


def _doubled(value: int) -> int:
    double = value << 1
    return double ^ _MODULUS if double >= _FIELD else double
