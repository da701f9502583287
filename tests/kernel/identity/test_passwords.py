"""Passwords by length and by what is known, exactly as typed (OWASP ASVS 5.0, 6.2)."""

from hashlib import sha1
from pathlib import Path

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from kernel.identity.breached import BreachedPasswordValidator, stands_in
from kernel.identity.models import Account

STOLEN = ["zomer2026zomer", "welkom-welkom", "wachtwoord1234", "geheim-geheim-geheim"]


@pytest.fixture
def stolen(tmp_path: Path) -> Path:
    """Return a list of stolen passwords as the public one is: ordered, with counts."""
    many = STOLEN + [f"vulling-{number}" for number in range(997)]
    lines = sorted(f"{sha1(one.encode()).hexdigest().upper()}:{len(one)}" for one in many)  # noqa: S324 the list's own form
    path = tmp_path / "stolen.txt"
    path.write_text("\r\n".join(lines) + "\r\n", encoding="ascii")
    return path


@pytest.mark.attack("A15")
def test_stolen_password_is_found_and_no_other(stolen: Path) -> None:
    first, *_, last = sorted(
        STOLEN + [f"vulling-{number}" for number in range(997)],
        key=lambda one: sha1(one.encode()).hexdigest(),  # noqa: S324 as above
    )
    assert [stands_in(stolen, one) for one in [*STOLEN, first, last]] == [True] * 6
    assert [stands_in(stolen, one) for one in ("Zomer2026zomer", "", "nergens te vinden")] == [
        False
    ] * 3
    (stolen.parent / "empty.txt").write_text("")
    assert not stands_in(stolen.parent / "empty.txt", STOLEN[0])


@pytest.mark.attack("A15")
def test_list_is_the_operators_choice(stolen: Path) -> None:
    BreachedPasswordValidator().validate(STOLEN[0])
    with pytest.raises(ValidationError, match="gestolen"):
        BreachedPasswordValidator(str(stolen)).validate(STOLEN[0])


@pytest.mark.attack("A15")
@pytest.mark.parametrize(
    "password",
    ["aaaabbbbcccc", "alleenkleineletters", "zes losse gewone woorden op rij", "ü" * 12, "x" * 256],
)
def test_long_password_of_any_signs_will_do(password: str) -> None:
    validate_password(password, Account(email="anna@acme.example", name="Anna"))


@pytest.mark.attack("A15")
@pytest.mark.parametrize("password", ["elf-tekens!", "Aa1!Aa1!", "1q2w3e4r5t6y", ""])
def test_short_or_common_password_is_refused(password: str) -> None:
    with pytest.raises(ValidationError, match="Dit wachtwoord"):
        validate_password(password, Account(email="anna@acme.example", name="Anna"))


@pytest.mark.attack("A15")
@pytest.mark.parametrize(
    "other", ["geheime woordenrij", " geheime Woordenrij ", "geheime Woordenrij\t"]
)
def test_every_sign_of_a_password_counts(other: str) -> None:
    account = Account(email="anna@acme.example")
    account.set_password("geheime Woordenrij")
    assert (account.check_password("geheime Woordenrij"), account.check_password(other)) == (
        True,
        False,
    )
