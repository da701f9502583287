"""What a guess costs whoever has the database (the suite itself hashes quickly)."""

import pytest
from django.contrib.auth.hashers import check_password, identify_hasher, make_password
from django.test import override_settings

from tests.quick_hashing import OF_CODES
from wederhoor.settings import accounts

OWASP_LEAST = (19_456, 2, 1)
"""KiB of memory, rounds and lanes of Argon2id (OWASP, Password Storage Cheat Sheet)."""


def test_password_costs_a_guesser_a_hundred_megabytes() -> None:
    with override_settings(PASSWORD_HASHERS=accounts.PASSWORD_HASHERS):
        kept = make_password("een-lang-wachtwoord")
        assert kept.startswith("argon2$argon2id$v=19$m=102400,t=2,p=8$")
        assert identify_hasher(kept).algorithm == "argon2"
        assert check_password("een-lang-wachtwoord", kept)
        assert not check_password("een-ander-wachtwoord", kept)


@pytest.mark.parametrize("name", sorted(OF_CODES))
def test_code_costs_a_guesser_what_owasp_asks_at_least(name: str) -> None:
    hasher = OF_CODES[name]
    kept = hasher.hash("GEHEIM")
    memory, rounds, lanes = OWASP_LEAST
    assert kept.startswith(f"$argon2id$v=19$m={memory},t={rounds},p={lanes}$")
    assert hasher.verify(kept, "GEHEIM")
