from datetime import UTC, datetime
from uuid import uuid4

import pytest

from kernel.errors import Refusal
from kernel.vault import ring, tenantkeys
from kernel.vault.keystore import keeping, keys
from kernel.vault.keystore.keys import TenantKey
from tests.kernel.vault.rows import CASE

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def reference() -> str:
    """A client of this test alone."""
    name = str(uuid4())
    ring.make_tenant_key(name)
    return name


def test_outside_a_tenant_there_is_no_key() -> None:
    for ask in (ring.reference, ring.tenant_key, lambda: ring.case_key(CASE)):
        with pytest.raises(Refusal) as refusal:
            ask()
        assert refusal.value.code == "vault.no_tenant"


def test_unbound_hides_the_tenant_around_it(reference: str) -> None:
    with ring.bound(reference):
        with ring.unbound(), pytest.raises(Refusal) as refusal:
            ring.tenant_key()
        assert ring.reference() == reference
    assert refusal.value.code == "vault.no_tenant"


def test_tenant_keys_differ_and_stay(reference: str) -> None:
    other = str(uuid4())
    ring.make_tenant_key(other)
    with ring.bound(reference):
        key = ring.tenant_key()
    with ring.bound(other):
        assert ring.tenant_key() != key
    ring.make_tenant_key(reference)
    tenantkeys.forget()
    with ring.bound(reference):
        assert (ring.tenant_key(), ring.steady_key()) == (key, key)


def test_client_without_keys_gets_none_unasked() -> None:
    with ring.bound(str(uuid4())), pytest.raises(Refusal) as refusal:
        ring.tenant_key()
    assert refusal.value.code == "vault.no_tenant_key"


def test_key_of_another_tenant_does_not_open(reference: str) -> None:
    other, (key,) = str(uuid4()), keys.tenant_keys(reference)
    keys.add_tenant_key(TenantKey(other, 1, key.wrapped, AT))
    with ring.bound(other), pytest.raises(Refusal) as refusal:
        ring.tenant_key()
    assert refusal.value.code == "vault.damaged"


def test_erased_client_has_no_keys_left(reference: str) -> None:
    with ring.bound(reference):
        ring.case_key(CASE)
    assert keeping.erase(reference) == 0
    ring.openkeys.clear()
    tenantkeys.forget()
    with ring.bound(reference), pytest.raises(Refusal) as refusal:
        ring.tenant_key()
    assert refusal.value.code == "vault.no_tenant_key"


@pytest.mark.parametrize("reference", ["", "a/b", "..", "a b", "a" * 65])
def test_reference_that_is_no_name_is_refused(reference: str) -> None:
    with pytest.raises(ValueError, match="letters, digits and hyphens"):
        ring.make_tenant_key(reference)
    with pytest.raises(ValueError, match="letters, digits and hyphens"), ring.bound(reference):
        pass
