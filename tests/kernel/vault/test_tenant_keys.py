import pytest

from kernel.errors import Refusal
from kernel.vault import ring
from tests.kernel.vault.rows import CASE


def test_outside_a_tenant_there_is_no_key() -> None:
    for ask in (ring.reference, ring.tenant_key, lambda: ring.case_key(CASE)):
        with pytest.raises(Refusal) as refusal:
            ask()
        assert refusal.value.code == "vault.no_tenant"


def test_unbound_hides_the_tenant_around_it() -> None:
    with ring.bound("acme", ring.new_tenant_key("acme")):
        with ring.unbound(), pytest.raises(Refusal) as refusal:
            ring.tenant_key()
        assert ring.reference() == "acme"
    assert refusal.value.code == "vault.no_tenant"


def test_tenant_keys_differ_and_stay() -> None:
    wrapped = ring.new_tenant_key("acme")
    with ring.bound("acme", wrapped):
        key = ring.tenant_key()
    with ring.bound("acme", memoryview(wrapped)):
        assert ring.tenant_key() == key
    with ring.bound("acme", ring.new_tenant_key("acme")):
        assert ring.tenant_key() != key


def test_key_of_another_tenant_does_not_open() -> None:
    with ring.bound("globex", ring.new_tenant_key("acme")), pytest.raises(Refusal) as refusal:
        ring.tenant_key()
    assert refusal.value.code == "vault.damaged"


@pytest.mark.parametrize("reference", ["", "a/b", "..", "a b", "a" * 65])
def test_reference_that_is_no_name_is_refused(reference: str) -> None:
    with pytest.raises(ValueError, match="letters, digits and hyphens"):
        ring.new_tenant_key(reference)
    with pytest.raises(ValueError, match="letters, digits and hyphens"), ring.bound(reference, b""):
        pass
