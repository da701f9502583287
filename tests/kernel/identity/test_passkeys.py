"""A passkey is good at its own host, for its own owner, for one challenge, and cannot be copied."""

import json
from typing import Any

import pytest
from allauth.mfa.models import Authenticator

from kernel import clock
from kernel.identity.models import Account
from kernel.identity.passkeys import Site, begin_creation, begin_proof, keep, passkeys_of, proven
from tests.factories.authenticators import PRESENT, Device

pytestmark = pytest.mark.django_db
SITE = Site("acme.localhost", "Acme")
ELSEWHERE = Site("globex.localhost", "Globex")


@pytest.fixture
def anna() -> Account:
    """Return somebody with an account."""
    return Account.objects.create_user("anna@acme.example", name="Anna")


def _made(account: Account, device: Device, site: Site = SITE) -> bool:
    options, state = begin_creation(account, site)
    return keep(account, site, device.create(options), state=state, at=clock.now())


@pytest.fixture
def device(anna: Account) -> Device:
    """Return a device that keeps a passkey of that account."""
    made = Device()
    assert _made(anna, made)
    return made


def _proof(device: Device, site: Site = SITE, account: Account | None = None) -> Account | None:
    options, state = begin_proof(account, site)
    return proven(site, device.get(options), state=state, at=clock.now())


def test_device_proves_whose_it_is_without_a_name_being_typed(
    anna: Account, device: Device
) -> None:
    assert _proof(device) == anna
    assert _proof(device, account=anna) == anna
    assert [one.user_id for one in passkeys_of(anna, SITE.host)] == [anna.id]


@pytest.mark.attack("A17")
@pytest.mark.parametrize(
    "origin",
    [
        "https://globex.localhost",
        "https://acme.localhost.evil.example",
        "https://sub.acme.localhost",
        "http://acme.localhost",
        "null",
        "",
    ],
)
def test_page_of_another_origin_gets_nothing(device: Device, anna: Account, origin: str) -> None:
    device.origin = origin
    assert _proof(device) is None
    assert not _made(anna, Device(origin=origin))
    assert len(passkeys_of(anna, SITE.host)) == 1


@pytest.mark.attack("A17")
def test_passkey_of_one_host_is_none_at_another(anna: Account, device: Device) -> None:
    device.rp_id = ELSEWHERE.host
    assert _proof(device) is None
    device.origin = "https://globex.localhost"
    assert _proof(device, ELSEWHERE) is None
    assert passkeys_of(anna, ELSEWHERE.host) == []


@pytest.mark.attack("A17")
def test_answer_counts_for_its_own_challenge_alone(anna: Account, device: Device) -> None:
    options, state = begin_proof(None, SITE)
    answer = device.get(options)
    _, other = begin_proof(None, SITE)
    assert proven(SITE, answer, state=other, at=clock.now()) is None
    assert proven(SITE, answer, state=state, at=clock.now()) == anna


@pytest.mark.attack("A17")
def test_device_that_was_copied_is_refused(anna: Account, device: Device) -> None:
    device.count = 7
    assert _proof(device) == anna
    assert _proof(device) is None
    device.count = 6
    assert _proof(device) is None
    device.count = 8
    assert _proof(device) == anna


@pytest.mark.attack("A17")
def test_device_that_did_not_ask_its_owner_is_refused(device: Device, anna: Account) -> None:
    device.flags = PRESENT
    assert _proof(device) is None
    assert not _made(anna, Device(flags=PRESENT))


@pytest.mark.attack("A17")
def test_another_key_under_the_same_identity_is_refused(anna: Account, device: Device) -> None:
    thief = Device(identity=device.identity, handle=device.handle)
    assert _proof(thief) is None
    other = Account.objects.create_user("wim@acme.example", name="Wim")
    assert not _made(other, Device(identity=device.identity))
    assert _proof(device) == anna


@pytest.mark.attack("A17")
def test_device_that_names_another_owner_is_refused(device: Device) -> None:
    device.handle = Account.objects.create_user("wim@acme.example", name="Wim").id.bytes
    assert _proof(device) is None


def _without(answer: str, key: str) -> str:
    said: dict[str, Any] = json.loads(answer)
    said["response"].pop(key)
    return json.dumps(said)


@pytest.mark.parametrize("key", ["clientDataJSON", "authenticatorData", "signature"])
def test_answer_that_is_not_whole_is_refused(device: Device, key: str) -> None:
    options, state = begin_proof(None, SITE)
    answer = _without(device.get(options), key)
    assert proven(SITE, answer, state=state, at=clock.now()) is None


@pytest.mark.parametrize("answer", ["", "{}", "[]", "null", "1", '{"id": 1}', "{" * 50])
def test_answer_that_is_none_is_refused(device: Device, anna: Account, answer: str) -> None:
    assert device.count == 0
    for state in (begin_proof(None, SITE)[1], begin_creation(anna, SITE)[1]):
        assert proven(SITE, answer, state=state, at=clock.now()) is None
        assert not keep(anna, SITE, answer, state=state, at=clock.now())


def test_owner_who_is_switched_off_is_nobody(anna: Account, device: Device) -> None:
    Account.objects.filter(pk=anna.pk).update(is_active=False)
    assert _proof(device) is None
    assert Authenticator.objects.count() == 1
