import pytest

from kernel.errors import Refusal
from procedures.rules.sign_on import (
    MAPPABLE,
    Held,
    Standing,
    Terms,
    Vouched,
    check_address,
    check_free,
    domain_of,
    is_strong,
    read_domains,
    read_roles,
    roles_given,
    standing,
    telling,
)

MAPPING = {"team": "secretariat", "top": "employer", "staf": "secretariat"}


@pytest.mark.parametrize(
    ("email", "domain"),
    [
        ("zoe@acme.nl", "acme.nl"),
        (" Zoe.K+x@ACME.nl. ", "acme.nl"),
        ("zoe@mail.acme.nl", "mail.acme.nl"),
        ("zoe@acme", ""),
        ("zoe@@acme.nl", ""),
        ("zoe@evil.nl@acme.nl", ""),
        ("zoe@\u0430cme.nl", ""),
        ("zoe@acme.nl\n", "acme.nl"),
        ("zoe@acme.nl\nx", ""),
        ('"a b"@acme.nl', ""),
        ("@acme.nl", ""),
        ("acme.nl", ""),
        ("", ""),
        ("zoe@acme.nl..", "acme.nl"),
        ("zoe@-acme.nl", ""),
        ("zoe@[127.0.0.1]", ""),
        (f"{'z' * 65}@acme.nl", ""),
    ],
)
def test_domain_of_an_address(email: str, domain: str) -> None:
    assert domain_of(email) == domain


def test_domains_are_read_however_they_are_written() -> None:
    assert read_domains("Acme.nl, @acme.be;acme.nl\n mail.acme.nl.") == (
        "acme.nl",
        "acme.be",
        "mail.acme.nl",
    )
    assert read_domains(" ") == ()


@pytest.mark.parametrize("text", ["*.acme.nl", "acme", "a@acme.nl", "ac me.nl", "acme.n\u043b"])
def test_what_is_no_domain_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_domains(text)
    assert refused.value.code == "sign_on.domain"


def test_roles_are_read_by_code_or_by_name() -> None:
    names = {"secretariat": "Secretariaat"}
    text = "a = b = SECRETARIAAT\n\n x=employer "
    assert read_roles(text, names) == {"a = b": "secretariat", "x": "employer"}


@pytest.mark.parametrize(
    "text", ["a", "a =", "= hr", "a = consultant", "a = lead", "a=hr\na=hr", f"{'x' * 201}=hr"]
)
def test_line_that_gives_no_role_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_roles(text, {})
    assert refused.value.code == "sign_on.mapping"


def test_no_role_of_the_consultancy_can_be_given() -> None:
    assert "consultant" not in MAPPABLE


def test_roles_follow_the_values_as_they_are_spelled() -> None:
    assert roles_given(["top", "staf", "team", "Team", "x"], MAPPING) == ("secretariat", "employer")
    assert roles_given(["TEAM", "team "], MAPPING) == ()


@pytest.mark.parametrize(
    ("held", "values", "now"),
    [
        (Held(), ["team"], Standing(("secretariat",), ("secretariat",), admitted=True)),
        (Held(), [], Standing((), (), admitted=False)),
        (
            Held(("secretariat",), ("secretariat",)),
            ["top"],
            Standing(("employer",), ("employer",), admitted=True),
        ),
        (Held(("secretariat",), ("secretariat",)), [], Standing((), (), admitted=False)),
        (Held(("hr",), ()), [], Standing(("hr",), (), admitted=True)),
        (
            Held(("hr", "employer"), ("employer",)),
            ["team"],
            Standing(("hr", "secretariat"), ("secretariat",), admitted=True),
        ),
        (Held(("employer",), ()), ["top"], Standing(("employer",), (), admitted=True)),
        (Held((), (), made=False), [], Standing((), (), admitted=True)),
    ],
)
def test_provider_takes_back_what_it_gave_and_nothing_else(
    held: Held, values: list[str], now: Standing
) -> None:
    assert standing(held, values, MAPPING) == now


@pytest.mark.parametrize(
    ("vouching", "factors", "strong"),
    [
        ("always", (), True),
        ("claims", ("pwd",), False),
        ("claims", ("pwd", "mfa"), True),
        ("claims", ("https://refeds.org/profile/mfa",), True),
        ("claims", ("urn:loa2",), True),
        ("claims", ("MFA",), False),
        ("never", ("mfa",), False),
    ],
)
def test_second_factor_counts_as_the_client_lets_it(
    vouching: str, factors: tuple[str, ...], *, strong: bool
) -> None:
    terms = Terms(("acme.nl",), {}, vouching=vouching, factor_words=("urn:loa2",))
    assert is_strong(Vouched("i", "s", "z@acme.nl", "Z", factors=factors), terms) is strong


@pytest.mark.parametrize(
    ("email", "verified", "code"),
    [
        ("", True, "sign_on.no_address"),
        ("zoe@acme.nl", False, "sign_on.unverified"),
        ("zoe@acme.be", True, "sign_on.other_domain"),
        ("zoe@mail.acme.nl", True, "sign_on.other_domain"),
    ],
)
def test_address_must_be_proven_and_of_the_domain(email: str, code: str, *, verified: bool) -> None:
    with pytest.raises(Refusal) as refused:
        check_address(
            Vouched("i", "s", email, "Z", email_verified=verified), Terms(("acme.nl",), {})
        )
    assert refused.value.code == code


def test_domain_of_another_provider_is_taken() -> None:
    check_free(["acme.nl"], {"acme.be"})
    with pytest.raises(Refusal) as refused:
        check_free(["acme.nl", "acme.be"], {"acme.be"})
    assert (refused.value.code, refused.value.facts) == (
        "sign_on.domain_taken",
        {"domain": "acme.be"},
    )


def test_values_that_give_roles_are_told_first_and_the_rest_while_there_is_room() -> None:
    assert telling(["x" * 8, "team", "staf", "y" * 9, "top"], MAPPING, length=16) == (
        "top",
        "team",
        "x" * 8,
    )
