"""The provider key in the transit engine of HashiCorp Vault or OpenBao; it never leaves there.

The place goes along as associated data, which transit binds for keys of type aes256-gcm96
(Vault 1.9 and OpenBao). Transit's own rewrap does not take associated data, so a key is wrapped
anew by opening and wrapping it.
"""

from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import hvac
from hvac import exceptions
from requests.exceptions import RequestException

from kernel.vault.providers.contract import Wrapped, denied, key_lost, unavailable
from kernel.vault.sealing import DamagedError, Place, header

PATIENCE_SECONDS = 5
_DAMAGED = ("message authentication failed", "invalid ciphertext", "unable to decrypt")


class VaultTransit:
    """A named key of the transit engine at this address, used with this token."""

    kind = "transit"

    def __init__(self, address: str, *, token: str, key: str, mount: str = "transit") -> None:
        client = hvac.Client(url=address, token=token, timeout=PATIENCE_SECONDS)
        self._transit: Any = client.secrets.transit
        self._key, self._mount = key, mount

    def wrap(self, key: bytes, place: Place) -> Wrapped:
        """Return `key`, encrypted by the newest version of the transit key."""
        with self._understood(place):
            answer = self._transit.encrypt_data(
                self._key,
                plaintext=b64encode(key).decode(),
                associated_data=_associated(place),
                mount_point=self._mount,
            )
        text = str(answer["data"]["ciphertext"])
        return Wrapped(f"{self.kind}/{self._key}/{text.split(':')[1]}", text.encode())

    def unwrap(self, wrapped: Wrapped, place: Place) -> bytes:
        """Return the key; raise DamagedError when it was not wrapped here for this place."""
        _, name, _ = wrapped.label.split("/", 2)
        with self._understood(place):
            answer = self._transit.decrypt_data(
                name,
                ciphertext=wrapped.raw.decode(errors="replace"),
                associated_data=_associated(place),
                mount_point=self._mount,
            )
        return b64decode(answer["data"]["plaintext"])

    def renew(self) -> None:
        """Let the engine make a new version of the key."""
        with self._understood(Place("", "", "vault.renewal", "")):
            self._transit.rotate_key(self._key, mount_point=self._mount)

    @contextmanager
    def _understood(self, place: Place) -> Iterator[None]:
        """Say what the engine's refusals mean to us."""
        try:
            yield
        except (exceptions.Forbidden, exceptions.Unauthorized) as error:
            raise denied(self.kind) from error
        except (exceptions.InvalidRequest, exceptions.InvalidPath) as error:
            text = f"{error} {error.text or ''}".lower()
            if any(word in text for word in _DAMAGED):
                raise DamagedError(place.label) from error
            raise key_lost(self.kind, self._key) from error
        except (exceptions.VaultError, RequestException, KeyError, ValueError) as error:
            raise unavailable(self.kind) from error


def _associated(place: Place) -> str:
    return b64encode(place.associated(header())).decode()
