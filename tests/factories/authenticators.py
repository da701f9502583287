"""A device with passkeys in software: it signs as a phone does, and lies where a test says so."""

import json
from dataclasses import dataclass, field
from hashlib import sha256
from secrets import token_bytes
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import Aaguid, AttestedCredentialData, AuthenticatorData

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


@dataclass
class Device:
    """One passkey. Change `origin`, `rp_id`, `flags` or `count` to let it lie."""

    origin: str = "https://acme.localhost"
    rp_id: str = "acme.localhost"
    flags: int = PRESENT | VERIFIED
    count: int = 0
    identity: bytes = field(default_factory=lambda: token_bytes(32))
    handle: bytes = b""

    def __post_init__(self) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())

    def create(self, options: str) -> str:
        """Answer the request to make a passkey."""
        asked = json.loads(options)
        self.handle = websafe_decode(asked["user"]["id"])
        key = ES256.from_cryptography_key(self._key.public_key())
        made = AttestedCredentialData.create(Aaguid(bytes(16)), self.identity, key)
        data = self._data(self.flags | ATTESTED, bytes(made))
        statement = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client("webauthn.create", asked)
        return self._answer(clientDataJSON=client, attestationObject=statement)

    def get(self, options: str) -> str:
        """Answer the request to prove that its owner is there."""
        client = self._client("webauthn.get", json.loads(options))
        data = self._data(self.flags, b"")
        signature = self._key.sign(data + sha256(client).digest(), ec.ECDSA(SHA256()))
        return self._answer(
            clientDataJSON=client,
            authenticatorData=data,
            signature=signature,
            userHandle=self.handle,
        )

    def _client(self, kind: str, asked: dict[str, Any]) -> bytes:
        told = {"type": kind, "challenge": asked["challenge"], "origin": self.origin}
        return json.dumps(told).encode()

    def _data(self, flags: int, made: bytes) -> bytes:
        place = sha256(self.rp_id.encode()).digest()
        return bytes(AuthenticatorData(place + bytes([flags]) + self.count.to_bytes(4) + made))

    def _answer(self, **said: bytes) -> str:
        name = websafe_encode(self.identity)
        response = {key: websafe_encode(value) for key, value in said.items()}
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": response})
