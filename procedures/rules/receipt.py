"""Receipt codes: how somebody without an account comes back to their case.

20 Crockford base32 characters: 5 find the row (25 bits, not secret), 15 are the secret (75 bits).
Written in groups of five; read without regard to case, spaces, hyphens, or O/0 and I/L/1.
"""

from dataclasses import dataclass
from secrets import choice

from kernel.errors import Refusal

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOCATOR_LENGTH = 5
SECRET_LENGTH = 15
_GROUP = 5
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None, "\t": None})


@dataclass(frozen=True, slots=True)
class ReceiptCode:
    """A code in its two parts; only a hash of the secret is ever kept."""

    locator: str
    secret: str

    def written(self) -> str:
        """Return the code as shown to its owner: four groups of five."""
        whole = self.locator + self.secret
        groups = [whole[place : place + _GROUP] for place in range(0, len(whole), _GROUP)]
        return "-".join(groups)


def new_code() -> ReceiptCode:
    """Return a fresh code from the system's source of randomness."""
    return ReceiptCode(_characters(LOCATOR_LENGTH), _characters(SECRET_LENGTH))


def _characters(count: int) -> str:
    return "".join(choice(ALPHABET) for _ in range(count))


def read_code(typed: str) -> ReceiptCode:
    """Return the code somebody typed. Raise Refusal `receipt.form` when it cannot be one."""
    plain = typed.upper().translate(_READ_AS)
    if len(plain) != LOCATOR_LENGTH + SECRET_LENGTH or set(plain) - set(ALPHABET):
        raise Refusal(
            "receipt.form",
            message="Een code heeft 20 letters en cijfers, in vier groepjes van vijf."
            " Controleer of u alles hebt overgenomen.",
        )
    return ReceiptCode(plain[:LOCATOR_LENGTH], plain[LOCATOR_LENGTH:])
