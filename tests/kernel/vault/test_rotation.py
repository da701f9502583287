from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from pytest_django import Settings

from kernel import clock
from kernel.errors import Refusal
from kernel.vault import keycache, openkeys, ring, rotation, tenantkeys
from kernel.vault.keystore import keeping, keys
from kernel.vault.providers.local import LocalKeyFile
from kernel.vault.rotation import Renewed
from tenants.models import Tenant
from tests.kernel.vault.rows import STORY, Note

CASES = [UUID(int=number) for number in range(1, 24)]


class KilledError(BaseException):
    """As when the process is killed: nothing after it runs."""


@pytest.fixture
def reference(db: None, settings: Settings, tmp_path: Path) -> str:  # noqa: ARG001
    """A client of this test alone, with cases; its provider key is this test's own."""
    settings.VAULT_KEY_FILE = tmp_path / "provider.key"
    LocalKeyFile(settings.VAULT_KEY_FILE, create=True)
    name = str(uuid4())
    ring.make_tenant_key(name)
    with ring.bound(name):
        for case in CASES:
            ring.case_key(case)
    return name


def opened(reference: str) -> list[bytes]:
    keycache.clear()
    with ring.bound(reference):
        return [ring.tenant_key(), *(ring.case_key(case) for case in CASES)]


def unders(reference: str) -> dict[int, int]:
    found = [key.under for key in keys.all_of(reference).keys]
    return {under: found.count(under) for under in sorted(set(found))}


def test_new_key_of_a_client_wraps_all_and_the_data_keys_stay(reference: str) -> None:
    before = opened(reference)
    assert rotation.rotate_tenant(reference) == Renewed(True, 47)
    assert (unders(reference), opened(reference)) == ({2: 47}, before)


def test_rotation_killed_halfway_leaves_all_readable_and_goes_on(
    reference: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = opened(reference)
    monkeypatch.setattr(rotation, "BATCH_COUNT", 10)

    def killed(done: int) -> None:
        if done == 20:
            raise KilledError

    with pytest.raises(KilledError):
        rotation.rotate_tenant(reference, tell=killed)
    assert (unders(reference), opened(reference)) == ({1: 27, 2: 20}, before)
    assert rotation.rotate_tenant(reference) == Renewed(False, 27)
    assert (unders(reference), opened(reference)) == ({2: 47}, before)


def test_process_that_knows_only_the_old_key_reads_and_writes_on(reference: str) -> None:
    old = tenantkeys.opened(reference)
    before = opened(reference)
    rotation.rotate_tenant(reference)
    fresh = uuid4()
    with ring.bound(reference):
        openkeys.clear()
        tenantkeys._kept[reference] = (tenantkeys.monotonic(), old)  # noqa: SLF001 as there
        assert ring.case_key(CASES[0]) == before[1]
        tenantkeys._kept[reference] = (tenantkeys.monotonic(), old)  # noqa: SLF001 as there
        key = ring.case_key(fresh)
    assert unders(reference) == {1: 2, 2: 47}
    assert rotation.catch_up(reference, at=clock.now()) == Renewed(False, 2)
    keycache.clear()
    with ring.bound(reference):
        assert ring.case_key(fresh) == key


def test_old_version_goes_once_nobody_can_wrap_with_it(reference: str) -> None:
    before = opened(reference)
    rotation.rotate_tenant(reference)
    now = clock.now()
    rotation.catch_up(reference, at=now)
    assert [key.version for key in keys.tenant_keys(reference)] == [1, 2]
    rotation.catch_up(reference, at=now + timedelta(hours=1))
    assert [key.version for key in keys.tenant_keys(reference)] == [2]
    assert opened(reference) == before


def own_label(reference: str) -> list[str]:
    return [key.wrapped.label for key in keys.tenant_keys(reference)]


@pytest.fixture
def alone(reference: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """This test's client and two others, and no more, in this key store."""
    others = sorted([reference, str(uuid4()), str(uuid4())])
    for other in others:
        ring.make_tenant_key(other)
    monkeypatch.setattr(
        rotation,
        "every_key",
        lambda: iter([key for one in others for key in keys.tenant_keys(one)]),
    )
    return reference


def test_new_provider_key_wraps_every_client_anew(alone: str) -> None:
    before = opened(alone)
    assert rotation.rotate_provider() == Renewed(True, 3)
    assert (own_label(alone), opened(alone)) == (["file/2"], before)


def test_provider_rotation_killed_halfway_goes_on(alone: str) -> None:
    before = opened(alone)

    def killed(done: int) -> None:
        if done == 2:
            raise KilledError

    with pytest.raises(KilledError):
        rotation.rotate_provider(tell=killed)
    assert opened(alone) == before
    assert rotation.rotate_provider() == Renewed(False, 1)
    assert (own_label(alone), opened(alone)) == (["file/2"], before)


def test_lost_provider_key_is_said_and_nothing_is_made_in_its_place(
    reference: str, settings: Settings, tmp_path: Path
) -> None:
    before = opened(reference)
    rotation_key = settings.VAULT_KEY_FILE
    for lost, code in ((False, "vault.damaged"), (True, "vault.provider_key")):
        settings.VAULT_KEY_FILE = tmp_path / f"other{lost}.key"
        if not lost:
            LocalKeyFile(settings.VAULT_KEY_FILE, create=True)
        keycache.clear()
        with ring.bound(reference), pytest.raises(Refusal) as refusal:
            ring.case_key(CASES[0])
        assert (refusal.value.code, settings.VAULT_KEY_FILE.exists()) == (code, not lost)
    settings.VAULT_KEY_FILE = rotation_key
    assert opened(reference) == before


def test_rows_sealed_before_a_rotation_open_after_it(tables: Tenant) -> None:
    note = Note.objects.create(case_id=uuid4(), text=STORY)
    rotation.rotate_tenant(str(tables.reference))
    keycache.clear()
    assert Note.objects.get(pk=note.pk).text == STORY


def test_wrapping_that_somebody_else_renewed_is_left(reference: str) -> None:
    (key,) = keys.tenant_keys(reference)
    rotation.rotate_tenant(reference)
    row = keys.all_of(reference).keys[0]
    stale = type(row)(**{**{name: getattr(row, name) for name in row.__slots__}, "under": 1})
    keeping.rewrap_data_keys([(stale, b"stale")], under=2)
    assert b"stale" not in {one.wrapped for one in keys.all_of(reference).keys}
    keeping.rewrap_tenant_key(key, type(key.wrapped)("file/9", b"once"))
    keeping.rewrap_tenant_key(key, type(key.wrapped)("file/9", b"twice"))
    assert keys.tenant_keys(reference)[0].wrapped.raw == b"once"
