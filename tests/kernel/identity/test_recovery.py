"""Recovery codes: shown once, good once, and nothing of them can be read back."""

from datetime import UTC, datetime

import pytest
from allauth.mfa.models import Authenticator

from kernel.identity import recovery
from kernel.identity.models import Account

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture
def anna() -> Account:
    """Return somebody with an account."""
    return Account.objects.create_user("anna@acme.example", name="Anna")


@pytest.mark.attack("A07")
def test_code_is_good_once(anna: Account) -> None:
    first, second, *_ = recovery.give_codes(anna, AT)
    assert [recovery.use_code(anna, first, AT) for _ in range(2)] == [True, False]
    assert (recovery.use_code(anna, second, AT), recovery.left_count(anna)) == (True, 8)


@pytest.mark.attack("A07")
def test_codes_of_before_end_when_new_ones_are_given(anna: Account) -> None:
    old = recovery.give_codes(anna, AT)
    new = recovery.give_codes(anna, AT)
    assert set(old) & set(new) == set()
    assert not recovery.use_code(anna, old[0], AT)
    assert recovery.use_code(anna, new[0], AT)


@pytest.mark.attack("A07")
def test_code_of_one_is_no_code_of_another(anna: Account) -> None:
    wim = Account.objects.create_user("wim@acme.example", name="Wim")
    assert not recovery.use_code(wim, recovery.give_codes(anna, AT)[0], AT)
    recovery.give_codes(wim, AT)
    assert not recovery.use_code(wim, recovery.give_codes(anna, AT)[0], AT)


def test_code_may_be_typed_as_people_do(anna: Account) -> None:
    code = recovery.give_codes(anna, AT)[0]
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert recovery.use_code(anna, f" \u200b{typed}\t", AT)


def test_nothing_that_is_kept_gives_a_code_back(anna: Account) -> None:
    codes = recovery.give_codes(anna, AT)
    kept = str(Authenticator.objects.get(user=anna).data)
    plain = {code.replace("-", "") for code in codes}
    assert (len(plain), [code for code in [*codes, *plain] if code in kept]) == (10, [])
