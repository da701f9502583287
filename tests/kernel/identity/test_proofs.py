from datetime import UTC, datetime, timedelta

import pytest
from django.http import HttpRequest

from kernel.identity.proofs import (
    Method,
    forget_proofs,
    is_strong,
    proofs,
    prove,
    proven_within,
)

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def _request(*methods: Method) -> HttpRequest:
    request = HttpRequest()
    request.session = {}  # type: ignore[assignment] # all that is asked of it
    for method in methods:
        prove(request, method, AT)
    return request


@pytest.mark.attack("A08")
@pytest.mark.parametrize(
    ("methods", "strong"),
    [
        ((), False),
        (("password",), False),
        (("sign_on",), False),
        (("totp",), False),
        (("recovery",), False),
        (("code",), False),
        (("password", "sign_on"), False),
        (("totp", "recovery"), False),
        (("code", "totp"), False),
        (("password", "totp"), True),
        (("password", "recovery"), True),
        (("sign_on", "totp"), True),
        (("passkey",), True),
        (("vouched",), True),
        (("entry",), True),
    ],
)
def test_two_kinds_of_proof_make_a_session_strong(
    methods: tuple[Method, ...], *, strong: bool
) -> None:
    assert is_strong(_request(*methods)) is strong


def test_latest_proof_counts_and_only_for_so_long() -> None:
    request = _request("password", "totp")
    later = AT + timedelta(seconds=300)
    assert proven_within(request, 300, later)
    assert not proven_within(request, 300, later + timedelta(seconds=1))
    prove(request, "password", later)
    assert proven_within(request, 300, later + timedelta(seconds=300))


@pytest.mark.attack("A19")
@pytest.mark.parametrize("methods", [("password",), ("entry",), ("code",)])
def test_weak_session_or_a_passage_proves_nothing_again(methods: tuple[Method, ...]) -> None:
    assert not proven_within(_request(*methods), 300, AT)


def test_forgotten_proofs_are_asked_anew() -> None:
    request = _request("passkey")
    forget_proofs(request)
    assert (proofs(request), is_strong(request)) == ({}, False)
