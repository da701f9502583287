import os
import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from pytest_django import Settings

from kernel.errors import Refusal
from kernel.vault import providers
from kernel.vault.providers import Wrapped, local
from kernel.vault.providers.local import LocalKeyFile
from kernel.vault.sealing import DamagedError, Place

PLACE = Place("acme", "tenant", "vault.tenant_key", "")
KEY = bytes(range(32))


def made(path: Path) -> LocalKeyFile:
    return LocalKeyFile(path, create=True)


def test_key_file_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "secrets" / "provider.key"
    wrapped = made(path).wrap(KEY, PLACE)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in path.parent.iterdir()] == ["provider.key"]
    assert made(path).unwrap(wrapped, PLACE) == KEY


def test_key_file_of_another_process_that_was_first_is_used(tmp_path: Path) -> None:
    path = tmp_path / "provider.key"
    first = made(path)
    local._create(path)  # noqa: SLF001 as when both saw no file
    assert LocalKeyFile(path).unwrap(first.wrap(KEY, PLACE), PLACE) == KEY


def test_absent_key_file_is_not_made_unless_allowed(tmp_path: Path) -> None:
    path = tmp_path / "provider.key"
    with pytest.raises(ImproperlyConfigured, match=r"cannot be read \(FileNotFoundError\)"):
        LocalKeyFile(path)
    assert not path.exists()


@pytest.mark.parametrize("text", ["", "00" * 31, "zz" * 32, "00" * 33, "é"])
def test_malformed_key_file_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "provider.key"
    path.write_text(text)
    path.chmod(0o600)
    with pytest.raises(ImproperlyConfigured, match=r"hexadecimal digits|cannot be read"):
        LocalKeyFile(path)


@pytest.mark.parametrize("mode", [0o604, 0o602, 0o620, 0o644])
def test_key_file_open_to_others_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "provider.key"
    made(path)
    path.chmod(mode)
    with pytest.raises(ImproperlyConfigured, match="open to others"):
        LocalKeyFile(path)


@pytest.mark.parametrize("mode", [0o400, 0o600, 0o440])
def test_key_file_closed_to_others_is_read(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "provider.key"
    wrapped = made(path).wrap(KEY, PLACE)
    path.chmod(mode)
    assert LocalKeyFile(path).unwrap(wrapped, PLACE) == KEY


def test_key_wrapped_by_another_provider_or_for_another_tenant_does_not_open(
    tmp_path: Path,
) -> None:
    one, other = made(tmp_path / "one.key"), made(tmp_path / "other.key")
    wrapped = one.wrap(KEY, PLACE)
    with pytest.raises(DamagedError):
        other.unwrap(wrapped, PLACE)
    with pytest.raises(DamagedError):
        one.unwrap(wrapped, Place("globex", "tenant", "vault.tenant_key", ""))


@pytest.mark.django_db
def test_current_provider_is_the_one_of_the_settings(
    settings: Settings,
    tmp_path: Path,
) -> None:
    settings.VAULT_KEY_FILE = str(tmp_path / "provider.key")
    made(tmp_path / "provider.key")
    wrapped = providers.current().wrap(KEY, PLACE)
    assert made(tmp_path / "provider.key").unwrap(wrapped, PLACE) == KEY
    assert providers.probe() == "file/1"


@pytest.mark.django_db
def test_lost_key_file_is_not_made_anew_where_keys_were_wrapped(
    settings: Settings,
    tmp_path: Path,
) -> None:
    settings.VAULT_KEY_FILE = tmp_path / "provider.key"
    settings.VAULT_CREATE_KEY = True
    with pytest.raises(Refusal) as refusal:
        providers.current()
    assert (refusal.value.code, settings.VAULT_KEY_FILE.exists()) == ("vault.provider_key", False)


@pytest.mark.parametrize("label", ["", "paper/1", "file"])
@pytest.mark.django_db
def test_label_of_no_provider_of_ours_opens_nothing(label: str) -> None:
    with pytest.raises(Refusal) as refusal:
        providers.of_label(label).unwrap(Wrapped(label, b"\1\1\0\0\0\7"), PLACE)
    assert refusal.value.code == "vault.provider_key"


def test_half_written_key_file_is_never_seen(tmp_path: Path) -> None:
    draft = tmp_path / f"provider.key.{os.getpid()}.new"
    draft.touch()
    with pytest.raises(FileExistsError):
        made(tmp_path / "provider.key")
    assert not (tmp_path / "provider.key").exists()
