"""The provider key in a file of this machine: for a single host, for development and tests."""

import os
import stat
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from kernel.vault.providers.contract import Wrapped, key_lost
from kernel.vault.sealing import KEY_BYTES, Place, code_of, new_key, sealed, unsealed

_OPEN_TO_OTHERS = stat.S_IWGRP | stat.S_IRWXO


class LocalKeyFile:
    """Provider keys in a file, a line of 64 hexadecimal digits each, for its owner only.

    The number of the line is the version; the last line wraps. Raise ImproperlyConfigured when
    the file is absent (and may not be made), malformed, or writable by the group or open to
    others.
    """

    kind = "file"

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self._path = path
        if create and not path.exists():
            _create(path)
        self._keys = _read(path)

    def wrap(self, key: bytes, place: Place) -> Wrapped:
        """Return `key`, sealed under the newest provider key."""
        version = len(self._keys)
        raw = sealed(self._keys[-1], key, place, code=version)
        return Wrapped(f"{self.kind}/{version}", raw)

    def unwrap(self, wrapped: Wrapped, place: Place) -> bytes:
        """Return the key; raise DamagedError when it was not wrapped here for this place.

        A version that another process added is read from the file; Refusal "vault.provider_key"
        when it is not there either.
        """
        version = code_of(wrapped.raw, place.label)
        if version > len(self._keys):
            self._keys = _read(self._path)
        if not 0 < version <= len(self._keys):
            raise key_lost(self.kind, wrapped.label)
        return unsealed(self._keys[version - 1], wrapped.raw, place)

    def renew(self) -> None:
        """Add a line to the file, whole or not at all."""
        _write(self._path, [*_read(self._path), new_key()])
        self._keys = _read(self._path)


def _create(path: Path) -> None:
    """Make the file whole or not at all; of two processes that try at once, one wins."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = _draft(path, [new_key()])
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _write(path: Path, keys: list[bytes]) -> None:
    _draft(path, keys).replace(path)


def _draft(path: Path, keys: list[bytes]) -> Path:
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.writelines(f"{key.hex()}\n" for key in keys)
        file.flush()
        os.fsync(file.fileno())
    return draft


def _read(path: Path) -> list[bytes]:
    try:
        mode = path.stat().st_mode
        lines = path.read_text("ascii").split()
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(
            f"The vault's key file {path} cannot be read ({type(error).__name__}). "
            "Put the key back from its safe copy; for a new installation set VAULT_CREATE_KEY.",
        ) from error
    if mode & _OPEN_TO_OTHERS:
        raise ImproperlyConfigured(
            f"The vault's key file {path} is open to others. Run: chmod 600 {path}",
        )
    return [_key(line, path) for line in lines or [""]]


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
