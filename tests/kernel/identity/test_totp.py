"""A code of an app counts once, a period around now, at whatever host it is typed."""

from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator

from kernel.identity import totp
from kernel.identity.models import Account
from kernel.vault.sealing import DamagedError
from tenants import scope
from tenants.models import Tenant

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 9, 0, 10, tzinfo=UTC)
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def anna() -> Account:
    """Return an account with an app."""
    account = Account.objects.create_user("anna@acme.example", name="Anna")
    totp.keep(account, SECRET, AT)
    return account


def _code(seconds: int) -> str:
    return totp.code_of(SECRET, AT + timedelta(seconds=seconds))


def test_codes_are_those_of_the_standard() -> None:
    # RFC 6238, appendix B (SHA-1), the last six of eight digits
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    moments = {59: "287082", 1111111109: "081804", 2000000000: "279037"}
    found = {at: totp.code_of(secret, datetime.fromtimestamp(at, UTC)) for at in moments}
    assert found == moments


@pytest.mark.attack("A06")
@pytest.mark.parametrize(
    ("seconds", "good"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)]
)
def test_code_is_good_one_period_around_now(anna: Account, seconds: int, good: bool) -> None:
    assert totp.use_code(anna, _code(seconds), AT) is good


@pytest.mark.attack("A06")
def test_code_counts_once_and_ends_the_earlier_ones(
    anna: Account, acme: Tenant, globex: Tenant
) -> None:
    with scope.within(acme):
        assert totp.use_code(anna, _code(0), AT)
        assert not totp.use_code(anna, _code(0), AT)
    with scope.within(globex):
        assert not totp.use_code(anna, _code(0), AT)
        assert not totp.use_code(anna, _code(-30), AT)
        assert totp.use_code(anna, f" {_code(30)[:3]} {_code(30)[3:]}", AT)


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "١٢٣٤٥٦", "000000"])
def test_what_is_no_code_of_now_is_refused(anna: Account, typed: str) -> None:
    assert typed != _code(0)
    assert not totp.use_code(anna, typed, AT)


def test_app_is_tied_once_its_code_is_right(anna: Account) -> None:
    other = totp.new_secret()
    assert not totp.activate(anna, other, _code(0), AT)
    assert totp.use_code(anna, _code(0), AT)
    assert totp.activate(anna, other, totp.code_of(other, AT), AT)
    assert not totp.use_code(anna, totp.code_of(other, AT), AT)
    assert not totp.use_code(anna, _code(30), AT)


def test_secret_lies_sealed_for_its_own_account(anna: Account) -> None:
    kept = Authenticator.objects.get(user=anna)
    assert SECRET not in str(kept.data)
    wim = Account.objects.create_user("wim@acme.example", name="Wim")
    Authenticator.objects.create(user=wim, type="totp", data=kept.data)
    with pytest.raises(DamagedError):
        totp.use_code(wim, _code(0), AT)


def test_demo_tells_a_code_that_is_still_good(anna: Account) -> None:
    told = []
    while code := totp.good_code(anna, AT):
        assert totp.use_code(anna, code, AT)
        told.append(code)
    assert told == [_code(0), _code(30)]
    assert totp.good_code(Account.objects.create_user("wim@acme.example", name="Wim"), AT) == ""
