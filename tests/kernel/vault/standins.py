"""Stand-ins that speak the protocols of Vault's transit engine and of AWS KMS, over HTTP.

They keep real keys and check what the services check: the token or signature, the associated
data, the version and whether the key may be used.
"""

import json
import threading
import time
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

from kernel.vault.sealing import DamagedError, Place, new_key, sealed, unsealed

Answer = tuple[int, dict[str, Any]]


@dataclass
class Standin:
    """A server on loopback; `mood` makes it refuse or be slow, as the real ones can."""

    mood: str = ""
    slow_seconds: float = 0.0
    keys: dict[str, list[bytes]] = field(default_factory=lambda: {"wederhoor": [new_key()]})
    asked: list[str] = field(default_factory=list)

    def __enter__(self) -> Self:
        standin = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                time.sleep(standin.slow_seconds)
                headers = {name.lower(): value for name, value in self.headers.items()}
                status, answer = standin.answer(self.path, headers, json.loads(body or b"{}"))
                raw = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Type", standin.content_type)
                self.send_header("Content-Length", str(len(raw)))
                self.end_headers()
                self.wfile.write(raw)

            do_PUT = do_POST  # noqa: N815 the name the server looks for

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()

    content_type = "application/json"

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server.server_port}"

    def answer(self, path: str, headers: dict[str, str], body: dict[str, Any]) -> Answer:
        """Answer one request."""
        raise NotImplementedError

    def renew(self) -> None:
        """Make a new version, as an administrator would."""
        self.keys["wederhoor"].append(new_key())


def _seal(versions: list[bytes], plain: bytes, context: str) -> bytes:
    return sealed(versions[-1], plain, Place("", "", context, ""), code=len(versions))


def _unseal(versions: list[bytes], raw: bytes, context: str) -> bytes:
    number = int.from_bytes(raw[2:6], "big")
    return unsealed(versions[number - 1], raw, Place("", "", context, ""))


class Transit(Standin):
    """The transit engine: POST /v1/transit/{encrypt,decrypt}/NAME, …/keys/NAME/rotate."""

    token = "s.invented"

    def answer(self, path: str, headers: dict[str, str], body: dict[str, Any]) -> Answer:
        """Answer as Vault's HTTP API does (api-docs/secret/transit)."""
        self.asked.append(path)
        if self.mood == "sealed":
            return 503, {"errors": ["Vault is sealed"]}
        if headers.get("x-vault-token") != self.token or self.mood == "denied":
            return 403, {"errors": ["permission denied"]}
        parts = path.strip("/").split("/")
        verb, name = (parts[4], parts[3]) if parts[-1] == "rotate" else (parts[2], parts[3])
        if name not in self.keys or self.mood == "lost":
            return 400, {"errors": ["encryption key not found"]}
        return getattr(self, f"_{verb}")(self.keys[name], body)  # type: ignore[no-any-return]

    def _rotate(self, versions: list[bytes], _body: dict[str, Any]) -> Answer:
        versions.append(new_key())
        return 200, {"data": {"latest_version": len(versions)}}

    def _encrypt(self, versions: list[bytes], body: dict[str, Any]) -> Answer:
        raw = _seal(versions, b64decode(body["plaintext"]), body["associated_data"])
        text = f"vault:v{len(versions)}:{b64encode(raw).decode()}"
        return 200, {"data": {"ciphertext": text, "key_version": len(versions)}}

    def _decrypt(self, versions: list[bytes], body: dict[str, Any]) -> Answer:
        try:
            raw = b64decode(body["ciphertext"].split(":")[2], validate=True)
            plain = _unseal(versions, raw, body["associated_data"])
        except (DamagedError, ValueError, IndexError):
            return 400, {"errors": ["cipher: message authentication failed"]}
        return 200, {"data": {"plaintext": b64encode(plain).decode()}}


class Kms(Standin):
    """AWS KMS: POST / with X-Amz-Target TrentService.Encrypt or .Decrypt, signed (SigV4)."""

    content_type = "application/x-amz-json-1.1"

    def answer(self, path: str, headers: dict[str, str], body: dict[str, Any]) -> Answer:
        """Answer as the KMS API does (docs.aws.amazon.com/kms/latest/APIReference)."""
        target = headers.get("x-amz-target", "")
        self.asked.append(f"{path}{target}")
        if self.mood == "sealed":
            return 500, {"__type": "KMSInternalException"}
        if not headers.get("authorization", "").startswith("AWS4-HMAC-SHA256 Credential="):
            return 400, {"__type": "MissingAuthenticationToken"}
        if self.mood == "denied":
            return 400, {"__type": "AccessDeniedException"}
        if body["KeyId"] not in self.keys or self.mood == "lost":
            return 400, {"__type": "NotFoundException"}
        versions = self.keys[body["KeyId"]]
        context = json.dumps(body.get("EncryptionContext", {}), sort_keys=True)
        return getattr(self, f"_{target.partition('.')[2].lower()}")(versions, body, context)  # type: ignore[no-any-return]

    def _rotatekeyondemand(
        self, versions: list[bytes], body: dict[str, Any], _context: str
    ) -> Answer:
        versions.append(new_key())
        return 200, {"KeyId": body["KeyId"]}

    def _encrypt(self, versions: list[bytes], body: dict[str, Any], context: str) -> Answer:
        raw = _seal(versions, b64decode(body["Plaintext"]), context)
        return 200, {"CiphertextBlob": b64encode(raw).decode(), "KeyId": body["KeyId"]}

    def _decrypt(self, versions: list[bytes], body: dict[str, Any], context: str) -> Answer:
        try:
            plain = _unseal(versions, b64decode(body["CiphertextBlob"]), context)
        except (DamagedError, ValueError, IndexError):
            return 400, {"__type": "InvalidCiphertextException"}
        return 200, {"Plaintext": b64encode(plain).decode(), "KeyId": body["KeyId"]}
