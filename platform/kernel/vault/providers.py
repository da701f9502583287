"""Where the provider key lives, the key that wraps every tenant's key. Never in the database."""

import os
import stat
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from kernel.vault.sealing import KEY_BYTES, Place, new_key, sealed, unsealed

_OPEN_TO_OTHERS = stat.S_IWGRP | stat.S_IRWXO


class Provider(Protocol):
    """Wraps and unwraps keys; what it wrapped at one place opens at no other."""

    def wrap(self, key: bytes, place: Place) -> bytes:
        """Return `key`, sealed under the provider key."""

    def unwrap(self, wrapped: bytes, place: Place) -> bytes:
        """Return the key; raise DamagedError when it was not wrapped here for this place."""


class LocalKeyFile:
    """A provider key in a file of one line: 64 hexadecimal digits, readable by its owner only.

    Raise ImproperlyConfigured when the file is absent (and may not be made), malformed, or
    writable by the group or open to others.
    """

    def __init__(self, path: Path, *, create: bool = False) -> None:
        if create and not path.exists():
            _create(path)
        self._key = _read(path)

    def wrap(self, key: bytes, place: Place) -> bytes:
        """Return `key`, sealed under the provider key."""
        return sealed(self._key, key, place)

    def unwrap(self, wrapped: bytes, place: Place) -> bytes:
        """Return the key; raise DamagedError when it was not wrapped here for this place."""
        return unsealed(self._key, wrapped, place)


def current() -> Provider:
    """Return the provider that the settings name: VAULT_KEY_FILE and VAULT_CREATE_KEY."""
    return _local(Path(settings.VAULT_KEY_FILE), create=bool(settings.VAULT_CREATE_KEY))


@lru_cache(maxsize=4)
def _local(path: Path, *, create: bool) -> LocalKeyFile:
    return LocalKeyFile(path, create=create)


def _create(path: Path) -> None:
    """Make the file whole or not at all; of two processes that try at once, one wins."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(new_key().hex() + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _read(path: Path) -> bytes:
    try:
        mode = path.stat().st_mode
        text = path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(
            f"The vault's key file {path} cannot be read ({type(error).__name__}). "
            "Put the key back from its safe copy; for a new installation set VAULT_CREATE_KEY.",
        ) from error
    if mode & _OPEN_TO_OTHERS:
        raise ImproperlyConfigured(
            f"The vault's key file {path} is open to others. Run: chmod 600 {path}",
        )
    return _key(text, path)


def _key(text: str, path: Path) -> bytes:
    try:
        key = bytes.fromhex(text)
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise ImproperlyConfigured(
            f"The vault's key file {path} must hold {KEY_BYTES * 2} hexadecimal digits.",
        )
    return key
