"""The provider key in AWS KMS; it never leaves there. The place is the encryption context.

KMS renews the material behind a key by itself and keeps the old; a wrapped key does not say
which it used. To wrap everything anew, make another KMS key and set its name.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import boto3.session
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError

from kernel.vault.providers.contract import Wrapped, denied, key_lost, unavailable
from kernel.vault.sealing import DamagedError, Place

PATIENCE_SECONDS = 5
_DENIED = frozenset(
    {
        "AccessDeniedException",
        "UnrecognizedClientException",
        "InvalidSignatureException",
        "ExpiredTokenException",
        "MissingAuthenticationToken",
    }
)
_DAMAGED = frozenset({"InvalidCiphertextException", "IncorrectKeyException"})
_KEY_LOST = frozenset(
    {
        "NotFoundException",
        "DisabledException",
        "KMSInvalidStateException",
        "InvalidKeyUsageException",
    }
)


class AwsKms:
    """A symmetric KMS key: its id, ARN or alias. Credentials come from AWS's own chain."""

    kind = "kms"

    def __init__(self, key: str, *, region: str, endpoint: str = "") -> None:
        config = Config(
            connect_timeout=PATIENCE_SECONDS,
            read_timeout=PATIENCE_SECONDS,
            retries={"total_max_attempts": 2},
        )
        self._key = key
        self._kms: Any = boto3.session.Session().client(
            "kms", region_name=region, endpoint_url=endpoint or None, config=config
        )

    def wrap(self, key: bytes, place: Place) -> Wrapped:
        """Return `key`, encrypted by the KMS key."""
        with self._understood(place):
            answer = self._kms.encrypt(
                KeyId=self._key, Plaintext=key, EncryptionContext=_context(place)
            )
        return Wrapped(f"{self.kind}/{self._key}", bytes(answer["CiphertextBlob"]))

    def unwrap(self, wrapped: Wrapped, place: Place) -> bytes:
        """Return the key; raise DamagedError when it was not wrapped here for this place."""
        with self._understood(place):
            answer = self._kms.decrypt(
                KeyId=wrapped.label.partition("/")[2],
                CiphertextBlob=wrapped.raw,
                EncryptionContext=_context(place),
            )
        return bytes(answer["Plaintext"])

    def renew(self) -> None:
        """Let KMS renew the material behind the key now."""
        with self._understood(Place("", "", "vault.renewal", "")):
            self._kms.rotate_key_on_demand(KeyId=self._key)

    @contextmanager
    def _understood(self, place: Place) -> Iterator[None]:
        """Say what KMS's refusals mean to us."""
        try:
            yield
        except ClientError as error:
            code = str(error.response.get("Error", {}).get("Code", ""))
            if code in _DAMAGED:
                raise DamagedError(place.label) from error
            if code in _DENIED:
                raise denied(self.kind) from error
            if code in _KEY_LOST:
                raise key_lost(self.kind, self._key) from error
            raise unavailable(self.kind) from error
        except NoCredentialsError as error:
            raise denied(self.kind) from error
        except BotoCoreError as error:
            raise unavailable(self.kind) from error


def _context(place: Place) -> dict[str, str]:
    parts = {
        "reference": place.reference,
        "scope": place.scope,
        "label": place.label,
        "row": place.row,
    }
    return {name: value for name, value in parts.items() if value}
