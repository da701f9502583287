"""A small provider of OpenID Connect that says whatever a test wants, on loopback."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from jwt.algorithms import RSAAlgorithm

ITS_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
STRANGE_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
KID = "its-key"


def pem(key: rsa.RSAPrivateKey) -> bytes:
    """Return a private key as PEM."""
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def public_pem(key: rsa.RSAPrivateKey) -> bytes:
    """Return a public key as PEM."""
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def jwk(key: rsa.RSAPrivateKey, kid: str = KID) -> dict[str, Any]:
    """Return a public key as its issuer publishes it."""
    return {**RSAAlgorithm.to_jwk(key.public_key(), as_dict=True), "kid": kid, "use": "sig"}


@dataclass
class Provider:
    """What it says. `claims` go over the honest ones; `sign` makes the token in another way."""

    address: str = ""
    nonce: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    header: dict[str, Any] = field(default_factory=lambda: {"kid": KID})
    key: Any = ITS_KEY
    algorithm: str = "RS256"
    token: str = ""
    discovery: dict[str, Any] = field(default_factory=dict)
    keys: list[dict[str, Any]] = field(default_factory=lambda: [jwk(ITS_KEY)])
    userinfo: dict[str, Any] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)

    def id_token(self) -> str:
        """Return the token that it gives next."""
        now = int(time.time())
        honest = {
            "iss": self.address,
            "aud": "wederhoor",
            "sub": "u-1",
            "iat": now,
            "exp": now + 300,
            "nonce": self.nonce,
            "email": "zoe@acme.example",
            "email_verified": True,
            "name": "Zoë Acme",
            "groups": ["klachtenteam"],
            "amr": ["pwd", "mfa"],
            "auth_time": now,
        }
        said = {**honest, **self.claims}
        told = {name: value for name, value in said.items() if name not in self.without}
        made = jwt.encode(told, self.key, algorithm=self.algorithm, headers=self.header)
        return self.token or made

    def says(self, path: str) -> dict[str, Any]:
        """Return what stands at an address of it."""
        if path == "/keys":
            return {"keys": self.keys}
        if path == "/me":
            return self.userinfo
        honest = {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
            "authorization_response_iss_parameter_supported": True,
        }
        return {**honest, **self.discovery}


@contextmanager
def lying() -> Iterator[Provider]:
    """Run it until the block ends."""
    provider = Provider()

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._say(provider.says(self.path))

        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
            provider.asked.append({name: one[0] for name, one in parse_qs(sent).items()})
            self._say(
                {"access_token": "a", "token_type": "Bearer", "id_token": provider.id_token()}
            )

        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def _say(self, said: dict[str, Any]) -> None:
            content = json.dumps(said).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    provider.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
